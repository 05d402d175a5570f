package io.dqrun.convert.pipeline;

import io.dqrun.convert.KeyMoves;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;
import java.util.List;
import java.util.Optional;

/** The metrics of tables and those of columns are turned on and off one by one. */
final class ComputeMetricsByKind extends KindRule {

  ComputeMetricsByKind() {
    super(
        "SP-12",
        "Splits computeMetrics of a profiler into computeTableMetrics and computeColumnMetrics",
        "1.12",
        "1.13",
        "Profiler");
  }

  @Override
  void change(WorkflowFile file, Draft.Mapping config, Remarks remarks) {
    Optional<Draft.Entry> old = config.find("computeMetrics");
    if (old.filter(Draft.Entry::isNull).isPresent()) {
      old.get().remove();
      return;
    }
    for (String key : List.of("computeTableMetrics", "computeColumnMetrics")) {
      if (old.isPresent() && config.has(key)) {
        remarks.undecided(
            old.get(),
            "`computeMetrics` is the old setting for what `" + key + "` says, and both are given",
            "remove the one that is not meant, then convert again");
        return;
      }
    }
    KeyMoves.rename(config, "computeMetrics", "computeTableMetrics", remarks)
        .ifPresent(tables -> config.addAfter(tables, "computeColumnMetrics", value(tables)));
  }

  private static Object value(Draft.Entry entry) {
    String text = entry.text().orElse("");
    boolean word = text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
    return word && entry.isPlain() ? (Object) Boolean.valueOf(text) : text;
  }
}
