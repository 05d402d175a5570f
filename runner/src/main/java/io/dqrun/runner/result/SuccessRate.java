package io.dqrun.runner.result;

import io.dqrun.entity.PipelineState;
import io.dqrun.entity.StepSummary;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * OpenMetadata's formula that turns the counters of the steps into the state of a run.
 *
 * <p>Failed and aborted <em>tests</em> do not lower it; only what a step could not do does.
 */
public final class SuccessRate {

  /** The threshold that applies when a workflow names none, in percent. */
  public static final int DEFAULT_THRESHOLD = 90;

  /** What a step below the threshold does to the run; {@code raiseOnError} of a workflow. */
  public enum FailurePolicy {
    /** The run is failed. */
    RAISE,
    /** Only the mean of all steps counts. */
    CONTINUE
  }

  private SuccessRate() {}

  /** The share of what the step handled that did not fail, in percent, rounded to two digits. */
  public static double percent(StepSummary step) {
    long handled = Math.max((long) step.records() + step.updatedRecords(), 1);
    double exact = handled * 100.0 / (handled + step.errors());
    return new BigDecimal(exact).setScale(2, RoundingMode.HALF_EVEN).doubleValue();
  }

  /** The arithmetic mean over all steps, in percent; 100 without steps. */
  public static double mean(List<StepSummary> steps) {
    return steps.stream().mapToDouble(SuccessRate::percent).average().orElse(100);
  }

  /**
   * The final state of a run.
   *
   * <p>OpenMetadata 1.6 first reports {@code success} for a run whose mean is below the threshold
   * and then corrects it to {@code failed}; this is the corrected state.
   *
   * @param threshold in percent, 0 to 100
   */
  public static PipelineState state(List<StepSummary> steps, int threshold, FailurePolicy policy) {
    boolean raised =
        policy == FailurePolicy.RAISE
            && steps.stream().anyMatch(step -> step.errors() > 0 && percent(step) < threshold);
    double mean = mean(steps);
    if (raised || mean < threshold) {
      return PipelineState.FAILED;
    }
    return mean < 100 ? PipelineState.PARTIAL_SUCCESS : PipelineState.SUCCESS;
  }
}
