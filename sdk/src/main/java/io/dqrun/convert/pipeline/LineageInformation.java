package io.dqrun.convert.pipeline;

import io.dqrun.convert.KeyMoves;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;
import java.util.List;

/** What lineage needs to know got a place of its own. */
final class LineageInformation extends KindRule {

  LineageInformation() {
    super(
        "SP-07",
        "Moves dbServiceNames to lineageInformation",
        "1.3",
        "1.4.0",
        "DashboardMetadata",
        "PipelineMetadata");
  }

  @Override
  void change(WorkflowFile file, Draft.Mapping config, Remarks remarks) {
    KeyMoves.moveBelow(config, "lineageInformation", List.of("dbServiceNames"), remarks);
  }
}
