package io.dqrun.convert.service;

import io.dqrun.convert.Certificates;
import io.dqrun.convert.KeyMoves;
import io.dqrun.convert.Remarks;
import io.dqrun.draft.Draft;
import java.util.List;
import java.util.Map;

/**
 * The certificates of the database behind a service moved as those of a database itself did.
 *
 * <p>Where the inner connection says its type, and behind Hive, the rules for databases act. This
 * one is for those that leave the type to its default; their keys tell the old layout as well.
 */
final class InnerDatabaseSsl extends ServiceRule {

  private static final Map<String, String> NAMES =
      Map.of("sslCA", "caCertificate", "sslCert", "sslCertificate", "sslKey", "sslKey");

  InnerDatabaseSsl() {
    super(
        "SC-15",
        "Moves the certificates of an inner database connection to sslConfig",
        "1.3",
        "1.4.0",
        "Superset",
        "Alation",
        "Airflow");
  }

  @Override
  void change(Draft.Mapping connection, Remarks remarks) {
    for (String key : List.of("connection", "metastoreConnection")) {
      connection
          .mapping(key)
          .filter(inner -> inner.find("type").map(Draft.Entry::isNull).orElse(true))
          .ifPresent(inner -> move(inner, remarks));
    }
  }

  private static void move(Draft.Mapping inner, Remarks remarks) {
    Certificates.review(inner, NAMES.keySet(), remarks);
    KeyMoves.moveBelow(inner, "sslConfig", NAMES, remarks);
    inner
        .mapping("sslConfig")
        .ifPresent(
            config -> {
              Certificates.review(config, List.of("certificatePath"), remarks);
              KeyMoves.rename(config, "certificatePath", "caCertificate", remarks);
            });
  }
}
