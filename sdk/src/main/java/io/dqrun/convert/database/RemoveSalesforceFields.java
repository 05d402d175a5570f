package io.dqrun.convert.database;

import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;

/** Salesforce is not reached through a database driver. */
final class RemoveSalesforceFields extends ConnectionRule {

  RemoveSalesforceFields() {
    super("DB-13", "Removes the driver fields of Salesforce", "0.13", "1.0.0", "Salesforce");
  }

  @Override
  void change(WorkflowFile file, Fields connection, Remarks remarks) {
    connection.remove("scheme", "hostPort", "supportsProfiler", "supportsQueryComment");
  }
}
