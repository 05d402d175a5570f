package io.dqrun.runner.run;

import io.dqrun.entity.PipelineState;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.delivery.SuiteLock;
import io.dqrun.runner.result.RunResult;
import io.dqrun.workflow.Workflow;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets runs of the same suite happen one after the other. */
record SuiteTurn(RunOptions options, Clock clock, Stop stop, Gathering.Member member) {

  private static final Duration SLICE = Duration.ofMillis(200);

  /** Runs it when it is its turn. */
  RunResult take(WorkflowInput input, Supplier<RunResult> run) {
    String suite = suite(input.workflow());
    SuiteLock.Place place =
        new SuiteLock.Place(
            options.stateDir(),
            input.workflow().workflowConfig().openMetadataServerConfig().hostPort(),
            suite);
    if (member.joins(suite)) {
      try {
        return run.get();
      } finally {
        member.isDoneWith(suite);
      }
    }
    Optional<SuiteLock> atOnce = place.tryTake(clock);
    if (atOnce.isPresent()) {
      return sharing(suite, atOnce.get(), run);
    }
    member.leave();
    String busy =
        "another run of the suite %s is active on this machine: %s".formatted(suite, place.owner());
    return switch (options.limits().whenLocked()) {
      case SKIP ->
          RunResults.notExecuted(
              input.file(),
              PipelineState.SUCCESS,
              List.of(),
              List.of(Problem.warning(ProblemCode.SUITE_LOCKED, busy + "; this one is skipped")));
      case FAIL -> throw locked(busy);
      case WAIT -> {
        options.notices().accept(busy + "; waiting for its end");
        yield holding(
            await(place).orElseThrow(() -> locked(busy + "; the time to wait is over")), run);
      }
    };
  }

  /** Waits in slices, because the run may be stopped meanwhile. */
  private Optional<SuiteLock> await(SuiteLock.Place place) {
    Optional<SuiteLock> taken = Optional.empty();
    Duration left = options.limits().deadline().remainingForTests(SLICE);
    while (taken.isEmpty() && !left.isZero() && !left.isNegative()) {
      if (stop.isRequested()) {
        throw new DqException(
            Problem.error(
                ProblemCode.RUN_STOPPED, "the run was stopped while it waited for another one"));
      }
      taken = place.take(left, clock);
      left = options.limits().deadline().remainingForTests(SLICE);
    }
    return taken;
  }

  private RunResult sharing(String suite, SuiteLock lock, Supplier<RunResult> run) {
    try (lock) {
      member.holds(suite);
      try {
        return run.get();
      } finally {
        member.isDoneWith(suite);
        member.awaitOthersWith(suite);
      }
    }
  }

  private static RunResult holding(SuiteLock lock, Supplier<RunResult> run) {
    try (lock) {
      return run.get();
    }
  }

  private static DqException locked(String message) {
    return new DqException(
        Problem.error(ProblemCode.SUITE_LOCKED, message)
            .withHint("nothing was run; the other run does the work"));
  }

  /** A basic suite is known by its table, a logical one by its own name. */
  private static String suite(Workflow workflow) {
    return workflow
        .source()
        .sourceConfig()
        .entityFullyQualifiedName()
        .map(table -> table.child("testSuite").toString())
        .or(() -> workflow.source().serviceName())
        .orElse("");
  }
}
