package io.dqrun.convert.suite;

import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;
import java.util.ArrayList;
import java.util.List;

/** The test cases of a file in the layouts of all generations since 0.12. */
final class TestCases {

  private TestCases() {}

  /** Those of {@code testCases}, and those of {@code testSuites}. */
  static List<Draft.Mapping> of(WorkflowFile file) {
    List<Draft.Mapping> cases = new ArrayList<>(file.testCases());
    suites(file).forEach(suite -> cases.addAll(of(suite)));
    return cases;
  }

  /** The items of {@code processor.config.testSuites}. */
  static List<Draft.Mapping> suites(WorkflowFile file) {
    return file.processorConfig()
        .flatMap(config -> config.find("testSuites"))
        .flatMap(Draft.Entry::items)
        .map(Draft.Items::mappings)
        .orElse(List.of());
  }

  /** The test cases of a suite. */
  static List<Draft.Mapping> of(Draft.Mapping suite) {
    return suite
        .find("testCases")
        .flatMap(Draft.Entry::items)
        .map(Draft.Items::mappings)
        .orElse(List.of());
  }
}
