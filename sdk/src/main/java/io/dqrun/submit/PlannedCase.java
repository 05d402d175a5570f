package io.dqrun.submit;

import io.dqrun.entity.CreateTestCase;
import io.dqrun.entity.TestCase;
import io.dqrun.problem.Problem;
import java.util.Optional;

/**
 * A case that belongs to the run.
 *
 * @param testCase the case as it will be run; without an id while the server does not have it
 * @param action what happens to it on the server
 * @param request what is sent for it; empty when nothing is
 * @param path its place in the workflow, such as {@code processor.config.testCases[0]}; its FQN
 *     when the file does not name it
 * @param problem why it cannot run; empty when it can
 */
public record PlannedCase(
    TestCase testCase,
    Action action,
    Optional<CreateTestCase> request,
    String path,
    Optional<Problem> problem) {

  /** A case that is run as the server has it. */
  static PlannedCase unchanged(TestCase testCase, String path) {
    return new PlannedCase(testCase, Action.UNCHANGED, Optional.empty(), path, Optional.empty());
  }

  /** A case of the server that is not in the logical suite yet. */
  static PlannedCase added(TestCase testCase) {
    return new PlannedCase(
        testCase,
        Action.ADD,
        Optional.empty(),
        testCase.fullyQualifiedName().toString(),
        Optional.empty());
  }

  /** A case that cannot run, and for which nothing is sent. */
  static PlannedCase broken(TestCase testCase, String path, Problem problem) {
    return new PlannedCase(
        testCase, Action.UNCHANGED, Optional.empty(), path, Optional.of(problem));
  }

  /** Whether a problem is about this case's place in the workflow. */
  boolean isAt(Problem other) {
    return other.path().equals(path) || other.path().startsWith(path + ".");
  }

  /** Whether it can run. */
  public boolean isRunnable() {
    return problem.isEmpty();
  }
}
