package io.dqrun.convert.merge;

import io.dqrun.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What became of several workflows of single tables.
 *
 * @param text the workflow of the logical suite; empty if, and only if, one of the problems is an
 *     error
 * @param cases the fully qualified names of the test cases that the suite must contain on the
 *     server, as far as the files name them, in the order of the files
 * @param problems why it cannot be made, or what to review
 */
public record MergedSuite(Optional<String> text, List<String> cases, List<Problem> problems) {

  public MergedSuite {
    cases = List.copyOf(cases);
    problems = List.copyOf(problems);
  }
}
