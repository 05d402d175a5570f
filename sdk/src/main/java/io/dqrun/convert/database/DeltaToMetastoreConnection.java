package io.dqrun.convert.database;

import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;
import java.util.List;
import java.util.Optional;

/** The ways to reach the metastore of DeltaLake exclude each other. */
final class DeltaToMetastoreConnection extends ConnectionRule {

  DeltaToMetastoreConnection() {
    super(
        "DB-08",
        "Moves metastoreHostPort or metastoreFilePath of DeltaLake to metastoreConnection",
        "0.12.0",
        "0.12.1",
        "DeltaLake");
  }

  @Override
  void change(WorkflowFile file, Fields connection, Remarks remarks) {
    for (String key : List.of("metastoreHostPort", "metastoreFilePath")) {
      Optional<Draft.Entry> old = connection.former(key);
      if (old.isPresent() && connection.has("configSource")) {
        remarks.undecided(
            old.get(),
            "`" + key + "` is the old layout of `configSource`, and the file has both",
            "remove the one that is not meant, then convert again");
      } else {
        connection.moveAlone(key, "metastoreConnection", key);
      }
    }
  }
}
