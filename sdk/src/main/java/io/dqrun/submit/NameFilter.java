package io.dqrun.submit;

import io.dqrun.problem.Nearest;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The key {@code sourceConfig.config.testCases}: the names of the only cases to run. */
final class NameFilter {

  private static final String PATH = "source.sourceConfig.config.testCases";

  private final List<String> names;

  NameFilter(List<String> names) {
    this.names = names;
  }

  boolean accepts(String name) {
    return names.isEmpty() || names.contains(name);
  }

  /** Whether cases are named at all. */
  boolean names() {
    return !names.isEmpty();
  }

  /** A warning for each name that no case has. */
  List<Problem> unknown(Set<String> existing, String place) {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (!existing.contains(names.get(i))) {
        problems.add(
            Problem.warning(
                    ProblemCode.TEST_CASE_NOT_FOUND,
                    place + " has no test case '" + names.get(i) + "'")
                .withPath(PATH + "[" + i + "]")
                .withHint(
                    Nearest.of(names.get(i), existing)
                        .map(name -> "did you mean '" + name + "'?")
                        .orElse("check the spelling, or remove the name")));
      }
    }
    return problems;
  }
}
