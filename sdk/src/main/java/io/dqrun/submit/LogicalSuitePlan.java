package io.dqrun.submit;

import io.dqrun.catalog.Catalog;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.SuiteType;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestSuite;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Plans a logical suite: nothing but what the server has. */
final class LogicalSuitePlan {

  private static final String NAME_PATH = "source.serviceName";

  private final Catalog catalog;
  private final Workflow workflow;

  LogicalSuitePlan(Catalog catalog, Workflow workflow) {
    this.catalog = catalog;
    this.workflow = workflow;
  }

  SubmissionPlan make() {
    String given = workflow.source().serviceName().orElse("");
    Optional<FullyQualifiedName> fqn = fqn(given);
    Optional<TestSuite> suite = fqn.flatMap(catalog::findTestSuite);
    List<Problem> problems = new ArrayList<>();
    if (suite.isEmpty()) {
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
    NameFilter filter = new NameFilter(workflow.source().sourceConfig().testCases());
    List<TestCase> cases = suite.map(catalog::testCases).orElse(List.of());
    if (suite.isPresent()) {
      problems.addAll(
          filter.unknown(cases.stream().map(TestCase::name).collect(Collectors.toSet()), name));
    }
    return new SubmissionPlan(
        SuiteType.LOGICAL,
        name,
        Optional.empty(),
        suite,
        Action.UNCHANGED,
        cases.stream()
            .filter(testCase -> filter.accepts(testCase.name()))
            .map(c -> PlannedCase.unchanged(c, c.fullyQualifiedName().toString()))
            .toList(),
        problems);
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
                : "create it in OpenMetadata first; for the tests of one table, set"
                    + " entityFullyQualifiedName");
  }
}
