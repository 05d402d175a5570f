package io.dqrun.convert.service;

import io.dqrun.convert.Certificates;
import io.dqrun.convert.KeyMoves;
import io.dqrun.convert.Remarks;
import io.dqrun.draft.Draft;
import java.util.Map;

/** All certificates got one layout, with their text in place of the names of files. */
final class OpenLineageSslToConfig extends ServiceRule {

  private static final Map<String, String> NAMES =
      Map.of(
          "SSLCALocation", "caCertificate",
          "SSLCertificateLocation", "sslCertificate",
          "SSLKeyLocation", "sslKey");

  OpenLineageSslToConfig() {
    super(
        "SC-13",
        "Moves SSLCALocation, SSLCertificateLocation and SSLKeyLocation of OpenLineage to sslConfig",
        "1.3",
        "1.4.0",
        "OpenLineage");
  }

  @Override
  void change(Draft.Mapping connection, Remarks remarks) {
    Certificates.review(connection, NAMES.keySet(), remarks);
    KeyMoves.moveBelow(connection, "sslConfig", NAMES, remarks);
  }
}
