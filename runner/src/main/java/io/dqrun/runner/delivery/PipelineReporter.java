package io.dqrun.runner.delivery;

import io.dqrun.entity.PipelineState;
import io.dqrun.entity.PipelineStatus;
import io.dqrun.entity.StepSummary;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Tells the server where a run stands. A run never stops because that fails; it is told as a
 * warning.
 */
public final class PipelineReporter {

  private final StatusSink sink;
  private final String runId;
  private final InstantSource clock;
  private final long startMillis;

  /** A reporter for a run that starts now. */
  public PipelineReporter(StatusSink sink, String runId, InstantSource clock) {
    this.sink = sink;
    this.runId = runId;
    this.clock = clock;
    this.startMillis = clock.millis();
  }

  /**
   * Says that the run is under way.
   *
   * @return a warning if the server did not take it
   */
  public Optional<Problem> begin() {
    return put(PipelineState.RUNNING, Optional.empty(), Optional.empty());
  }

  /**
   * Says how the run ended.
   *
   * @param state the final state
   * @param steps the counters of the steps
   * @return a warning if the server did not take it
   */
  public Optional<Problem> end(PipelineState state, List<StepSummary> steps) {
    return put(state, Optional.of(clock.millis()), Optional.of(List.copyOf(steps)));
  }

  private Optional<Problem> put(
      PipelineState state, Optional<Long> endMillis, Optional<List<StepSummary>> steps) {
    try {
      sink.put(new PipelineStatus(runId, state, startMillis, startMillis, endMillis, steps));
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(
          Problem.warning(
                  ProblemCode.STATUS_NOT_SENT,
                  "the status `%s` of the run was not sent: %s"
                      .formatted(state.text(), e.getMessage()))
              .withPath(runId)
              .withHint("the results are not touched by this; the server shows an older status"));
    }
  }
}
