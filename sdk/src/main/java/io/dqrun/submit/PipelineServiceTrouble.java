package io.dqrun.submit;

import io.dqrun.client.ApiException;
import io.dqrun.client.IngestionPipelineApi;
import io.dqrun.client.PipelineServiceAnswer;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.util.Optional;

/** Finds out why the pipeline service refused something: the refusal itself mostly says nothing. */
final class PipelineServiceTrouble {

  private static final String HINT =
      "ask the server's administrator; dq-run run executes the tests from here, without it";

  private final IngestionPipelineApi pipelines;

  PipelineServiceTrouble(IngestionPipelineApi pipelines) {
    this.pipelines = pipelines;
  }

  /** Whether there is no service, or it does not work. */
  boolean isAway() {
    return reason().isPresent();
  }

  /** A refusal inside a success. */
  DqException refused(String action, PipelineServiceAnswer answer) {
    return new DqException(
        Problem.error(
                ProblemCode.REQUEST_REFUSED,
                "the pipeline service did not "
                    + action
                    + " the pipeline: "
                    + answer.reason().orElse("it gives no reason"))
            .withHint("look at the service's own log"));
  }

  /** The refusal, with the service's own words where it is the service that does not work. */
  DqException explained(String action, ApiException refusal) {
    if (refusal.status() != 400) {
      return refusal;
    }
    if (refusal.serverText().contains("NoopClient")) {
      return away("the server has no pipeline service: it is configured to do without", refusal);
    }
    return reason()
        .map(reason -> away(reason, refusal))
        .orElseGet(
            () ->
                new DqException(
                    Problem.error(
                            ProblemCode.REQUEST_REFUSED,
                            "the pipeline service did not "
                                + action
                                + " the pipeline: "
                                + refusal.serverText())
                        .withHint("the service itself works; look at its log"),
                    refusal));
  }

  private static DqException away(String reason, ApiException refusal) {
    return new DqException(
        Problem.error(ProblemCode.PIPELINE_SERVICE_AWAY, reason).withHint(HINT), refusal);
  }

  /** Why the service cannot do anything; empty when it says that it is well. */
  private Optional<String> reason() {
    return state().map(Problem::message);
  }

  /** What is wrong with the pipeline service; empty when nothing is. */
  Optional<Problem> state() {
    try {
      PipelineServiceAnswer status = pipelines.serviceStatus();
      if (status.disabled()) {
        return away("the server's pipeline service is switched off");
      }
      return status.successful()
          ? Optional.empty()
          : away(
              "the server's pipeline service does not work: "
                  + status.reason().orElse("it gives no reason"));
    } catch (ApiException e) {
      return e.status() == 500
          ? away("the server has no pipeline service: it is configured to do without")
          : Optional.empty();
    }
  }

  private static Optional<Problem> away(String message) {
    return Optional.of(Problem.warning(ProblemCode.PIPELINE_SERVICE_AWAY, message).withHint(HINT));
  }
}
