package io.dqrun.convert.database;

import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;

/** Iceberg tables are reached through their catalogs. */
final class RefuseIceberg extends ConnectionRule {

  RefuseIceberg() {
    super("DB-27", "Refuses Iceberg connections", "1.12", "1.13.0", "Iceberg");
  }

  @Override
  void change(WorkflowFile file, Fields connection, Remarks remarks) {
    connection
        .type()
        .ifPresent(
            type ->
                remarks.undecided(
                    type,
                    "the connection type Iceberg was removed",
                    "connect through the catalog that holds the tables, such as Glue, Trino or"
                        + " Hive, or keep the file for an older server"));
  }
}
