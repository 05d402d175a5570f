package io.dqrun.runner.result;

import io.dqrun.entity.TestCaseStatus;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run of which the server does not know everything yet.
 *
 * @param runId the run's id
 * @param serverUrl where the results belong; empty if that was lost
 * @param suite the suite's FQN; empty if that was lost
 * @param startedAt when the run began
 * @param journal the file that holds the results
 * @param bytes the size of the file
 * @param state who takes care of the results
 * @param reason why they are still here, as far as it is known
 * @param results what is to be delivered, in the order of execution
 * @param openPipeline the FQN of the pipeline that is still to be told how the run ended
 */
public record QueuedRun(
    String runId,
    String serverUrl,
    String suite,
    Instant startedAt,
    Path journal,
    long bytes,
    State state,
    String reason,
    List<QueuedResult> results,
    Optional<String> openPipeline) {

  /** Who takes care of the results. */
  public enum State {
    /** The run itself, it is alive. */
    RUNNING,
    /** Nobody; the next run for the same server sends them. */
    LEFT,
    /** Another version of the program: this one cannot read the journal and leaves it alone. */
    FOREIGN
  }

  /**
   * A result that is kept on disk, as far as it is shown.
   *
   * @param timestamp when it was measured, in milliseconds of the epoch
   * @param result what it says
   */
  public record QueuedResult(
      String testCaseFqn, long timestamp, TestCaseStatus status, Optional<String> result) {}

  public QueuedRun {
    results = List.copyOf(results);
  }
}
