package io.dqrun.runner.run;

import io.dqrun.entity.PipelineState;
import io.dqrun.problem.Problem;
import io.dqrun.runner.result.RunResult;
import io.dqrun.runner.result.SkippedCase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Results of runs that did not come to anything. */
public final class RunResults {

  private RunResults() {}

  /** A run that ended before the first test, and why. */
  public static RunResult notExecuted(
      String workflow, List<SkippedCase> skipped, List<Problem> problems) {
    return notExecuted(workflow, PipelineState.FAILED, skipped, problems);
  }

  /** As before, for a run that did not have to come to anything. */
  static RunResult notExecuted(
      String workflow, PipelineState state, List<SkippedCase> skipped, List<Problem> problems) {
    return new RunResult(
        workflow,
        UUID.randomUUID().toString(),
        Optional.empty(),
        Optional.empty(),
        state,
        List.of(),
        skipped,
        List.of(),
        List.of(),
        problems,
        Duration.ZERO);
  }
}
