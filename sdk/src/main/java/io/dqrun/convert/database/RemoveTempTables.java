package io.dqrun.convert.database;

import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;

/**
 * Temporary tables are not taken any more; transient ones, which have a switch, are different ones.
 */
final class RemoveTempTables extends ConnectionRule {

  RemoveTempTables() {
    super("DB-19", "Removes includeTempTables of Snowflake", "1.3", "1.4.0", "Snowflake");
  }

  @Override
  void change(WorkflowFile file, Fields connection, Remarks remarks) {
    connection
        .former("includeTempTables")
        .ifPresent(
            old ->
                remarks.review(
                    old,
                    "`includeTempTables` is gone; `includeTransientTables` is about other tables",
                    "check whether transient tables are wanted, and say so if not:"
                        + " `includeTransientTables: false`"));
    connection.remove("includeTempTables");
  }
}
