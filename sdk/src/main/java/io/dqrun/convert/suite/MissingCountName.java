package io.dqrun.convert.suite;

import io.dqrun.convert.LegacyRule;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;

/** One test definition lost half of its name. */
final class MissingCountName extends LegacyRule {

  private static final String OLD = "columnValuesMissingCountToBeEqual";
  private static final String NEW = "columnValuesMissingCount";

  MissingCountName() {
    super("DQ-13", "Renames the test definition " + OLD + " to " + NEW, "0.11", "0.12");
  }

  @Override
  public void apply(WorkflowFile file, Remarks remarks) {
    for (Draft.Mapping testCase : TestCases.of(file)) {
      testCase
          .find("testDefinitionName")
          .filter(definition -> definition.text().filter(OLD::equals).isPresent())
          .ifPresent(
              definition -> {
                definition.set(NEW);
                remarks.review(
                    definition,
                    "the test definition `" + OLD + "` is called `" + NEW + "` now",
                    "check its parameters: missingCountValue, and missingValueMatch for what else"
                        + " counts as missing");
              });
    }
  }
}
