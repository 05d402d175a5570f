package io.dqrun.problem;

import java.util.Optional;

/**
 * One wrong thing, told to a reader: what, where, which value, and what to do next.
 *
 * <p>Problems are gathered and returned; only what stops everything is thrown, as a {@link
 * DqException}. No text of a problem ever holds a secret.
 *
 * @param code which kind of problem
 * @param severity how much it matters
 * @param message one sentence that stands alone, lower case, no full stop
 * @param path the key in the workflow ({@code source.serviceConnection}) or the name of the thing
 *     (a test case's FQN); empty where there is none
 * @param location the place in a file; empty for what has none, such as a server
 * @param label what to write under the excerpt; empty for nothing
 * @param hint what to do next; empty where the message says it all
 */
public record Problem(
    ProblemCode code,
    Severity severity,
    String message,
    String path,
    Optional<Location> location,
    Optional<String> label,
    Optional<String> hint) {

  /** An error without a place, to be completed by the {@code with} methods. */
  public static Problem error(ProblemCode code, String message) {
    return new Problem(
        code, Severity.ERROR, message, "", Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** A warning without a place, to be completed by the {@code with} methods. */
  public static Problem warning(ProblemCode code, String message) {
    return error(code, message).withSeverity(Severity.WARNING);
  }

  /** A note without a place, to be completed by the {@code with} methods. */
  public static Problem note(ProblemCode code, String message) {
    return error(code, message).withSeverity(Severity.NOTE);
  }

  /** Whether this problem is an {@link Severity#ERROR}. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** The same problem with another severity. */
  public Problem withSeverity(Severity newSeverity) {
    return new Problem(code, newSeverity, message, path, location, label, hint);
  }

  /** The same problem about the key or thing {@code newPath}. */
  public Problem withPath(String newPath) {
    return new Problem(code, severity, message, newPath, location, label, hint);
  }

  /** The same problem at {@code newLocation}. */
  public Problem withLocation(Location newLocation) {
    return new Problem(code, severity, message, path, Optional.of(newLocation), label, hint);
  }

  /** The same problem with {@code newLabel} under its excerpt. */
  public Problem withLabel(String newLabel) {
    return new Problem(code, severity, message, path, location, Optional.of(newLabel), hint);
  }

  /** The same problem with {@code newHint} as the next step. */
  public Problem withHint(String newHint) {
    return new Problem(code, severity, message, path, location, label, Optional.of(newHint));
  }
}
