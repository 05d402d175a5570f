package io.dqrun.runner.report;

import io.dqrun.problem.Problem;
import java.util.List;

/**
 * What was found in one file.
 *
 * @param path the file as the user named it
 * @param problems its problems; empty if it is perfect
 */
public record FileProblems(String path, List<Problem> problems) {

  public FileProblems {
    problems = List.copyOf(problems);
  }

  /** Whether the file can be used as it is. */
  public boolean isValid() {
    return problems.stream().noneMatch(Problem::isError);
  }
}
