package io.dqrun.submit;

import io.dqrun.catalog.Catalog;
import io.dqrun.client.ServerVersion;
import io.dqrun.entity.EntityReference;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.SuiteType;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestSuite;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.workflow.TestCaseDefinition;
import io.dqrun.workflow.Workflow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Plans the suite of one table: the server's cases and those that the file brings. */
final class BasicSuitePlan {

  private final Catalog catalog;
  private final Supplier<ServerVersion> version;
  private final Workflow workflow;
  private final FullyQualifiedName table;
  private final NameFilter filter;
  private final List<Problem> problems = new ArrayList<>();
  private final List<PlannedCase> planned = new ArrayList<>();
  private final Set<FullyQualifiedName> taken = new HashSet<>();

  BasicSuitePlan(
      Catalog catalog,
      Supplier<ServerVersion> version,
      Workflow workflow,
      FullyQualifiedName table) {
    this.catalog = catalog;
    this.version = version;
    this.workflow = workflow;
    this.table = table;
    this.filter = new NameFilter(workflow.source().sourceConfig().testCases());
  }

  SubmissionPlan make() {
    Optional<Table> found = catalog.findTable(table);
    if (found.isEmpty()) {
      return withoutTable();
    }
    Optional<TestSuite> suite = found.get().testSuite().flatMap(this::suite);
    List<TestCase> existing = suite.map(catalog::testCases).orElse(List.of());
    CaseRules rules = new CaseRules(catalog, version, found.get());
    Map<String, List<Integer>> wanted = placesByName();
    Map<String, List<TestCase>> namesakes = new HashMap<>();
    // Once through: each is read anew from its compressed form.
    for (TestCase testCase : existing) {
      List<Integer> places = wanted.getOrDefault(testCase.name(), List.of());
      if (!places.isEmpty()) {
        namesakes.computeIfAbsent(testCase.name(), name -> new ArrayList<>()).add(testCase);
      }
      if (filter.accepts(testCase.name())) {
        planned.add(planExisting(testCase, places, found.get(), rules));
      }
    }
    forEachDefinition(
        (definition, path) -> {
          List<TestCase> alike = namesakes.getOrDefault(definition.name(), List.of());
          if (alike.isEmpty()) {
            planned.add(planNew(definition, path, rules));
          } else if (alike.stream().noneMatch(c -> matches(c, definition, found.get()))) {
            problems.add(elsewhere(alike.get(0), path));
          }
        });
    addUnknownNames(existing);
    return plan(suite, suite.isPresent() ? Action.UNCHANGED : Action.CREATE);
  }

  private SubmissionPlan withoutTable() {
    Problem missing =
        Problem.error(ProblemCode.TABLE_NOT_FOUND, "the server has no table " + table)
            .withPath("source.sourceConfig.config.entityFullyQualifiedName")
            .withHint(
                "names are service.database.schema.table and case-sensitive; a table is there after"
                    + " its metadata was ingested");
    problems.add(missing);
    forEachDefinition(
        (definition, path) ->
            planned.add(
                PlannedCase.broken(
                    CaseMerge.planned(table, definition, Optional.empty()), path, missing)));
    return plan(Optional.empty(), Action.UNCHANGED);
  }

  private SubmissionPlan plan(Optional<TestSuite> suite, Action action) {
    String fqn = suite.map(s -> s.fullyQualifiedName().toString()).orElse(table + ".testSuite");
    return new SubmissionPlan(
        SuiteType.BASIC, fqn, Optional.of(table), suite, action, planned, problems);
  }

  /** A suite that is only referred to, because it was deleted, is created again. */
  private Optional<TestSuite> suite(EntityReference reference) {
    return catalog.findTestSuite(
        reference
            .fullyQualifiedName()
            .map(FullyQualifiedName::parse)
            .orElseGet(() -> table.child("testSuite")));
  }

  /** Where the file has definitions of a name; with thousands of cases, searching takes minutes. */
  private Map<String, List<Integer>> placesByName() {
    List<TestCaseDefinition> definitions = workflow.processor().testCases();
    Map<String, List<Integer>> places = new HashMap<>();
    for (int i = 0; i < definitions.size(); i++) {
      places.computeIfAbsent(definitions.get(i).name(), name -> new ArrayList<>()).add(i);
    }
    return places;
  }

