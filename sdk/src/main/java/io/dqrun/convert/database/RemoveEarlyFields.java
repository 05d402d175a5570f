package io.dqrun.convert.database;

import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;
import java.util.Optional;

/** Fields that say nothing any more; Databricks is signed in to by token only. */
final class RemoveEarlyFields extends ConnectionRule {

  RemoveEarlyFields() {
    super(
        "DB-10",
        "Removes the fields of Athena, Databricks, DynamoDB and DeltaLake that 0.12 dropped",
        "0.11",
        "0.12.0",
        "Athena",
        "Databricks",
        "DynamoDB",
        "DeltaLake");
  }

  @Override
  void change(WorkflowFile file, Fields connection, Remarks remarks) {
    switch (connection.text("type").orElse("")) {
      case "Athena" -> connection.remove("hostPort");
      case "DynamoDB" -> connection.remove("database");
      case "DeltaLake" -> connection.remove("connectionOptions", "supportsProfiler");
      default -> databricks(connection, remarks);
    }
  }

  private static void databricks(Fields connection, Remarks remarks) {
    Optional<Draft.Entry> old =
        connection.former("password").or(() -> connection.former("username"));
    if (old.isPresent() && !connection.has("token") && !connection.has("authType")) {
      remarks.undecided(
          old.get(),
          "a user name and a password do not open Databricks since 0.12; a personal access token does",
          "write `token: ${DATABRICKS_TOKEN}` in their place, then convert again");
      return;
    }
    connection.remove("username", "password");
  }
}
