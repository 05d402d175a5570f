package io.dqrun.validate.rules;

import io.dqrun.entity.SuiteType;
import io.dqrun.problem.ProblemCode;
import io.dqrun.validate.Findings;
import io.dqrun.validate.Rule;
import io.dqrun.workflow.Workflow;

/** Test cases are defined for one table; OpenMetadata would create them on every table. */
final class LogicalSuiteCasesRule implements Rule {

  @Override
  public void check(Workflow workflow, Findings findings) {
    if (workflow.suiteType() == SuiteType.LOGICAL
        && workflow.source().serviceName().isPresent()
        && !workflow.processor().testCases().isEmpty()) {
      findings.error(
          ProblemCode.CASES_IN_LOGICAL_SUITE,
          Paths.CASES,
          "a logical test suite cannot define test cases: each would be created on every table",
          "define them in the workflow of their table, or add entityFullyQualifiedName");
    }
  }
}
