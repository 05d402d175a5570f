package io.dqrun.convert.suite;

import io.dqrun.convert.LegacyRule;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tests left the profiler's workflow and got names, which nobody but their owner can give: the
 * results on the server hang on them.
 */
final class ProfilerTests extends LegacyRule {

  private static final int MAX_LISTED = 20;

  ProfilerTests() {
    super("DQ-01", "Asks for names of the tests within a profiler workflow", "0.11", "0.12");
  }

  /** Whether the processor is the profiler, or was meant to be it. */
  static boolean isProfiler(WorkflowFile file) {
    return file.kind().equals("Profiler")
        || file.root()
            .mapping("processor")
            .flatMap(processor -> processor.text("type"))
            .filter("orm-profiler"::equals)
            .isPresent();
  }

  @Override
  public void apply(WorkflowFile file, Remarks remarks) {
    Optional<Draft.Mapping> config = file.processorConfig();
    Optional<Draft.Entry> tests = config.flatMap(c -> c.find("test_suite"));
    if (tests.isEmpty() && isProfiler(file)) {
      tests = config.flatMap(c -> c.find("testSuites"));
    }
    if (tests.isEmpty()) {
      return;
    }
    if (tests.get().isNull()) {
      tests.get().remove();
      return;
    }
    List<String> found = found(tests.get());
    remarks.undecided(
        tests.get(),
        "tests are not part of a profiler workflow since OpenMetadata 0.12, and each needs a name"
            + " now; "
            + (found.isEmpty() ? "none was found here" : "found: " + listed(found)),
        "write one test-suite workflow per table, with entityFullyQualifiedName and each test under"
            + " processor.config.testCases with a name of your choice, the type as"
            + " testDefinitionName and the config as parameterValues; then remove `"
            + tests.get().key()
            + "` here and convert again");
  }

  private static String listed(List<String> found) {
    String listed =
        found.stream().limit(MAX_LISTED).map(Shown::of).collect(Collectors.joining("; "));
    int more = found.size() - MAX_LISTED;
    return more > 0 ? listed + "; and " + more + " more" : listed;
  }

  /** The tests as {@code type of table} or {@code type of table.column}. */
  private static List<String> found(Draft.Entry tests) {
    List<String> found = new ArrayList<>();
    tests
        .mapping()
        .ifPresent(
            suite ->
                items(suite, "tests")
                    .forEach(
                        table -> {
                          String name = table.text("table").orElse("a table without a name");
                          items(table, "table_tests")
                              .forEach(test -> found.add(type(test) + " of " + name));
                          items(table, "column_tests")
                              .forEach(test -> found.add(type(test) + " of " + column(name, test)));
                        }));
    tests.items().map(Draft.Items::mappings).orElse(List.of()).stream()
        .flatMap(suite -> items(suite, "testCases").stream())
        .forEach(
            test ->
                found.add(
                    test.text("testDefinitionName").orElse("a test")
                        + " of "
                        + Stream.of("fullyQualifiedName", "entityLink")
                            .flatMap(key -> test.text(key).stream())
                            .findFirst()
                            .orElse("a table without a name")));
    return found;
  }

  private static String column(String table, Draft.Mapping test) {
    return table + test.text("columnName").map(column -> "." + column).orElse("");
  }

  private static String type(Draft.Mapping test) {
    return test.mapping("testCase").stream()
        .flatMap(
            kind ->
                Stream.of("tableTestType", "columnTestType").flatMap(k -> kind.text(k).stream()))
        .findFirst()
        .orElse("a test without a type");
  }

  private static List<Draft.Mapping> items(Draft.Mapping parent, String key) {
    return parent
        .find(key)
        .flatMap(Draft.Entry::items)
        .map(Draft.Items::mappings)
        .orElse(List.of());
  }
}
