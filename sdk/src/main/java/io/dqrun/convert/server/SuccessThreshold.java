package io.dqrun.convert.server;

import io.dqrun.convert.LegacyRule;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;

/** The number stays, but what it is compared with is another one. */
final class SuccessThreshold extends LegacyRule {

  SuccessThreshold() {
    super("WF-10", "Tells that successThreshold counts all steps", "1.5", "1.6.0");
  }

  @Override
  public void apply(WorkflowFile file, Remarks remarks) {
    file.workflowConfig()
        .flatMap(config -> config.find("successThreshold"))
        .ifPresent(
            threshold ->
                remarks.note(
                    threshold,
                    "since OpenMetadata 1.6.0 the steps of all parts of a workflow count for"
                        + " successThreshold, not those of its source alone",
                    "nothing needs to be changed; look at the number if runs end otherwise than"
                        + " before"));
  }
}
