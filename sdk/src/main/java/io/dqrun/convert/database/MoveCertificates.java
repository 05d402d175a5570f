package io.dqrun.convert.database;

import io.dqrun.convert.Certificates;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;

/**
 * The certificates of MySQL and Doris moved into one object; see {@link Certificates} for their
 * values.
 */
final class MoveCertificates extends ConnectionRule {

  MoveCertificates() {
    super(
        "DB-03",
        "Moves sslCA, sslCert and sslKey of Mysql and Doris to sslConfig",
        "1.3",
        "1.4.0",
        "Mysql",
        "Doris");
  }

  @Override
  void change(WorkflowFile file, Fields connection, Remarks remarks) {
    move(file, connection, remarks, "sslCA", "caCertificate");
    move(file, connection, remarks, "sslCert", "sslCertificate");
    move(file, connection, remarks, "sslKey", "sslKey");
  }

  private static void move(
      WorkflowFile file, Fields connection, Remarks remarks, String from, String to) {
    connection
        .movable(from, "sslConfig", to)
        .ifPresent(
            path -> {
              Certificates.refer(file, path, remarks);
              connection.put(path, "sslConfig", to);
            });
  }
}
