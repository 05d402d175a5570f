package io.dqrun.convert.suite;

import io.dqrun.convert.LegacyRule;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;

/** No release reads the spelling of {@code source.type}, so that a change would only be noise. */
final class SourceTypeSpelling extends LegacyRule {

  SourceTypeSpelling() {
    super("DQ-11", "Leaves the spelling of source.type as it is", "newest", "1.1.0");
  }

  @Override
  public void apply(WorkflowFile file, Remarks remarks) {
    // Every spelling means the same to every release.
  }
}
