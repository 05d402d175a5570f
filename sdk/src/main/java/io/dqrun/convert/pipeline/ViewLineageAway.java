package io.dqrun.convert.pipeline;

import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;
import java.util.Optional;

/** The lineage of views is read by the lineage workflow. */
final class ViewLineageAway extends KindRule {

  ViewLineageAway() {
    super(
        "SP-09",
        "Removes overrideViewLineage of a metadata workflow",
        "1.5",
        "1.6.0",
        "DatabaseMetadata");
  }

  @Override
  void change(WorkflowFile file, Draft.Mapping config, Remarks remarks) {
    Optional<Draft.Entry> old = config.find("overrideViewLineage");
    if (old.isEmpty()) {
      return;
    }
    if (!old.get().isNull()) {
      remarks.review(
          old.get(),
          "the lineage of views is no longer read by this workflow; `overrideViewLineage` was"
              + " removed",
          "if no workflow of the type DatabaseLineage reads this service yet, write one, and give"
              + " overrideViewLineage there");
    }
    old.get().remove();
  }
}
