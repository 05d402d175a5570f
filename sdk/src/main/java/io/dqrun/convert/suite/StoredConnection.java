package io.dqrun.convert.suite;

import io.dqrun.convert.LegacyRule;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;

/** A connection that the server stores is found by the table's service in all releases. */
final class StoredConnection extends LegacyRule {

  StoredConnection() {
    super("DQ-07", "Leaves files whose connection the server stores as they are", "1.6.1", "1.6.2");
  }

  @Override
  public void apply(WorkflowFile file, Remarks remarks) {
    // Without a connection in the old place there is nothing to move.
  }
}
