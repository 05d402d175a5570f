package io.dqrun.workflow;

import java.util.Optional;

/**
 * The {@code sslConfig} of a database connection: PEM texts since OpenMetadata 1.4, no paths.
 *
 * @param caCertificate the certificates of the authorities that may vouch for the database
 * @param sslCertificate the client's certificate
 * @param sslKey the client's key; a secret
 */
public record SslConfig(
    Optional<String> caCertificate, Optional<String> sslCertificate, Optional<String> sslKey) {

  /** Only what is there, not what it is. */
  @Override
  public String toString() {
    return "SslConfig[caCertificate="
        + caCertificate.isPresent()
        + ", sslCertificate="
        + sslCertificate.isPresent()
        + ", sslKey="
        + sslKey.isPresent()
        + "]";
  }
}
