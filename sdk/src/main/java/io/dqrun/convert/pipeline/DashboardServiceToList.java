package io.dqrun.convert.pipeline;

import io.dqrun.convert.KeyMoves;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;
import java.util.Optional;

/** The dashboards of one service may read several databases. */
final class DashboardServiceToList extends KindRule {

  DashboardServiceToList() {
    super(
        "SP-04",
        "Makes dbServiceName of a dashboard workflow the list dbServiceNames",
        "0.12",
        "0.13",
        "DashboardMetadata");
  }

  @Override
  void change(WorkflowFile file, Draft.Mapping config, Remarks remarks) {
    Optional<Draft.Entry> old = config.find("dbServiceName");
    if (old.filter(Draft.Entry::isNull).isPresent()) {
      old.get().remove();
      return;
    }
    KeyMoves.rename(config, "dbServiceName", "dbServiceNames", remarks)
        .filter(names -> names.text().isPresent())
        .ifPresent(Draft.Entry::wrapInList);
  }
}
