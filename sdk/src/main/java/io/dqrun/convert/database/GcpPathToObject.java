package io.dqrun.convert.database;

import io.dqrun.convert.LegacyRule;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;

/** The path of a file with Google credentials became an object like the other ways to give them. */
final class GcpPathToObject extends LegacyRule {

  GcpPathToObject() {
    super("DB-06", "Moves the path in gcpConfig to gcpConfig.path", "1.4", "1.5.0");
  }

  @Override
  public void apply(WorkflowFile file, Remarks remarks) {
    for (Draft.Mapping mapping : AnyDepth.holding("gcpConfig", file)) {
      mapping
          .find("gcpConfig")
          .filter(config -> config.text().isPresent())
          .ifPresent(path -> path.wrapInMapping("path"));
    }
  }
}
