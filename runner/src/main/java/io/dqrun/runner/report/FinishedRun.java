package io.dqrun.runner.report;

import io.dqrun.runner.result.RunResult;
import java.time.Instant;
import java.util.List;

/**
 * The run of one workflow, and how it is judged.
 *
 * @param result what came of it
 * @param exitCode the exit code that it alone leads to
 * @param exitReasons every reason for it, in words
 * @param endedAt when it was over
 */
public record FinishedRun(
    RunResult result, int exitCode, List<String> exitReasons, Instant endedAt) {

  public FinishedRun {
    exitReasons = List.copyOf(exitReasons);
  }
}
