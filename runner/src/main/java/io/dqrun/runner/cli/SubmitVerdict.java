package io.dqrun.runner.cli;

import io.dqrun.problem.Problem;
import io.dqrun.runner.result.SubmitResult;
import java.util.ArrayList;
import java.util.List;

/** The exit code of a submission: by what went wrong, then by what the tests came to. */
final class SubmitVerdict {

  private SubmitVerdict() {}

  static RunVerdict of(SubmitResult result) {
    ExitCode code = ExitCode.OK;
    List<String> reasons = new ArrayList<>();
    for (Problem problem : result.problems()) {
      if (problem.isError()) {
        code = code.and(ExitCode.of(problem.code().category()));
        reasons.add(problem.message());
      }
    }
    int aborted = result.tests().map(SubmitResult.Tests::aborted).orElse(0);
    if (aborted > 0) {
      code = code.and(ExitCode.NOT_RUN);
      reasons.add(aborted + (aborted == 1 ? " test" : " tests") + " aborted");
    }
    int failed = result.tests().map(SubmitResult.Tests::failed).orElse(0);
    if (failed > 0) {
      code = code.and(ExitCode.FAILED);
      reasons.add(failed + (failed == 1 ? " test" : " tests") + " failed");
    }
    return new RunVerdict(code, List.copyOf(reasons));
  }
}
