package io.dqrun.runner.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dqrun.runner.result.CaseOutcome;
import io.dqrun.runner.result.Delivery;
import io.dqrun.runner.result.RunResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FinishedRunTest {

  private static final CaseOutcome FAILED =
      SampleRuns.failed("shop.sales.public.orders", "id", "orders_id_not_null", "Found 1.");

  @Test
  void failuresAreShownAlsoWhereTheyWereAskedNotToCount() {
    assertEquals(1, verdict(0, FAILED));
    assertEquals(75, verdict(0, FAILED.withDelivery(Delivery.QUEUED)));
    assertEquals(2, verdict(0, FAILED.withDelivery(Delivery.REJECTED)));
    assertEquals(
        0, verdict(0, SampleRuns.passed("shop.sales.public.orders", "id", "id", "Found 0.")));
    assertEquals(69, verdict(69, FAILED));
  }

  private static int verdict(int exitCode, CaseOutcome outcome) {
    RunResult small = SampleRuns.small();
    RunResult result =
        new RunResult(
            small.workflow(),
            small.runId(),
            Optional.of(SampleRuns.SERVER),
            small.suite(),
            small.state(),
            List.of(outcome),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            small.duration());
    return new FinishedRun(result, exitCode, List.of(), Instant.EPOCH).verdict();
  }
}
