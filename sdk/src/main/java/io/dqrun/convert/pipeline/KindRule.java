package io.dqrun.convert.pipeline;

import io.dqrun.convert.LegacyRule;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;
import java.util.Set;

/** A rule for {@code sourceConfig.config} of some kinds of workflows. */
abstract class KindRule extends LegacyRule {

  private final Set<String> kinds;

  /** A rule for these kinds, spelt as {@code sourceConfig.config.type} does. */
  KindRule(String id, String title, String until, String since, String... kinds) {
    super(id, title, until, since);
    this.kinds = Set.of(kinds);
  }

  @Override
  public final void apply(WorkflowFile file, Remarks remarks) {
    file.sourceConfig()
        .filter(config -> kinds.contains(Kind.of(file)))
        .ifPresent(config -> change(file, config, remarks));
  }

  /** The place to name for what concerns the whole of {@code sourceConfig.config}. */
  static Draft.Entry place(WorkflowFile file) {
    return file.root()
        .mapping("source", "sourceConfig")
        .flatMap(source -> source.find("config"))
        .orElseThrow();
  }

  /**
   * Changes a file where it has the old layout.
   *
   * @param config {@code source.sourceConfig.config}
   */
  abstract void change(WorkflowFile file, Draft.Mapping config, Remarks remarks);
}
