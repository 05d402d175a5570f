package io.dqrun.convert.pipeline;

import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;

/** The profiler's pattern of full names became one pattern for each part of a name. */
final class ProfilerFilterPattern extends KindRule {

  ProfilerFilterPattern() {
    super(
        "SP-01", "Asks for the filter patterns of a profiler workflow", "0.11", "0.12", "Profiler");
  }

  @Override
  void change(WorkflowFile file, Draft.Mapping config, Remarks remarks) {
    config
        .find("fqnFilterPattern")
        .ifPresent(
            pattern -> {
              if (pattern.isNull()) {
                pattern.remove();
                return;
              }
              remarks.undecided(
                  pattern,
                  "the patterns of `fqnFilterPattern` are those of full names, and no longer read",
                  "write them as databaseFilterPattern, schemaFilterPattern and"
                      + " tableFilterPattern, and remove fqnFilterPattern");
            });
  }
}
