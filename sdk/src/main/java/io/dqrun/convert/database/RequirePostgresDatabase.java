package io.dqrun.convert.database;

import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;

/** PostgreSQL must be told which database to open first; no database stood for all of them. */
final class RequirePostgresDatabase extends ConnectionRule {

  RequirePostgresDatabase() {
    super("DB-11", "Asks for the database of Postgres", "0.13", "1.0.0", "Postgres");
  }

  @Override
  void change(WorkflowFile file, Fields connection, Remarks remarks) {
    connection.require(
        "database",
        "name the database to open first; where all databases of the server were meant, also write"
            + " `ingestAllDatabases: true`");
  }
}
