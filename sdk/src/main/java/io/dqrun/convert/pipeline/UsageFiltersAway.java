package io.dqrun.convert.pipeline;

import io.dqrun.convert.KeyMoves;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;
import java.util.List;

/** The usage of tables is read from the log of queries, which has no such filters. */
final class UsageFiltersAway extends KindRule {

  UsageFiltersAway() {
    super(
        "SP-03",
        "Removes the filter patterns of a usage workflow",
        "0.12",
        "0.13",
        "DatabaseUsage");
  }

  @Override
  void change(WorkflowFile file, Draft.Mapping config, Remarks remarks) {
    KeyMoves.remove(
        config,
        List.of("databaseFilterPattern", "schemaFilterPattern", "tableFilterPattern"),
        remarks);
  }
}
