package io.dqrun.runner.delivery;

import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.problem.Severity;
import java.io.IOException;
import java.nio.file.Path;

/** What is told of journals that are not as this program writes them. */
final class JournalProblems {

  private JournalProblems() {}

  /** A journal of another version of the program. */
  static Problem foreign(Path file, String reason) {
    return Problem.warning(
            ProblemCode.JOURNAL_FORMAT, "the journal %s is left alone: %s".formatted(file, reason))
        .withPath(file.toString())
        .withHint("send it with the version of dq-run that wrote it");
  }

  /** A journal that the system does not let us read. */
  static Problem unreadable(Path file, IOException cause) {
    return PrivateFiles.failure("cannot read the journal", file, cause)
        .problems()
        .get(0)
        .withSeverity(Severity.WARNING);
  }

  /** A record that is not what was written. */
  static Problem damaged(Path file, long start, Path aside) {
    return Problem.warning(
            ProblemCode.JOURNAL_DAMAGED,
            "a record of the journal %s is damaged at byte %d; it was set aside as %s"
                .formatted(file, start, aside))
        .withPath(file.toString())
        .withHint("at most one result is missing on the server; check the disk");
  }
}
