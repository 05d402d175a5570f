package io.dqrun.convert.server;

import io.dqrun.convert.LegacyRule;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;
import io.dqrun.workflow.TargetVersion;
import java.util.List;
import java.util.Optional;

/** A server refuses a file with a setting that only newer ones know. */
final class NewerSettings extends LegacyRule {

  private static final List<String> ROOT = List.of("enableStreamableLogs", "ingestionRunnerName");
  private static final List<String> WORKFLOW = List.of("raiseOnError");
  private static final List<String> SERVER =
      List.of("schemaFilterPattern", "tableFilterPattern", "databaseFilterPattern");

  NewerSettings() {
    super("WF-09", "Removes settings that only newer servers know", "newest", "1.7.0");
  }

  /** It goes back: to every version but the newest. */
  @Override
  public boolean appliesTo(TargetVersion target) {
    return target != TargetVersion.NEWEST;
  }

  @Override
  public void apply(WorkflowFile file, Remarks remarks) {
    remove(Optional.of(file.root()), ROOT, remarks);
    remove(file.workflowConfig(), WORKFLOW, remarks);
    remove(file.serverConfig(), SERVER, remarks);
  }

  private static void remove(Optional<Draft.Mapping> parent, List<String> keys, Remarks remarks) {
    for (String key : keys) {
      parent
          .flatMap(mapping -> mapping.find(key))
          .ifPresent(
              entry -> {
                entry.remove();
                remarks.review(
                    entry,
                    "`" + key + "` is removed: servers of the target do not know it",
                    "convert with --target newest to keep it");
              });
    }
  }
}
