package io.dqrun.runner.run;

import io.dqrun.entity.TestCase;
import io.dqrun.problem.Problem;
import io.dqrun.runner.result.SkippedCase;
import io.dqrun.submit.PlannedCase;
import io.dqrun.submit.SubmissionPlan;
import io.dqrun.submit.SubmitOptions;
import io.dqrun.submit.SuiteSubmitter;
import io.dqrun.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/**
 * What the server says of a workflow's suite and of each of its cases; it is asked, and nothing is
 * written.
 *
 * @param plan what a run would make
 * @param tables the tables with their cases that can be run
 * @param skipped the cases that cannot
 * @param problems everything found
 */
record SuiteInspection(
    SubmissionPlan plan,
    List<PreparedTable> tables,
    List<SkippedCase> skipped,
    List<Problem> problems) {

  static SuiteInspection of(ServerSession server, Workflow workflow, SubmitOptions options) {
    SubmissionPlan plan =
        new SuiteSubmitter(server.client(), server.catalog()).plan(workflow, options);
    List<Problem> problems = new ArrayList<>(plan.problems());
    List<SkippedCase> skipped = new ArrayList<>();
    List<TestCase> runnable = new ArrayList<>();
    for (PlannedCase planned : plan.cases()) {
      planned
          .problem()
          .ifPresentOrElse(
              problem -> {
                problems.add(problem);
                skipped.add(skipped(planned.testCase(), problem.message()));
              },
              () -> runnable.add(planned.testCase()));
    }
    Preparation preparation = new CasePreparer(server.catalog()).prepare(runnable);
    problems.addAll(preparation.problems());
    skipped.addAll(preparation.skipped());
    return new SuiteInspection(plan, preparation.tables(), skipped, problems);
  }

  static SkippedCase skipped(TestCase testCase, String reason) {
    return new SkippedCase(testCase.name(), testCase.fullyQualifiedName().toString(), reason);
  }
}
