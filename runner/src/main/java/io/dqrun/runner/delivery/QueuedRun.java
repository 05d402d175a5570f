package io.dqrun.runner.delivery;

import io.dqrun.entity.TestCaseResult;
import java.nio.file.Path;
import java.util.List;

/**
 * A run whose results are not all delivered.
 *
 * @param runId the run's id
 * @param serverUrl where the results belong; empty if that was lost
 * @param suite the suite's FQN; empty if that was lost
 * @param journal the file that holds the results
 * @param state whether the run still takes care of them
 * @param results what is to be delivered, in the order of execution
 */
public record QueuedRun(
    String runId,
    String serverUrl,
    String suite,
    Path journal,
    State state,
    List<QueuedResult> results) {

  /** Who takes care of the results. */
  public enum State {
    /** The run itself, it is alive. */
    RUNNING,
    /** Nobody; the next run for the same server sends them. */
    LEFT
  }

  /** A result that is kept on disk. */
  public record QueuedResult(String testCaseFqn, TestCaseResult result) {}

  public QueuedRun {
    results = List.copyOf(results);
  }
}
