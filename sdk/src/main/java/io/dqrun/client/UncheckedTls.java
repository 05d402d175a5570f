package io.dqrun.client;

/** Whether the certificate of another machine may go unchecked when that is asked for. */
public enum UncheckedTls {
  REFUSE,
  ALLOW
}
