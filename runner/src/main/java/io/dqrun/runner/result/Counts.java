package io.dqrun.runner.result;

import io.dqrun.entity.TestCaseStatus;
import java.util.List;

/**
 * How many cases of a run did what. Always {@code planned = executed + skipped} and {@code executed
 * = passed + failed + aborted}; with a server also {@code executed = delivered + queued +
 * rejected}.
 */
public record Counts(
    int planned,
    int executed,
    int passed,
    int failed,
    int aborted,
    int skipped,
    int delivered,
    int queued,
    int rejected) {

  /** Counts what was executed and what was not. */
  public static Counts of(List<CaseOutcome> outcomes, List<SkippedCase> skipped) {
    return new Counts(
        outcomes.size() + skipped.size(),
        outcomes.size(),
        with(outcomes, TestCaseStatus.SUCCESS),
        with(outcomes, TestCaseStatus.FAILED),
        with(outcomes, TestCaseStatus.ABORTED),
        skipped.size(),
        with(outcomes, Delivery.DELIVERED),
        with(outcomes, Delivery.QUEUED),
        with(outcomes, Delivery.REJECTED));
  }

  private static int with(List<CaseOutcome> outcomes, TestCaseStatus status) {
    return (int)
        outcomes.stream().filter(outcome -> outcome.result().testCaseStatus() == status).count();
  }

  private static int with(List<CaseOutcome> outcomes, Delivery delivery) {
    return (int) outcomes.stream().filter(outcome -> outcome.delivery() == delivery).count();
  }
}
