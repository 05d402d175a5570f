package io.dqrun.runner.connector;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with one connection, gathered while it is read. */
final class ConnectionProblems {

  private static final int MAX_SHOWN = 80;

  private final List<Problem> problems = new ArrayList<>();

  /** How many there are so far. */
  int count() {
    return problems.size();
  }

  /** The connection cannot be used as it is. */
  void invalid(String message, String hint) {
    problems.add(Problem.error(ProblemCode.CONNECTION_INVALID, message).withHint(hint));
  }

  /** As {@link #invalid}, by a certain field. */
  void invalidAt(String path, String message, String hint) {
    problems.add(
        Problem.error(ProblemCode.CONNECTION_INVALID, message).withPath(path).withHint(hint));
  }

  /** The server shows a mask for a field. */
  void masked(String key, String type) {
    problems.add(
        Problem.error(
                ProblemCode.CONNECTION_MASKED,
                "the server hides `" + key + "` of the " + type + " connection")
            .withHint(
                "put the connection into source.sourceConfig.config.serviceConnections, or use"
                    + " the ingestion bot's token, which may read it"));
  }

  /** Throws all problems together, if there are any. */
  void check() {
    if (!problems.isEmpty()) {
      throw new DqException(problems, null);
    }
  }

  /** A text of a user as a message may show it. */
  static String printable(String text) {
    String clean =
        text.codePoints()
            .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    return clean.length() > MAX_SHOWN ? clean.substring(0, MAX_SHOWN) + "..." : clean;
  }
}
