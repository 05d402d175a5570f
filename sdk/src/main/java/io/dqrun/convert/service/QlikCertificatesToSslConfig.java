package io.dqrun.convert.service;

import io.dqrun.convert.KeyMoves;
import io.dqrun.convert.Remarks;
import io.dqrun.draft.Draft;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All certificates got one layout. */
final class QlikCertificatesToSslConfig extends ServiceRule {

  private static final Map<String, String> NAMES =
      Map.of(
          "rootCertificateData", "caCertificate",
          "clientCertificateData", "sslCertificate",
          "clientKeyCertificateData", "sslKey");

  /** The other layout, which stays: names of files. */
  private static final List<String> PATHS =
      List.of("rootCertificate", "clientCertificate", "clientKeyCertificate");

  QlikCertificatesToSslConfig() {
    super(
        "SC-14",
        "Moves the certificates of QlikSense to certificates.sslConfig, removes stagingDir",
        "1.3",
        "1.4.0",
        "QlikSense");
  }

  @Override
  void change(Draft.Mapping connection, Remarks remarks) {
    Optional<Draft.Mapping> found = connection.mapping("certificates");
    if (found.isEmpty() || PATHS.stream().anyMatch(found.get()::has)) {
      return;
    }
    Draft.Mapping certificates = found.get();
    certificates.entries().stream()
        .filter(entry -> NAMES.containsKey(entry.key()) && !entry.isNull())
        .findFirst()
        .ifPresent(
            entry ->
                remarks.review(
                    entry,
                    "the certificates are now read from `sslConfig`, without a `stagingDir`",
                    "check that the values are the texts of the certificates, not names of files"));
    KeyMoves.moveBelow(certificates, "sslConfig", NAMES, remarks);
    KeyMoves.remove(certificates, List.of("stagingDir"), remarks);
  }
}
