package io.dqrun.runner.delivery;

import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.nio.file.Path;
import java.util.Optional;

/** How it is told that results stayed on this machine. */
final class Undelivered {

  private Undelivered() {}

  /** Results of this run. */
  static Problem own(int count, Optional<Problem> cause, Path outbox) {
    return Problem.error(ProblemCode.RESULT_QUEUED, kept(count, "") + because(cause))
        .withPath(outbox.toString())
        .withHint("the next run sends them");
  }

  /** Results of earlier runs. */
  static Problem leftOvers(int count, Optional<Problem> cause, Path outbox) {
    return Problem.warning(
            ProblemCode.RESULT_QUEUED, kept(count, " of earlier runs") + because(cause))
        .withPath(outbox.toString())
        .withHint("the next run sends them");
  }

  private static String kept(int count, String whose) {
    return count == 1
        ? "1 result" + whose + " is kept on this machine"
        : count + " results" + whose + " are kept on this machine";
  }

  private static String because(Optional<Problem> cause) {
    return cause.map(problem -> ": " + problem.message()).orElse(", there was no time to send");
  }
}
