package io.dqrun.convert.database;

import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;

/**
 * Databricks must be told the path of the compute resource; the server wrote an empty one into what
 * it stores.
 */
final class AddHttpPath extends ConnectionRule {

  AddHttpPath() {
    super("DB-23", "Adds httpPath to Databricks", "1.6", "1.7.0", "Databricks");
  }

  @Override
  void change(WorkflowFile file, Fields connection, Remarks remarks) {
    if (connection.has("httpPath")) {
      return;
    }
    connection
        .type()
        .ifPresent(
            type ->
                remarks.review(
                    type,
                    "a Databricks connection needs `httpPath` since 1.7; it is now empty",
                    "write the HTTP path of the warehouse or cluster"));
    connection.write("hostPort", "httpPath", "");
  }
}
