package io.dqrun.runner.cli;

import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.util.List;

/**
 * A token over plain http, or a server whose certificate is not checked: a warning about a file,
 * but for a run it is decided by an option. Then the warning is superfluous, and the refusal can
 * name the option.
 */
final class PlainHttpProblems {

  private PlainHttpProblems() {}

  /** What is left of a file's problems for a run. */
  static List<Problem> withoutWarning(List<Problem> problems) {
    return problems.stream().filter(problem -> problem.isError() || !decided(problem)).toList();
  }

  private static boolean decided(Problem problem) {
    return problem.code() == ProblemCode.PLAIN_HTTP_TOKEN
        || problem.code() == ProblemCode.INSECURE_TLS;
  }

  /** The refusal with the option that lifts it. */
  static List<Problem> withOption(List<Problem> problems) {
    return problems.stream().map(PlainHttpProblems::withOption).toList();
  }

  private static Problem withOption(Problem problem) {
    if (!problem.isError() || !decided(problem)) {
      return problem;
    }
    return problem.withHint(
        problem.code() == ProblemCode.PLAIN_HTTP_TOKEN
            ? "use https; if you trust everyone on the way, --insecure-http allows it"
            : "use verifySSL: validate with the authority's file as sslConfig.caCertificate; if you"
                + " trust everyone on the way, --insecure-tls allows it");
  }
}
