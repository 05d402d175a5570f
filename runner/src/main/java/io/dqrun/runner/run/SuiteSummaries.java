package io.dqrun.runner.run;

import io.dqrun.runner.result.SuiteSummary;
import io.dqrun.submit.Action;
import io.dqrun.submit.Submission;
import io.dqrun.submit.SubmissionPlan;

/** What became of a suite, told for people and programs. */
final class SuiteSummaries {

  private SuiteSummaries() {}

  /** The suite of a plan that was carried out; one that could not be has no actions. */
  static SuiteSummary of(SubmissionPlan plan, Submission submission) {
    return new SuiteSummary(
        plan.suite(), plan.type(), submission.suite().map(suite -> actions(plan, submission)));
  }

  private static SuiteSummary.Actions actions(SubmissionPlan plan, Submission submission) {
    return new SuiteSummary.Actions(
        plan.action() == Action.CREATE ? "created" : "unchanged",
        submission.count(Action.CREATE),
        submission.count(Action.UPDATE),
        submission.count(Action.ADD),
        submission.count(Action.UNCHANGED));
  }
}
