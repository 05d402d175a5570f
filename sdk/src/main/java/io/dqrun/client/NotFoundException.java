package io.dqrun.client;

import io.dqrun.problem.Problem;

/**
 * The server answered that it does not have the entity (404). A route that it does not know is none
 * of these.
 */
public final class NotFoundException extends ApiException {

  private static final long serialVersionUID = 1L;

  NotFoundException(Problem problem, Context context) {
    super(problem, context, null);
  }
}
