package io.dqrun.problem;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that stops what was asked for. A failing <em>test</em> is never an exception; it is a
 * result.
 *
 * <p>Its {@link #problems()} are written for the user and hold no secrets; the cause may, so print
 * the problems and not the stack trace.
 */
public class DqException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** One problem without a technical cause. */
  public DqException(Problem problem) {
    this(List.of(problem), null);
  }

  /** One problem with the exception that led to it. */
  public DqException(Problem problem, @Nullable Throwable cause) {
    this(List.of(problem), cause);
  }

  /**
   * Several problems that were found together.
   *
   * @throws IllegalArgumentException if {@code problems} is empty
   */
  public DqException(List<Problem> problems, @Nullable Throwable cause) {
    super(first(problems).message(), cause);
    this.problems = List.copyOf(problems);
  }

  private static Problem first(List<Problem> problems) {
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("an exception needs a problem");
    }
    return Objects.requireNonNull(problems.get(0));
  }

  /** What to tell the user; at least one. */
  public List<Problem> problems() {
    return problems;
  }

  /** The category of the first problem. */
  public Category category() {
    return first(problems).code().category();
  }
}
