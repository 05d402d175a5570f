package io.dqrun.convert.pipeline;

import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;

/** The usage of tables got a command of its own; the file does not tell which one runs it. */
final class UsageCommand extends KindRule {

  UsageCommand() {
    super("SP-16", "Tells which command runs a usage workflow", "1.1", "1.2.0", "DatabaseUsage");
  }

  @Override
  void change(WorkflowFile file, Draft.Mapping config, Remarks remarks) {
    remarks.note(
        place(file),
        "since OpenMetadata 1.2 `metadata usage` runs this workflow, no longer `metadata ingest`",
        "check the command that starts it");
  }
}
