package io.dqrun.runner.cli;

import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.util.List;

/**
 * A token over plain http: a warning about a file, but for a run it is decided by an option. Then
 * the warning is superfluous, and the refusal can name the option.
 */
final class PlainHttpProblems {

  private PlainHttpProblems() {}

  /** What is left of a file's problems for a run. */
  static List<Problem> withoutWarning(List<Problem> problems) {
    return problems.stream()
        .filter(problem -> problem.isError() || problem.code() != ProblemCode.PLAIN_HTTP_TOKEN)
        .toList();
  }

  /** The refusal with the option that lifts it. */
  static List<Problem> withOption(List<Problem> problems) {
    return problems.stream()
        .map(
            problem ->
                problem.code() == ProblemCode.PLAIN_HTTP_TOKEN
                    ? problem.withHint(
                        "use https; if you trust everyone on the way, --insecure-http allows it")
                    : problem)
        .toList();
  }
}
