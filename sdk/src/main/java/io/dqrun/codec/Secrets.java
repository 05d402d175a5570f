package io.dqrun.codec;

/** What a writer does with secrets that stand in a workflow as they are. */
public enum Secrets {
  /**
   * It refuses to write the workflow. References, <code>${NAME}</code> and <code>${file:/path}
   * </code>, are no secrets; <code>$NAME</code> is taken for one, since it may be a password.
   *
   * <p>What is secret is known for the fields of connections and of the server, all extra headers
   * included; in free settings, such as connection options, the keys tell, such as {@code token}.
   */
  REFUSE,
  /** It writes them. The text is then to be kept like the secrets themselves. */
  WRITE
}
