package io.dqrun.convert.database;

import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;
import java.util.Optional;

/** The names by which Oracle is reached exclude each other; of both, the service name was used. */
final class OracleConnectionType extends ConnectionRule {

  OracleConnectionType() {
    super(
        "DB-09",
        "Moves databaseSchema or oracleServiceName of Oracle to oracleConnectionType",
        "0.11",
        "0.12.0",
        "Oracle");
  }

  @Override
  void change(WorkflowFile file, Fields connection, Remarks remarks) {
    if (!connection.has("oracleConnectionType")) {
      reviewSchema(connection, remarks);
    }
    connection.moveAlone("oracleServiceName", "oracleConnectionType", "oracleServiceName");
    connection.moveAlone("databaseSchema", "oracleConnectionType", "databaseSchema");
  }

  private static void reviewSchema(Fields connection, Remarks remarks) {
    Optional<Draft.Entry> schema = connection.former("databaseSchema");
    if (schema.isEmpty()) {
      return;
    }
    if (connection.has("oracleServiceName")) {
      remarks.review(
          schema.get(),
          "`databaseSchema` is gone: beside `oracleServiceName` it was not used to connect",
          "check that the connection opens the database that you mean");
      schema.get().remove();
    } else {
      remarks.review(
          schema.get(),
          "`databaseSchema` is now the one name by which the database is reached",
          "check that it is meant so, or give oracleConnectionType.oracleServiceName");
    }
  }
}
