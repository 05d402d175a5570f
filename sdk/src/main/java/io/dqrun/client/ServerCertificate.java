package io.dqrun.client;

/** What is asked of the certificate of a server. */
public enum ServerCertificate {
  /** An authority that is trusted vouches for it, and it names the server's host. */
  CHECKED,
  /** Nothing: whoever answers gets the token. The client's warnings say so. */
  IGNORED
}
