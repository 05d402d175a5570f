package io.dqrun.convert.database;

import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;

/** Db2 opens a database, not a schema; classifications are what tag categories were. */
final class Db2DatabaseAndPolicyTags extends ConnectionRule {

  Db2DatabaseAndPolicyTags() {
    super(
        "DB-15",
        "Removes databaseSchema of Db2, renames tagCategoryName of BigQuery",
        "0.12",
        "0.13.0",
        "Db2",
        "BigQuery");
  }

  @Override
  void change(WorkflowFile file, Fields connection, Remarks remarks) {
    if (connection.text("type").orElse("").equals("BigQuery")) {
      connection.rename("tagCategoryName", "classificationName");
    } else {
      connection.remove("databaseSchema");
      connection.require("database", "name the database to open");
    }
  }
}
