package io.dqrun.runner.result;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dqrun.entity.PipelineState;
import io.dqrun.entity.StepSummary;
import io.dqrun.runner.result.SuccessRate.FailurePolicy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors W1 to W8: per step the records and failures, the mean, and the final state. */
class SuccessRateTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "W1, 1,0, 6,0, 6,0, 90, RAISE, 100, SUCCESS",
    "W2, 2,0, 7,1, 7,0, 90, RAISE, 95.83, FAILED",
    "W3, 1,0, 30,1, 30,0, 90, RAISE, 98.92, PARTIAL_SUCCESS",
    "W4, 1,0, 0,1, 0,0, 90, RAISE, 83.33, FAILED",
    "W5, 0,1, 0,0, 0,0, 90, RAISE, 83.33, FAILED",
    "W6, 2,0, 7,1, 7,0, 90, CONTINUE, 95.83, PARTIAL_SUCCESS",
    "W7, 1,0, 30,1, 30,0, 100, RAISE, 98.92, FAILED",
    "W8, 2,0, 3,0, 3,0, 90, RAISE, 100, SUCCESS",
    "below the threshold without raising, 0,1, 0,0, 0,0, 90, CONTINUE, 83.33, FAILED",
    "threshold 0 forgives all, 0,9, 0,9, 0,9, 0, RAISE, 10, PARTIAL_SUCCESS",
    "exactly the threshold, 9,1, 9,1, 9,1, 90, RAISE, 90, PARTIAL_SUCCESS"
  })
  void stateOfWorkedExamples(
      String id,
      int sourceRecords,
      int sourceFailures,
      int processorRecords,
      int processorFailures,
      int sinkRecords,
      int sinkFailures,
      int threshold,
      FailurePolicy policy,
      double mean,
      PipelineState state) {
    List<StepSummary> steps =
        List.of(
            step(sourceRecords, sourceFailures),
            step(processorRecords, processorFailures),
            step(sinkRecords, sinkFailures));

    assertEquals(mean, SuccessRate.mean(steps), 0.005);
    assertEquals(state, SuccessRate.state(steps, threshold, policy));
  }

  @Test
  void percentOfOneStepIsRoundedToTwoDigits() {
    assertEquals(87.5, SuccessRate.percent(step(7, 1)));
    assertEquals(96.77, SuccessRate.percent(step(30, 1)));
    assertEquals(50.0, SuccessRate.percent(step(0, 1)));
    assertEquals(100.0, SuccessRate.percent(step(0, 0)));
  }

  @Test
  void updatedRecordsCountAsHandled() {
    assertEquals(80.0, SuccessRate.percent(new StepSummary("s", 1, 3, 0, 1, 0, List.of())));
  }

  private static StepSummary step(int records, int failures) {
    return new StepSummary("step", records, 0, 0, failures, 0, List.of());
  }
}
