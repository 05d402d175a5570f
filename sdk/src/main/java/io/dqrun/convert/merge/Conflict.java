package io.dqrun.convert.merge;

import io.dqrun.problem.Location;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;

/** Two files that cannot become one. */
final class Conflict {

  private Conflict() {}

  static Problem of(String file, String message, String hint) {
    return Problem.error(ProblemCode.MERGE_CONFLICT, message)
        .withLocation(Location.of(file, 1, 1))
        .withHint(hint);
  }
}
