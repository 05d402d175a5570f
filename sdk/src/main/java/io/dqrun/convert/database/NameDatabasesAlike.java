package io.dqrun.convert.database;

import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;

/** Databases are named in the same way by all connections. */
final class NameDatabasesAlike extends ConnectionRule {

  NameDatabasesAlike() {
    super(
        "DB-14",
        "Renames database of Druid, removes storageServiceName of Glue, asks for uriString of Mssql",
        "0.13",
        "1.0.0",
        "Mssql",
        "Druid",
        "Glue",
        "AzureSQL");
  }

  @Override
  void change(WorkflowFile file, Fields connection, Remarks remarks) {
    switch (connection.text("type").orElse("")) {
      case "Druid" -> connection.rename("database", "databaseName");
      case "Glue" -> connection.remove("storageServiceName");
      case "AzureSQL" ->
          connection.require(
              "database",
              "name the database to open first; where all databases of the server were meant, also"
                  + " write `ingestAllDatabases: true`");
      default ->
          connection
              .former("uriString")
              .ifPresent(
                  uri ->
                      remarks.undecided(
                          uri,
                          "`uriString` is not read since 1.0: its parts have fields of their own",
                          "write its parts as hostPort, database, username and password, and remove"
                              + " it"));
    }
  }
}
