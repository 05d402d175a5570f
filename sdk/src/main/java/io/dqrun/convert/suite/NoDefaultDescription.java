package io.dqrun.convert.suite;

import io.dqrun.convert.LegacyRule;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;

/** A test case without a description had a fixed text for one; writing it would help nobody. */
final class NoDefaultDescription extends LegacyRule {

  NoDefaultDescription() {
    super("DQ-04", "Leaves test cases without a description as they are", "1.0", "1.1.0");
  }

  @Override
  public void apply(WorkflowFile file, Remarks remarks) {
    // The new layout needs no description either.
  }
}
