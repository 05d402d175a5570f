package io.dqrun.client;

import io.dqrun.problem.Problem;

/** The server has the entity already (409). */
public final class ConflictException extends ApiException {

  private static final long serialVersionUID = 1L;

  ConflictException(Problem problem, Context context) {
    super(problem, context, null);
  }
}
