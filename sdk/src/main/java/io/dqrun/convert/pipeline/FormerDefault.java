package io.dqrun.convert.pipeline;

import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;

/**
 * Something that was done unless it was turned off is now done only if it is turned on.
 *
 * <p>A file without the setting looks the same in both generations. So it is written only where a
 * rule has found another sign of an older release in the file; in any other file, it would change
 * what the file does today.
 */
final class FormerDefault extends KindRule {

  private final String key;

  private FormerDefault(String id, String until, String since, String kind, String key) {
    super(id, "Writes " + key + " with the value that was its default", until, since, kind);
    this.key = key;
  }

  /** The statements that define tables. */
  static FormerDefault includeDdl() {
    return new FormerDefault("SP-08", "1.4", "1.5.0", "DatabaseMetadata", "includeDDL");
  }

  /** The profile of views. */
  static FormerDefault includeViews() {
    return new FormerDefault("SP-11", "1.5", "1.6", "Profiler", "includeViews");
  }

  @Override
  void change(WorkflowFile file, Draft.Mapping config, Remarks remarks) {
    boolean given = config.find(key).filter(entry -> !entry.isNull()).isPresent();
    if (given || !file.isChanged() || !Kind.isOfDatabase(file)) {
      return;
    }
    config.find(key).ifPresentOrElse(entry -> entry.set(true), () -> config.add(key, true));
    remarks.review(
        place(file),
        "`"
            + key
            + ": true` was written: it was the default when this file was written, and no"
            + " longer is",
        "set it to false if it is not needed");
  }
}
