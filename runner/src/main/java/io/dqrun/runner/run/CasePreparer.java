package io.dqrun.runner.run;

import io.dqrun.catalog.Catalog;
import io.dqrun.entity.Column;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestDefinition;
import io.dqrun.pack.FrozenList;
import io.dqrun.pack.Places;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.result.SkippedCase;
import io.dqrun.work.OrderedWork;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Sorts the cases of a suite by table and leaves out, one by one, those that cannot be run: their
 * table is not on the server, their definition is not or belongs to another platform, or it does
 * not fit the column's type.
 */
final class CasePreparer {

  /** At a time. */
  private static final int REQUESTS = 4;

  private final Catalog catalog;

  /** By table, the places of its cases. */
  private final Map<FullyQualifiedName, Places> tables = new LinkedHashMap<>();

  private final Set<FullyQualifiedName> unknownTables = new HashSet<>();
  private final List<SkippedCase> skipped = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  CasePreparer(Catalog catalog) {
    this.catalog = catalog;
  }

  Preparation prepare(List<TestCase> cases) {
    readTables(cases);
    int place = 0;
    for (TestCase testCase : cases) {
      sort(testCase, place++);
    }
    List<FullyQualifiedName> names = List.copyOf(tables.keySet());
    return new Preparation(
        FrozenList.of(
            names.size(),
            index -> {
              FullyQualifiedName name = names.get(index);
              Places own = Objects.requireNonNull(tables.get(name));
              return new PreparedTable(
                  catalog.findTable(name).orElseThrow(), FrozenList.pick(cases, own.toArray()));
            }),
        List.copyOf(skipped),
        List.copyOf(problems));
  }

  /** Several at a time, because each is a request. */
  private void readTables(List<TestCase> cases) {
    Set<FullyQualifiedName> names = new LinkedHashSet<>();
    cases.forEach(testCase -> names.add(testCase.entityLink().table()));
    OrderedWork.run(List.copyOf(names), REQUESTS, catalog::findTable, table -> {});
  }

  private void sort(TestCase testCase, int place) {
    FullyQualifiedName name = testCase.entityLink().table();
    Optional<Table> table = findTable(name);
    if (table.isEmpty()) {
      skip(testCase, "the table " + name + " is not on the server");
      return;
    }
    String definitionName = testCase.definitionName().orElse("");
    Optional<TestDefinition> definition = catalog.findTestDefinition(definitionName);
    if (definition.isEmpty()) {
      refuse(
          testCase,
          Problem.error(
              ProblemCode.UNKNOWN_DEFINITION,
              "the server has no test definition '" + definitionName + "'"));
      return;
    }
    if (!definition.get().runsHere()) {
      refuse(testCase, unsupported(definition.get()));
      return;
    }
    Optional<Problem> misfit = misfit(testCase, table.get(), definition.get());
    if (misfit.isPresent()) {
      refuse(testCase, misfit.get());
      return;
    }
    NewerSettings.problems(testCase, definition.get()).forEach(problems::add);
    tables.computeIfAbsent(name, key -> new Places()).add(place);
  }

  private static Problem unsupported(TestDefinition definition) {
    return definition.forOpenMetadata()
        ? Problem.note(
                ProblemCode.UNSUPPORTED_DEFINITION,
                "the definition %s is switched off on the server".formatted(definition.name()))
            .withHint("switch it on there, or remove the case from the suite")
        : Problem.note(
                ProblemCode.UNSUPPORTED_DEFINITION,
                "the definition %s is not for OpenMetadata's own runner, but for %s"
                    .formatted(definition.name(), String.join(", ", definition.testPlatforms())))
            .withHint("its results come from there; nothing is to be done here");
  }

  private Optional<Table> findTable(FullyQualifiedName name) {
    if (unknownTables.contains(name)) {
      return Optional.empty();
    }
    Optional<Table> table = catalog.findTable(name);
    if (table.isEmpty()) {
      unknownTables.add(name);
      problems.add(
          Problem.error(ProblemCode.TABLE_NOT_FOUND, "the table " + name + " is not on the server")
              .withPath(name.toString())
              .withHint("ingest its metadata first, or remove its test cases from the suite"));
    }
    return table;
  }

  /** A column that is not there is no misfit: its test is run, and aborted with that reason. */
  private static Optional<Problem> misfit(
      TestCase testCase, Table table, TestDefinition definition) {
    Optional<Column> column = table.findColumn(testCase.entityLink());
    boolean fits =
        column.isEmpty()
            || !definition.forColumns()
            || definition.supportedDataTypes().isEmpty()
            || definition.supportedDataTypes().contains(column.get().dataType());
    return fits
        ? Optional.empty()
        : Optional.of(
            Problem.error(
                    ProblemCode.INCOMPATIBLE_COLUMN,
                    "%s does not fit the column %s of type %s"
                        .formatted(definition.name(), column.get().name(), column.get().dataType()))
                .withHint(
                    "it is for columns of the types "
                        + String.join(", ", definition.supportedDataTypes())));
  }

  private void refuse(TestCase testCase, Problem problem) {
    problems.add(problem.withPath(testCase.fullyQualifiedName().toString()));
    skip(testCase, problem.message());
  }

  private void skip(TestCase testCase, String reason) {
    skipped.add(new SkippedCase(testCase.name(), testCase.fullyQualifiedName().toString(), reason));
  }
}
