package io.dqrun.runner.result;

import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.problem.Severity;
import java.util.List;
import java.util.Optional;

/**
 * Whether this machine can run a workflow, point by point.
 *
 * @param workflow the file as the user named it
 * @param findings what was looked at, in the order of a run
 */
public record Diagnosis(String workflow, List<Finding> findings) {

  public Diagnosis {
    findings = List.copyOf(findings);
  }

  /** How good something is. */
  public enum Level {
    OK("ok"),
    WARNING("warning"),
    ERROR("error");

    private final String label;

    Level(String label) {
      this.label = label;
    }

    /** As it is written in every output. */
    public String label() {
      return label;
    }
  }

  /**
   * One thing that was looked at.
   *
   * @param topic what, in one word: {@code server}, {@code token}, {@code database}
   * @param level how good it is
   * @param text what was found
   * @param code which kind of problem; present for every error
   * @param hint what to do; empty where there is nothing to do
   */
  public record Finding(
      String topic, Level level, String text, Optional<ProblemCode> code, Optional<String> hint) {

    /** Something that is as it should be. */
    public static Finding ok(String topic, String text) {
      return new Finding(topic, Level.OK, text, Optional.empty(), Optional.empty());
    }

    /** Something that works, but could be better. */
    public static Finding warning(String topic, String text, String hint) {
      return new Finding(topic, Level.WARNING, text, Optional.empty(), Optional.of(hint));
    }

    /** A problem; a note is as good as none. */
    public static Finding of(String topic, Problem problem) {
      Level level =
          problem.severity() == Severity.ERROR
              ? Level.ERROR
              : problem.severity() == Severity.WARNING ? Level.WARNING : Level.OK;
      return new Finding(
          topic, level, problem.message(), Optional.of(problem.code()), problem.hint());
    }
  }
}
