package io.dqrun.convert.service;

import io.dqrun.convert.LegacyRule;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;

/**
 * Patterns for Fivetran were compared with ids, and are now compared with names, too.
 *
 * <p>Nothing in a pattern says which of the two it means, so that this is a note and no change.
 */
final class FivetranPipelineNames extends LegacyRule {

  FivetranPipelineNames() {
    super("SC-19", "Tells that pipelineFilterPattern of Fivetran meets names", "1.5", "1.6.0");
  }

  @Override
  public void apply(WorkflowFile file, Remarks remarks) {
    boolean fivetran =
        file.source()
            .filter(
                source ->
                    source
                        .mapping("serviceConnection", "config")
                        .flatMap(connection -> connection.text("type"))
                        .or(() -> source.text("type"))
                        .filter("Fivetran"::equalsIgnoreCase)
                        .isPresent())
            .isPresent();
    if (fivetran && !file.isTestSuite()) {
      file.sourceConfig()
          .flatMap(config -> config.find("pipelineFilterPattern"))
          .filter(pattern -> !pattern.isNull())
          .ifPresent(pattern -> note(pattern, remarks));
    }
  }

  private static void note(Draft.Entry pattern, Remarks remarks) {
    remarks.note(
        pattern,
        "before OpenMetadata 1.6 these patterns met the ids of Fivetran's pipelines only, now their"
            + " names, too",
        "check that no pattern meets a pipeline by a name that is not meant");
  }
}
