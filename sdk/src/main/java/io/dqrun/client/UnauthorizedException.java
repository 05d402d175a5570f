package io.dqrun.client;

import io.dqrun.problem.Problem;

/** The server refused the token (401): no further request will succeed with it. */
public final class UnauthorizedException extends ApiException {

  private static final long serialVersionUID = 1L;

  UnauthorizedException(Problem problem, Context context) {
    super(problem, context, null);
  }
}