  private PlannedCase planExisting(
      TestCase existing, List<Integer> namesakes, Table found, CaseRules rules) {
    for (int i : namesakes) {
      TestCaseDefinition wanted = workflow.processor().testCases().get(i);
      if (matches(existing, wanted, found)) {
        return planMatch(existing, wanted, path(i), rules);
      }
    }
    return PlannedCase.unchanged(existing, existing.fullyQualifiedName().toString());
  }

  private PlannedCase planMatch(
      TestCase existing, TestCaseDefinition wanted, String path, CaseRules rules) {
    if (!workflow.processor().forceUpdate()) {
      if (CaseMerge.testsDiffer(existing, wanted)) {
        problems.add(
            Problem.warning(
                    ProblemCode.SETTING_NOT_APPLIED,
                    "test case '"
                        + wanted.name()
                        + "' exists on the server with other settings;"
                        + " those of the server are used")
                .withPath(path)
                .withHint("set processor.config.forceUpdate: true to change it"));
      }
      return PlannedCase.unchanged(existing, path);
    }
    if (!CaseMerge.differ(existing, wanted)) {
      return PlannedCase.unchanged(existing, path);
    }
    return request(wanted, path, Optional.of(existing), rules);
  }

  private PlannedCase planNew(TestCaseDefinition definition, String path, CaseRules rules) {
    PlannedCase result = request(definition, path, Optional.empty(), rules);
    if (taken.add(result.testCase().fullyQualifiedName())) {
      return result;
    }
    Problem twice =
        Problem.error(
                ProblemCode.DUPLICATE_TEST_CASE,
                "the test case '" + definition.name() + "' stands twice in the file")
            .withPath(path)
            .withHint("give one of them another name");
    return PlannedCase.broken(result.testCase(), path, twice);
  }

  private PlannedCase request(
      TestCaseDefinition wanted, String path, Optional<TestCase> existing, CaseRules rules) {
    TestCase testCase = CaseMerge.planned(table, wanted, existing);
    return rules
        .check(wanted, path)
        .map(problem -> PlannedCase.broken(testCase, path, problem))
        .orElseGet(
            () ->
                new PlannedCase(
                    testCase,
                    existing.isPresent() ? Action.UPDATE : Action.CREATE,
                    Optional.of(CaseMerge.request(table, wanted, existing)),
                    path,
                    Optional.empty()));
  }

  /** Of namesakes. Names are unique per column; servers may spell a column encoded. */
  private static boolean matches(TestCase existing, TestCaseDefinition wanted, Table found) {
    return existing.entityLink().column().equals(wanted.columnName())
        || found
            .findColumn(existing.entityLink())
            .filter(column -> Optional.of(column.name()).equals(wanted.columnName()))
            .isPresent();
  }

  private static Problem elsewhere(TestCase namesake, String path) {
    return Problem.warning(
            ProblemCode.DUPLICATE_TEST_CASE,
            "the server has a test case '"
                + namesake.name()
                + "' of "
                + namesake.entityLink()
                + "; that one is used and the file's is not created")
        .withPath(path)
        .withHint("give the file's case another name");
  }

  private void addUnknownNames(List<TestCase> existing) {
    Set<String> names = new HashSet<>();
    existing.forEach(testCase -> names.add(testCase.name()));
    workflow.processor().testCases().forEach(definition -> names.add(definition.name()));
    problems.addAll(filter.unknown(names, "suite " + table + ".testSuite"));
  }

  @FunctionalInterface
  private interface DefinitionVisitor {
    void visit(TestCaseDefinition definition, String path);
  }

  private void forEachDefinition(DefinitionVisitor visitor) {
    List<TestCaseDefinition> definitions = workflow.processor().testCases();
    for (int i = 0; i < definitions.size(); i++) {
      if (filter.accepts(definitions.get(i).name())) {
        visitor.visit(definitions.get(i), path(i));
      }
    }
  }

  private static String path(int index) {
    return "processor.config.testCases[" + index + "]";
  }
}
