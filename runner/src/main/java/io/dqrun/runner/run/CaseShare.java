package io.dqrun.runner.run;

import io.dqrun.entity.TestCase;
import io.dqrun.runner.plan.ExecutionPlan;
import io.dqrun.runner.plan.PlannedCase;
import java.util.List;

/**
 * The cases of one workflow among those that are executed together.
 *
 * @param owner to whom they belong
 * @param plan these cases alone
 */
record CaseShare(CaseOwner owner, ExecutionPlan plan) {

  List<TestCase> cases() {
    return plan.cases().stream().map(PlannedCase::testCase).toList();
  }
}
