package io.dqrun.runner.delivery;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request of a {@link ResultSink} that did not succeed, after all retries of the client. */
public final class SendException extends DqException {

  private static final long serialVersionUID = 1L;

  private final SendFailure failure;

  /**
   * A failed request.
   *
   * @param problem told to the user, with the server's own words and no secret
   */
  public SendException(SendFailure failure, Problem problem, @Nullable Throwable cause) {
    super(List.of(problem), cause);
    this.failure = failure;
  }

  /** What went wrong with a request; a defect says nothing about what the server did. */
  static SendFailure failure(RuntimeException e) {
    return e instanceof SendException known ? known.failure() : SendFailure.OUTCOME_UNKNOWN;
  }

  /** What it means for the result. */
  public SendFailure failure() {
    return failure;
  }
}
