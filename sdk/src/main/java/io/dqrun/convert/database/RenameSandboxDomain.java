package io.dqrun.convert.database;

import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;

/** Domo calls it an instance. */
final class RenameSandboxDomain extends ConnectionRule {

  RenameSandboxDomain() {
    super(
        "DB-17",
        "Renames sandboxDomain of DomoDatabase to instanceDomain",
        "1.1",
        "1.2.0",
        "DomoDatabase");
  }

  @Override
  void change(WorkflowFile file, Fields connection, Remarks remarks) {
    connection.rename("sandboxDomain", "instanceDomain");
  }
}
