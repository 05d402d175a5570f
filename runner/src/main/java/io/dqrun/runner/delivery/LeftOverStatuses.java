package io.dqrun.runner.delivery;

import io.dqrun.entity.PipelineState;
import io.dqrun.entity.PipelineStatus;
import io.dqrun.entity.StepSummary;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.delivery.JournalRecord.Status;
import io.dqrun.runner.delivery.JournalRecord.StatusSettled;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts an end to what the pipelines of a server still say of dead runs. */
final class LeftOverStatuses {

  private static final String REASON =
      "the run was killed, or its machine went down, before its end; a later run closed it";

  private final StatusPlace place;
  private final String runId;
  private final String server;
  private final InstantSource clock;

  /**
   * The statuses of dead runs.
   *
   * @param place the server's pipelines, and the one of the run that is alive
   * @param runId the run that is alive
   * @param server the server's address as it stands in journals
   */
  LeftOverStatuses(StatusPlace place, String runId, String server, InstantSource clock) {
    this.place = place;
    this.runId = runId;
    this.server = server;
    this.clock = clock;
  }

  /**
   * Closes what can be closed.
   *
   * @return what is to be told
   */
  List<Problem> close(List<LeftOver> leftOvers) {
    List<Problem> told = new ArrayList<>();
    for (LeftOver leftOver : leftOvers) {
      Optional<Status> status = leftOver.status(server);
      if (status.isPresent()) {
        try {
          settle(status.get(), leftOver.isOffline()).ifPresent(told::add);
          leftOver.append(new StatusSettled());
        } catch (RuntimeException e) {
          told.add(notClosed(status.get(), e));
          if (SendException.failure(e) != SendFailure.REJECTED) {
            return told;
          }
          leftOver.append(new StatusSettled());
        }
      }
    }
    return told;
  }

  private Optional<Problem> settle(Status last, boolean offline) {
    PipelineStatus status = last.status();
    boolean superseded =
        status.runId().equals(runId) && place.pipeline().equals(Optional.of(last.pipeline()));
    // Somebody may have closed it by hand, and the server may never have heard of it; of an offline
    // run it never has.
    if (superseded || !(offline || place.sink().isOpen(last.pipeline(), status.runId()))) {
      return Optional.empty();
    }
    if (status.pipelineState() != PipelineState.RUNNING) {
      place.sink().put(last.pipeline(), status);
      return Optional.empty();
    }
    place.sink().put(last.pipeline(), closed(status));
    return Optional.of(
        Problem.warning(
                ProblemCode.RUN_LEFT_OPEN,
                "the run %s was killed before its end; its status is failed now"
                    .formatted(status.runId()))
            .withPath(last.pipeline())
            .withHint("what it had finished is delivered"));
  }

  private PipelineStatus closed(PipelineStatus status) {
    return new PipelineStatus(
        status.runId(),
        PipelineState.FAILED,
        status.startDate(),
        status.timestamp(),
        Optional.of(clock.millis()),
        Optional.of(List.of(StepSummary.ofRun(REASON))));
  }

  private static Problem notClosed(Status last, RuntimeException cause) {
    return Problem.warning(
            ProblemCode.STATUS_NOT_SENT,
            "the status of the dead run %s was not closed: %s"
                .formatted(last.status().runId(), cause.getMessage()))
        .withPath(last.pipeline());
  }
}
