package io.dqrun.validate;

import io.dqrun.problem.Location;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Gathers what rules find and gives every finding its place. */
public final class Findings {

  private static final int MAX_SHOWN = 80;

  private final Function<String, Optional<Location>> locator;
  private final List<Problem> problems = new ArrayList<>();

  Findings(Function<String, Optional<Location>> locator) {
    this.locator = locator;
  }

  /** Adds an error about the key {@code path}, with the next step. */
  public void error(ProblemCode code, String path, String message, String hint) {
    add(Problem.error(code, message).withHint(hint), path);
  }

  /** Adds a warning about the key {@code path}, with the next step. */
  public void warning(ProblemCode code, String path, String message, String hint) {
    add(Problem.warning(code, message).withHint(hint), path);
  }

  private void add(Problem problem, String path) {
    Problem found = problem.withPath(path);
    problems.add(locator.apply(path).map(found::withLocation).orElse(found));
  }

  /**
   * A value for a message: as it is if the file shows it at {@code path}, otherwise only {@code
   * otherwise}, because it may come from an environment variable or be a secret.
   */
  public String shown(String path, String value, String otherwise) {
    boolean visible =
        !value.isBlank()
            && value.length() <= MAX_SHOWN
            && locator.apply(path).filter(place -> marked(place).contains(value)).isPresent();
    return visible ? "`" + value + "`" : otherwise;
  }

  /** The part of the excerpt that the place spans. */
  private static String marked(Location place) {
    String excerpt = place.excerpt().orElse("");
    int length = excerpt.codePointCount(0, excerpt.length());
    int start = Math.min(length, place.column() - 1);
    int end = Math.min(length, start + place.length());
    return excerpt.substring(
        excerpt.offsetByCodePoints(0, start), excerpt.offsetByCodePoints(0, end));
  }

  /** In the order of the file; those without a place first. */
  List<Problem> problems() {
    return problems.stream()
        .sorted((one, other) -> Long.compare(order(one), order(other)))
        .toList();
  }

  private static long order(Problem problem) {
    return problem.location().map(place -> ((long) place.line() << 32) + place.column()).orElse(0L);
  }
}
