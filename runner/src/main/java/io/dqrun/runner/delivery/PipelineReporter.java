package io.dqrun.runner.delivery;

import io.dqrun.entity.PipelineState;
import io.dqrun.entity.PipelineStatus;
import io.dqrun.entity.StepSummary;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.delivery.JournalRecord.Status;
import io.dqrun.runner.delivery.JournalRecord.StatusSettled;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Tells the server where a run stands. A run never stops because that fails; it is told as a
 * warning.
 *
 * <p>Each status is in the run's journal before it is sent, so that the next run can close what
 * this one leaves open. Of a run that asks no server, it stays there, to be told with the results.
 */
public final class PipelineReporter {

  private final StatusSink sink;
  private final ResultSpool journal;
  private final String server;
  private final String pipeline;
  private final String runId;
  private final InstantSource clock;
  private final long startMillis;
  private final boolean offline;
  private boolean refused;
  private boolean ended;

  /** A reporter for a run that starts now. */
  PipelineReporter(
      StatusSink sink, ResultSpool journal, RunPlan plan, String pipeline, InstantSource clock) {
    this.sink = sink;
    this.journal = journal;
    this.server = ServerAddress.of(plan.serverUrl());
    this.pipeline = pipeline;
    this.runId = plan.runId();
    this.clock = clock;
    this.startMillis = clock.millis();
    this.offline = plan.contact() == RunPlan.Contact.OFFLINE;
  }

  /**
   * Says that the run is under way.
   *
   * @return a warning if the server did not take it
   */
  public Optional<Problem> begin() {
    try {
      put(PipelineState.RUNNING, Optional.empty(), Optional.empty());
      return Optional.empty();
    } catch (RuntimeException e) {
      refused = SendException.failure(e) == SendFailure.REFUSED;
      return Optional.of(notSent(PipelineState.RUNNING, e));
    }
  }

  /**
   * Says how the run ended; what is said first counts. A status that could not be sent is sent by
   * the next run.
   *
   * @param state the final state
   * @param steps the counters of the steps
   * @return a warning if the server did not take it
   */
  public Optional<Problem> end(PipelineState state, List<StepSummary> steps) {
    if (ended) {
      return Optional.empty();
    }
    ended = true;
    try {
      put(state, Optional.of(clock.millis()), Optional.of(List.copyOf(steps)));
      if (!offline) {
        note(new StatusSettled());
      }
      return Optional.empty();
    } catch (RuntimeException e) {
      SendFailure failure = SendException.failure(e);
      // What the pipeline never showed needs no end.
      if (failure == SendFailure.REJECTED || (failure == SendFailure.REFUSED && refused)) {
        note(new StatusSettled());
      }
      return Optional.of(notSent(state, e));
    }
  }

  private void put(
      PipelineState state, Optional<Long> endMillis, Optional<List<StepSummary>> steps) {
    PipelineStatus status =
        new PipelineStatus(runId, state, startMillis, startMillis, endMillis, steps);
    note(new Status(server, pipeline, status));
    if (!offline) {
      sink.put(pipeline, status);
    }
  }

  private void note(JournalRecord record) {
    try {
      journal.appendForced(record);
    } catch (DqException e) {
      // The results go to the same disk, and tell of it.
      return;
    }
  }

  private Problem notSent(PipelineState state, RuntimeException cause) {
    return Problem.warning(
            ProblemCode.STATUS_NOT_SENT,
            "the status `%s` of the run was not sent: %s"
                .formatted(state.text(), cause.getMessage()))
        .withPath(runId)
        .withHint("the results are not touched by this; the server shows an older status");
  }
}
