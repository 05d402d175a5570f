package io.dqrun.convert.database;

import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;

/** SQL Server must be told which database to open first. */
final class RequireMssqlDatabase extends ConnectionRule {

  RequireMssqlDatabase() {
    super("DB-21", "Asks for the database of Mssql", "1.3", "1.4.0", "Mssql");
  }

  @Override
  void change(WorkflowFile file, Fields connection, Remarks remarks) {
    if (connection.has("uriString")) {
      return;
    }
    connection.require(
        "database",
        "name the database to open first; where all databases of the server were meant, also write"
            + " `ingestAllDatabases: true`");
  }
}
