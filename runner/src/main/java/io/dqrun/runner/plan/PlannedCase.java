package io.dqrun.runner.plan;

import io.dqrun.entity.TestCase;
import io.dqrun.runner.check.Check;
import io.dqrun.runner.check.Requirement;
import java.util.Optional;

/**
 * A test case with what it needs.
 *
 * @param position its place among the cases of its plan, from 0
 * @param testCase the case
 * @param check how it is judged
 * @param requirement what must be known before that
 * @param twin the case without quirks; empty where there are none, or nobody wants them
 */
public record PlannedCase(
    int position, TestCase testCase, Check check, Requirement requirement, Optional<Twin> twin) {

  /** The same case at another place. */
  PlannedCase at(int newPosition) {
    return new PlannedCase(newPosition, testCase, check, requirement, twin);
  }
}
