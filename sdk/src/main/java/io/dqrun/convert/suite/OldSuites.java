package io.dqrun.convert.suite;

import io.dqrun.convert.Remarks;
import io.dqrun.convert.WorkflowFile;
import io.dqrun.draft.Draft;
import io.dqrun.entity.EntityLink;
import io.dqrun.entity.FullyQualifiedName;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What has to be known of {@code processor.config.testSuites} before it can be split. */
final class OldSuites {

  private final WorkflowFile file;
  private final Draft.Entry entry;
  private final Remarks remarks;
  private boolean clear = true;

  private OldSuites(WorkflowFile file, Draft.Entry entry, Remarks remarks) {
    this.file = file;
    this.entry = entry;
    this.remarks = remarks;
  }

  /** The tables of all test cases in their order; empty if something must be decided first. */
  static Optional<Set<FullyQualifiedName>> tables(
      WorkflowFile file, Draft.Entry entry, Remarks remarks) {
    OldSuites suites = new OldSuites(file, entry, remarks);
    Set<FullyQualifiedName> tables = suites.tables();
    if (suites.clear) {
      suites.compare(tables);
    }
    return suites.clear ? Optional.of(tables) : Optional.empty();
  }

  private void undecided(Draft.Entry place, String message, String hint) {
    clear = false;
    remarks.undecided(place, message, hint);
  }

  private Set<FullyQualifiedName> tables() {
    Set<FullyQualifiedName> tables = new LinkedHashSet<>();
    Set<String> names = new HashSet<>();
    int suites = entry.items().map(Draft.Items::size).orElse(0);
    boolean readable = suites == TestCases.suites(file).size();
    for (Draft.Mapping suite : TestCases.suites(file)) {
      Optional<Draft.Entry> cases = suite.find("testCases");
      int size = cases.flatMap(Draft.Entry::items).map(Draft.Items::size).orElse(0);
      readable &= size == TestCases.of(suite).size();
      for (Draft.Mapping testCase : TestCases.of(suite)) {
        Optional<FullyQualifiedName> table = table(testCase, cases.orElseThrow());
        table.ifPresent(tables::add);
        table.ifPresent(name -> unique(name, testCase, names));
      }
    }
    if (!readable || (tables.isEmpty() && clear)) {
      undecided(
          entry,
          readable
              ? "no test case names a table, so that there is nothing to test"
              : "each item of testSuites and of its testCases must be a mapping",
          "correct the list, or remove the file");
    }
    return tables;
  }

  private Optional<FullyQualifiedName> table(Draft.Mapping testCase, Draft.Entry cases) {
    Optional<Draft.Entry> link = testCase.find("entityLink");
    Optional<FullyQualifiedName> table =
        link.flatMap(Draft.Entry::text).flatMap(TableLink::parse).map(EntityLink::table);
    if (table.isEmpty()) {
      undecided(
          link.or(() -> testCase.find("name")).orElse(cases),
          "the table of this test case cannot be known: "
              + (link.isEmpty() ? "it has no entityLink" : "its entityLink names none"),
          "write what is tested as entityLink:"
              + " \"<#E::table::service.database.schema.table::columns::column>\"");
    }
    return table;
  }

  /** Suites kept the names of their cases apart; a table does not. */
  private void unique(FullyQualifiedName table, Draft.Mapping testCase, Set<String> names) {
    Optional<Draft.Entry> name = testCase.find("name");
    String text = name.flatMap(Draft.Entry::text).orElse("");
    if (name.isPresent() && !names.add(table + " " + text)) {
      undecided(
          name.get(),
          "the table `"
              + Shown.of(table)
              + "` has two test cases of the name `"
              + Shown.of(text)
              + "`",
          "rename one of them, or remove it if both test the same");
    }
  }

  /** Compares the tables with what the file has of the new layout already. */
  private void compare(Set<FullyQualifiedName> tables) {
    Optional<Draft.Mapping> suite = file.sourceConfig();
    if (suite.isEmpty()) {
      undecided(
          entry,
          "the file has no source.sourceConfig.config, where the table's name belongs",
          "add it with type: TestSuite");
      return;
    }
    if (file.processorConfig().filter(config -> config.has("testCases")).isPresent()) {
      undecided(
          entry,
          "the file has test cases in testSuites and in testCases",
          "keep those that are used: OpenMetadata 1.1.0 and newer refuse testSuites");
    }
    suite
        .get()
        .find("entityFullyQualifiedName")
        .filter(given -> !given.isNull())
        .filter(given -> !Set.copyOf(tables).equals(parsed(given)))
        .ifPresent(
            given ->
                undecided(
                    given,
                    "the entityLinks of the test cases do not all name this table",
                    "remove entityFullyQualifiedName, or correct the links"));
    List<String> services = tables.stream().map(table -> table.parts().get(0)).distinct().toList();
    file.source()
        .flatMap(source -> source.find("serviceConnection"))
        .filter(connection -> !connection.isNull() && services.size() > 1)
        .ifPresent(
            connection ->
                undecided(
                    connection,
                    "the tables belong to the services "
                        + Shown.of(String.join(", ", services))
                        + ", and the file has one connection",
                    "write one file per service, each with its connection, or remove the connection"
                        + " to use those that the server stores"));
  }

  private static Set<FullyQualifiedName> parsed(Draft.Entry given) {
    return given.text().flatMap(TableLink::table).map(Set::of).orElse(Set.of());
  }
}
