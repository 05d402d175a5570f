package io.dqrun.convert.database;

import io.dqrun.convert.LegacyRule;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;

/**
 * Google credentials are not those of its storage alone; they stand in databases, storages and dbt.
 */
final class RenameGcsConfig extends LegacyRule {

  RenameGcsConfig() {
    super("DB-05", "Renames gcsConfig to gcpConfig", "1.0", "1.1.0");
  }

  @Override
  public void apply(WorkflowFile file, Remarks remarks) {
    for (Draft.Mapping mapping : AnyDepth.holding("gcsConfig", file)) {
      new Fields(mapping, remarks).rename("gcsConfig", "gcpConfig");
    }
  }
}
