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
  public static Counts of(Outcomes outcomes, List<SkippedCase> skipped) {
    return new Counts(
        outcomes.size() + skipped.size(),
        outcomes.size(),
        outcomes.count(TestCaseStatus.SUCCESS),
        outcomes.count(TestCaseStatus.FAILED),
        outcomes.count(TestCaseStatus.ABORTED),
        skipped.size(),
        outcomes.count(Delivery.DELIVERED),
        outcomes.count(Delivery.QUEUED),
        outcomes.count(Delivery.REJECTED));
  }
}
