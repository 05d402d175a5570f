package io.dqrun.convert.pipeline;

import io.dqrun.convert.KeyMoves;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;
import java.util.Optional;

/** A database service may be named with the database and schema that dashboards read. */
final class ServicePrefixes extends KindRule {

  ServicePrefixes() {
    super(
        "SP-13",
        "Renames dbServiceNames in lineageInformation of a dashboard workflow to dbServicePrefixes",
        "1.12",
        "1.13",
        "DashboardMetadata");
  }

  @Override
  void change(WorkflowFile file, Draft.Mapping config, Remarks remarks) {
    Optional<Draft.Mapping> lineage = config.mapping("lineageInformation");
    lineage
        .flatMap(l -> l.find("dbServiceNames"))
        .filter(names -> !names.isNull())
        .ifPresent(
            names ->
                remarks.review(
                    names,
                    "`dbServiceNames` is now `dbServicePrefixes`, whose values may also name a"
                        + " database and a schema",
                    "check the values: a name with a dot must be put in quotes of its own"));
    lineage.ifPresent(l -> KeyMoves.rename(l, "dbServiceNames", "dbServicePrefixes", remarks));
  }
}
