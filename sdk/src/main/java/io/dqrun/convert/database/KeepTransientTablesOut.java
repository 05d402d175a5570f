package io.dqrun.convert.database;

import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;

/**
 * Transient tables were left out unless asked for, and are now taken unless refused.
 *
 * <p>A file without the switch means one thing in a file of 1.4 and the other in one of 1.5, and
 * nothing in it tells its age for certain. So the old default is written only where an older rule
 * had to change this file: then it was written for the old one. It is not written into test suites
 * and other kinds that read no list of tables, where it has no effect.
 */
final class KeepTransientTablesOut extends ConnectionRule {

  KeepTransientTablesOut() {
    super(
        "DB-20",
        "Writes the former default of includeTransientTables of Snowflake",
        "1.4",
        "1.5.0",
        "Snowflake");
  }

  @Override
  void change(WorkflowFile file, Fields connection, Remarks remarks) {
    boolean readsTables =
        file.kind().equals("DatabaseMetadata")
            || (file.kind().isEmpty() && !file.root().has("processor"));
    if (readsTables && file.isChanged() && !connection.has("includeTransientTables")) {
      connection.write("warehouse", "includeTransientTables", false);
    }
  }
}
