package io.dqrun.convert.pipeline;

import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Samples of data and the search for sensitive columns have a workflow of their own.
 *
 * <p>Where both were turned off, none is needed. Otherwise it gets the values that the profiler
 * had, also those that were its defaults, so that nothing depends on the new defaults: samples were
 * stored, columns not classified, views included.
 */
final class ClassificationToOwnFile extends KindRule {

  private static final String SAMPLES = "generateSampleData";
  private static final String SENSITIVE = "processPiiSensitive";
  private static final String VIEWS = "includeViews";

  private static final List<String> MOVED =
      List.of(SAMPLES, SENSITIVE, "confidence", "sampleDataCount");

  private static final List<String> SHARED =
      List.of(
          "classificationFilterPattern",
          "databaseFilterPattern",
          "schemaFilterPattern",
          "tableFilterPattern",
          "useFqnForFiltering",
          VIEWS);

  ClassificationToOwnFile() {
    super(
        "SP-10",
        "Moves samples and classification of a profiler workflow to an AutoClassification workflow",
        "1.5",
        "1.6.0",
        "Profiler");
  }

  @Override
  void change(WorkflowFile file, Draft.Mapping config, Remarks remarks) {
    List<Draft.Entry> old =
        config.entries().stream().filter(entry -> MOVED.contains(entry.key())).toList();
    if (old.isEmpty()) {
      return;
    }
    boolean needed = !isOff(config, SAMPLES, "true") || !isOff(config, SENSITIVE, "false");
    if (!needed) {
      old.forEach(Draft.Entry::remove);
      return;
    }
    remarks.review(
        old.get(0),
        "samples and classification have a workflow of their own, which is written as a second"
            + " file",
        "run it by `metadata classify`; it needs a schedule of its own");
    SecondWorkflow second = new SecondWorkflow(file.split("classification"));
    List<String> kept = new ArrayList<>(MOVED);
    kept.addAll(SHARED);
    second.become("AutoClassification", kept);
    write(second.config(), SAMPLES, "storeSampleData", true);
    write(second.config(), SENSITIVE, "enableAutoClassification", false);
    write(second.config(), VIEWS, VIEWS, true);
    old.forEach(Draft.Entry::drop);
  }

  /** Whether a switch is off for sure; what a variable says is not known here. */
  private static boolean isOff(Draft.Mapping config, String key, String otherwise) {
    return config.text(key).orElse(otherwise).equalsIgnoreCase("false");
  }

  private static void write(Draft.Mapping config, String old, String key, boolean otherwise) {
    Optional<Draft.Entry> given = config.find(old);
    if (given.isEmpty()) {
      config.add(key, otherwise);
      return;
    }
    Draft.Entry entry = old.equals(key) ? given.get() : given.get().rename(key);
    if (entry.isNull()) {
      entry.set(otherwise);
    }
  }
}
