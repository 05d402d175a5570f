package io.dqrun.convert.database;

import io.dqrun.convert.Certificates;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.workflow.ConnectionTypes;

/**
 * The certificate of an encrypted connection got the name that it has everywhere; see {@link
 * Certificates} for its value.
 */
final class RenameCertificatePath extends ConnectionRule {

  RenameCertificatePath() {
    super(
        "DB-04",
        "Renames sslConfig.certificatePath of databases to sslConfig.caCertificate",
        "1.3",
        "1.4.0",
        ConnectionTypes.names().toArray(String[]::new));
  }

  @Override
  void change(WorkflowFile file, Fields connection, Remarks remarks) {
    connection.object("sslConfig").ifPresent(ssl -> rename(file, ssl, remarks));
  }

  private static void rename(WorkflowFile file, Fields ssl, Remarks remarks) {
    ssl.renamable("certificatePath", "caCertificate")
        .ifPresent(
            path -> {
              Certificates.refer(file, path, remarks);
              ssl.name(path, "caCertificate");
            });
  }
}
