package io.dqrun.convert.service;

import io.dqrun.convert.KeyMoves;
import io.dqrun.convert.Remarks;
import io.dqrun.draft.Draft;
import java.util.Map;
import java.util.Optional;

/** Elasticsearch got certificates for both sides. */
final class SearchCertificateToSslConfig extends ServiceRule {

  SearchCertificateToSslConfig() {
    super(
        "SC-11",
        "Moves caCert of ElasticSearch to sslConfig.certificates.caCertPath",
        "1.2.0",
        "1.2.1",
        "ElasticSearch");
  }

  @Override
  void change(Draft.Mapping connection, Remarks remarks) {
    Optional<Draft.Entry> given = connection.find("sslConfig").filter(e -> !e.isNull());
    Optional<Draft.Entry> old = connection.find("caCert");
    if (old.isPresent() && given.isPresent() && !old.get().isNull()) {
      remarks.undecided(
          old.get(),
          "`caCert` belongs into `sslConfig.certificates`, and the file already has an sslConfig",
          "write it there as `caCertPath`, or remove it, then convert again");
      return;
    }
    KeyMoves.moveBelow(connection, "sslConfig", Map.of("caCert", "caCertPath"), remarks)
        .ifPresent(config -> config.wrap("certificates", config.entries()));
  }
}
