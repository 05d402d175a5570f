package io.dqrun.convert.pipeline;

import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;
import java.util.List;
import java.util.Optional;

/** A copy of a file on its way to a workflow of another kind. */
final class SecondWorkflow {

  private final WorkflowFile file;

  SecondWorkflow(WorkflowFile file) {
    this.file = file;
  }

  Draft.Mapping source() {
    return file.source().orElseThrow();
  }

  /** {@code source.sourceConfig.config}. */
  Draft.Mapping config() {
    return file.sourceConfig().orElseThrow();
  }

  /** Gives it the kind, and takes away every setting but these, and what names the first run. */
  void become(String kind, List<String> kept) {
    Draft.Mapping config = config();
    for (Draft.Entry entry : config.entries()) {
      if (!entry.key().equals("type") && !kept.contains(entry.key())) {
        entry.drop();
      }
    }
    Optional<Draft.Entry> type = config.find("type");
    type.ifPresentOrElse(entry -> entry.set(kind), () -> config.addFirst("type", kind));
    drop("ingestionPipelineFQN");
    drop("pipelineRunId");
  }

  /** Takes away what works on data between source and sink. */
  void dropSteps() {
    drop("processor");
    drop("stage");
    drop("bulkSink");
  }

  private void drop(String key) {
    file.root().find(key).ifPresent(Draft.Entry::drop);
  }
}
