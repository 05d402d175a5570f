package io.dqrun.workflow;

/** How the server's certificate is checked; the key {@code verifySSL}. */
public enum VerifySsl {
  /** Against the authorities that this Java trusts; the default, in spite of its name upstream. */
  NO_SSL("no-ssl"),
  /** Not at all. */
  IGNORE("ignore"),
  /** Against the authority of {@code sslConfig.caCertificate}. */
  VALIDATE("validate");

  private final String text;

  VerifySsl(String text) {
    this.text = text;
  }

  /** The spelling in the workflow file. */
  public String text() {
    return text;
  }
}
