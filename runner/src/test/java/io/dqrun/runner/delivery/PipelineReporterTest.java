package io.dqrun.runner.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.PipelineState;
import io.dqrun.entity.PipelineStatus;
import io.dqrun.entity.StepSummary;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.problem.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PipelineReporterTest {

  private final AtomicLong now = new AtomicLong(1_000);

  @Test
  void bothStatusesCarryTheMomentTheRunStarted() {
    List<PipelineStatus> sent = new ArrayList<>();
    PipelineReporter reporter =
        new PipelineReporter(sent::add, "run", () -> Instant.ofEpochMilli(now.get()));
    List<StepSummary> steps = List.of(new StepSummary("s", 1, 0, 0, 0, 0, List.of()));
    now.set(2_000);

    assertEquals(Optional.empty(), reporter.begin());
    now.set(3_000);
    assertEquals(Optional.empty(), reporter.end(PipelineState.PARTIAL_SUCCESS, steps));

    assertEquals(
        List.of(
            new PipelineStatus(
                "run", PipelineState.RUNNING, 1_000, 1_000, Optional.empty(), Optional.empty()),
            new PipelineStatus(
                "run",
                PipelineState.PARTIAL_SUCCESS,
                1_000,
                1_000,
                Optional.of(3_000L),
                Optional.of(steps))),
        sent);
  }

  @Test
  void aServerThatRefusesIsAWarning() {
    PipelineReporter reporter =
        new PipelineReporter(
            status -> {
              throw new DqException(
                  Problem.error(ProblemCode.SERVER_ERROR, "PUT pipelineStatus answered 500"));
            },
            "run",
            Instant::now);

    Problem problem = reporter.end(PipelineState.FAILED, List.of()).orElseThrow();

    assertEquals(ProblemCode.STATUS_NOT_SENT, problem.code());
    assertEquals(Severity.WARNING, problem.severity());
    assertTrue(problem.message().contains("`failed`"), problem.message());
    assertTrue(problem.message().contains("answered 500"), problem.message());
  }
}
