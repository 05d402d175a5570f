package io.dqrun.convert.database;

import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;

/** DeltaLake can also be read from a storage. */
final class DeltaToConfigSource extends ConnectionRule {

  DeltaToConfigSource() {
    super(
        "DB-07",
        "Moves metastoreConnection and appName of DeltaLake to configSource",
        "1.4",
        "1.5.0",
        "DeltaLake");
  }

  @Override
  void change(WorkflowFile file, Fields connection, Remarks remarks) {
    connection.move("metastoreConnection", "configSource", "connection");
    connection.move("appName", "configSource", "appName");
  }
}
