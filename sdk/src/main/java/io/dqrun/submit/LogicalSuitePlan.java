package io.dqrun.submit;

import io.dqrun.catalog.Catalog;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.SuiteType;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestSuite;
import io.dqrun.pack.FrozenList;
import io.dqrun.pack.Places;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.problem.Severity;
import io.dqrun.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Plans a logical suite: cases that the server has, whether they are in the suite yet or not. */
final class LogicalSuitePlan {

  private static final String NAME_PATH = "source.serviceName";

  private static final String NAMES_PATH = "source.sourceConfig.config.testCases";

  private final Catalog catalog;
  private final Workflow workflow;
  private final SubmitOptions options;
  private final NameFilter filter;
  private final List<Problem> problems = new ArrayList<>();

  LogicalSuitePlan(Catalog catalog, Workflow workflow, SubmitOptions options) {
    this.catalog = catalog;
    this.workflow = workflow;
    this.options = options;
    this.filter = new NameFilter(workflow.source().sourceConfig().testCases());
  }

  SubmissionPlan make() {
    String given = workflow.source().serviceName().orElse("");
    Optional<FullyQualifiedName> fqn = fqn(given);
    Optional<TestSuite> suite = fqn.flatMap(catalog::findTestSuite);
    boolean creates = options.missingSuite() == MissingSuite.CREATE && fqn.isPresent();
    if (suite.isEmpty() && !creates) {
      problems.add(given.isEmpty() ? unnamed() : missing(given));
    }
    if (!workflow.processor().testCases().isEmpty()) {
      problems.add(
          Problem.warning(
                  ProblemCode.CASES_IN_LOGICAL_SUITE,
                  "test cases in the file are not used with a logical suite")
              .withPath("processor.config.testCases")
              .withHint("create them in the workflow of their table, then add them to the suite"));
    }
    String name = fqn.map(FullyQualifiedName::toString).orElse(given);
    List<TestCase> members = suite.map(catalog::testCases).orElse(List.of());
    List<PlannedCase> planned = new UnchangedCases(accepted(members));
    if (creates && (filter.names() || !options.selection().select().isEmpty())) {
      planned = new ArrayList<>(planned);
      planned.addAll(additions(members));
    } else if (suite.isEmpty() && creates) {
      problems.add(withoutCases(given));
    } else if (suite.isPresent() && filter.names()) {
      problems.addAll(filter.unknown(names(members), "suite " + name));
    }
    return new SubmissionPlan(
        SuiteType.LOGICAL,
        name,
        Optional.empty(),
        suite,
        suite.isEmpty() && creates ? Action.CREATE : Action.UNCHANGED,
        planned,
        problems);
  }

  private List<TestCase> accepted(List<TestCase> members) {
    if (!filter.names()) {
      return members;
    }
    Places places = new Places();
    for (int i = 0; i < members.size(); i++) {
      if (filter.accepts(members.get(i).name())) {
        places.add(i);
      }
    }
    return FrozenList.pick(members, places.toArray());
  }

  /** The named cases of the whole server that the suite does not have yet. */
  private List<PlannedCase> additions(List<TestCase> members) {
    List<TestCase> all = catalog.testCases();
    // A suite that lacks what was asked for would pass unnoticed.
    filter.unknown(names(all), "the server").stream()
        .map(problem -> problem.withSeverity(Severity.ERROR))
        .forEach(problems::add);
    Set<FullyQualifiedName> known =
        members.stream().map(TestCase::fullyQualifiedName).collect(Collectors.toSet());
    return all.stream()
        .filter(c -> filter.accepts(c.name()) && !known.contains(c.fullyQualifiedName()))
        .map(PlannedCase::added)
        .toList();
  }

  private static Set<String> names(List<TestCase> cases) {
    return cases.stream().map(TestCase::name).collect(Collectors.toSet());
  }

  private static Problem withoutCases(String given) {
    return Problem.error(
            ProblemCode.NOTHING_TO_RUN,
            "nothing says which test cases the new suite '" + given + "' is to have")
        .withPath(NAMES_PATH)
        .withHint("name existing test cases there, or choose them with --select");
  }

  /**
   * The name as one part, since the whole of it is the suite's name; empty for an impossible one.
   */
  private static Optional<FullyQualifiedName> fqn(String given) {
    boolean quoted = given.length() > 2 && given.startsWith("\"") && given.endsWith("\"");
    String name = quoted ? given.substring(1, given.length() - 1) : given;
    return name.isEmpty() || name.indexOf('"') >= 0
        ? Optional.empty()
        : Optional.of(FullyQualifiedName.of(name));
  }

  private static Problem unnamed() {
    return Problem.error(ProblemCode.NOTHING_TO_RUN, "neither a table nor a logical suite is named")
        .withPath(NAME_PATH)
        .withHint(
            "set source.sourceConfig.config.entityFullyQualifiedName to a table's FQN, or"
                + " source.serviceName to a logical suite's name");
  }

  private static Problem missing(String given) {
    return Problem.error(
            ProblemCode.SUITE_NOT_FOUND, "the server has no logical test suite '" + given + "'")
        .withPath(NAME_PATH)
        .withHint(
            given.endsWith(".testSuite")
                ? "for the suite of a table, set entityFullyQualifiedName to the table's FQN"
                : "check the spelling; --create-suite makes a missing suite of existing test"
                    + " cases; for the tests of one table, set entityFullyQualifiedName");
  }
}
