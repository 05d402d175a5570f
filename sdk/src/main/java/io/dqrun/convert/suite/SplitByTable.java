package io.dqrun.convert.suite;

import io.dqrun.convert.LegacyRule;
import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;
import io.dqrun.entity.EntityLink;
import io.dqrun.entity.FullyQualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Suites named by their author, over any tables, gave way to one suite per table, which has the
 * table's name; a file runs one of them.
 */
final class SplitByTable extends LegacyRule {

  SplitByTable() {
    super("DQ-02", "Turns processor.config.testSuites into one file per table", "1.0", "1.1.0");
  }

  @Override
  public void apply(WorkflowFile file, Remarks remarks) {
    Optional<Draft.Entry> found = file.processorConfig().flatMap(c -> c.find("testSuites"));
    if (found.isEmpty() || !file.isTestSuite() || ProfilerTests.isProfiler(file)) {
      return;
    }
    Draft.Entry suites = found.get();
    if (suites.isNull() && file.processorConfig().orElseThrow().has("testCases")) {
      suites.remove();
      return;
    }
    OldSuites.tables(file, suites, remarks).ifPresent(tables -> split(file, tables, remarks));
  }

  private static void split(WorkflowFile file, Set<FullyQualifiedName> tables, Remarks remarks) {
    review(file, tables, remarks);
    FullyQualifiedName first = tables.iterator().next();
    FileLabels.of(tables)
        .forEach(
            (table, label) -> {
              if (!table.equals(first)) {
                narrow(file.split(label), table);
              }
            });
    narrow(file, first);
  }

  private static void review(WorkflowFile file, Set<FullyQualifiedName> tables, Remarks remarks) {
    Draft.Entry suites = file.processorConfig().flatMap(c -> c.find("testSuites")).orElseThrow();
    List<String> names = TestCases.suites(file).stream().map(SplitByTable::described).toList();
    String where =
        tables.size() == 1
            ? "those of the table"
            : "in one file for each of the " + tables.size() + " tables";
    remarks.review(
        suites,
        "suites are those of their tables now, and lose their names: the test cases of "
            + String.join("; ", names)
            + " are "
            + where,
        "make logical suites of these names on the server, if you need them");
    file.root()
        .find("ingestionPipelineFQN")
        .filter(pipeline -> !pipeline.isNull())
        .ifPresent(
            pipeline ->
                remarks.review(
                    pipeline,
                    "the pipeline belonged to a suite that is none any more",
                    "name the pipeline of the table's suite, or remove the key"));
  }

  private static String described(Draft.Mapping suite) {
    String name = "`" + suite.text("name").map(Shown::of).orElse("?") + "`";
    return suite
        .text("description")
        .map(Shown::of)
        .filter(description -> !description.isEmpty())
        .map(description -> name + " (" + description + ")")
        .orElse(name);
  }

  /** Leaves the test cases of one table, in the new place. */
  private static void narrow(WorkflowFile file, FullyQualifiedName table) {
    Draft.Mapping config = file.processorConfig().orElseThrow();
    Draft.Entry suites = config.find("testSuites").orElseThrow();
    dropOthers(suites.items().orElseThrow(), table);
    List<String> names = new ArrayList<>();
    Optional<Draft.Entry> cases = Optional.empty();
    for (Draft.Mapping suite : suites.items().orElseThrow().mappings()) {
      Optional<Draft.Entry> own = suite.find("testCases");
      if (TestCases.of(suite).isEmpty()) {
        continue;
      }
      names.add(described(suite));
      if (cases.isEmpty()) {
        cases = Optional.of(config.take(own.orElseThrow()));
      } else {
        Draft.Items all = cases.get().items().orElseThrow();
        Draft.Items more = own.orElseThrow().items().orElseThrow();
        more.mappings().forEach(testCase -> all.take(more, testCase));
      }
    }
    cases.ifPresent(
        entry ->
            names.stream()
                .filter(SplitByTable::isPlain)
                .forEach(name -> entry.comment("Test suite " + name)));
    suites.remove();
    if (!config.has("forceUpdate")) {
      config.addFirst("forceUpdate", false);
    }
    nameTable(file.sourceConfig().orElseThrow(), table);
  }

  private static void dropOthers(Draft.Items suites, FullyQualifiedName table) {
    for (Draft.Mapping suite : suites.mappings()) {
      List<Draft.Mapping> cases = TestCases.of(suite);
      List<Draft.Mapping> others =
          cases.stream().filter(testCase -> !tableOf(testCase).equals(Optional.of(table))).toList();
      if (others.size() < cases.size()) {
        Draft.Items items = suite.find("testCases").flatMap(Draft.Entry::items).orElseThrow();
        others.forEach(items::drop);
      } else if (!cases.isEmpty()) {
        suites.drop(suite);
      }
    }
  }

  private static Optional<FullyQualifiedName> tableOf(Draft.Mapping testCase) {
    return testCase.text("entityLink").flatMap(TableLink::parse).map(EntityLink::table);
  }

  /** A comment must not look like a part of a template. */
  private static boolean isPlain(String text) {
    return !text.contains("{");
  }

  private static void nameTable(Draft.Mapping suite, FullyQualifiedName table) {
    String name = table.toString();
    Optional<Draft.Entry> given = suite.find("entityFullyQualifiedName");
    if (given.isPresent()) {
      given.filter(Draft.Entry::isNull).ifPresent(empty -> empty.set(name));
      return;
    }
    Draft.Entry type =
        suite.find("type").orElseGet(() -> suite.addFirst("type", WorkflowFile.TEST_SUITE));
    suite.addAfter(type, "entityFullyQualifiedName", name);
  }
}
