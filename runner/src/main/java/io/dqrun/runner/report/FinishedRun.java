package io.dqrun.runner.report;

import io.dqrun.runner.result.Counts;
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

  /**
   * What a reader should see at once: the exit code, or, where failures were asked not to count,
   * the one that they would lead to.
   */
  int verdict() {
    if (exitCode != 0) {
      return exitCode;
    }
    Counts counts = result.counts();
    if (counts.aborted() + counts.skipped() + counts.rejected() > 0) {
      return 2;
    }
    if (counts.queued() > 0 && result.server().isPresent()) {
      return 75;
    }
    return counts.failed() > 0 ? 1 : 0;
  }
}
