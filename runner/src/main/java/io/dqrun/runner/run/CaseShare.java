package io.dqrun.runner.run;

import io.dqrun.entity.TestCase;
import io.dqrun.runner.plan.ExecutionPlan;
import io.dqrun.runner.plan.PlannedCase;
import java.util.List;

/**
 * The cases of one workflow among those that are executed together.
 *
 * @param execution to whom they belong
 * @param plan these cases alone
 */
record CaseShare(Execution execution, ExecutionPlan plan) {

  List<TestCase> cases() {
    return plan.cases().stream().map(PlannedCase::testCase).toList();
  }
}
