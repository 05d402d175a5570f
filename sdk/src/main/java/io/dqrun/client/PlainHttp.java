package io.dqrun.client;

/** Whether a token may travel unencrypted to another machine. */
public enum PlainHttp {
  /** A token is sent over TLS or to this machine only; the default. */
  REFUSE_TOKEN,
  /** Everyone on the way to the server may read the token. */
  ALLOW_TOKEN
}
