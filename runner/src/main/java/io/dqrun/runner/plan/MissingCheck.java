package io.dqrun.runner.plan;

import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.runner.check.Check;
import io.dqrun.runner.check.Evidence;
import io.dqrun.runner.check.Requirement;
import io.dqrun.runner.check.Verdict;

/** Stands in for a definition that no check executes; its cases are aborted. */
record MissingCheck(String definition) implements Check {

  @Override
  public Requirement requirement(TestCase testCase, Table table) {
    return new Requirement.Settled(
        failed(testCase, "this version of dq-run does not execute tests of this definition"));
  }

  @Override
  public Verdict judge(TestCase testCase, Table table, Evidence evidence) {
    throw new IllegalStateException("there is nothing to judge by");
  }
}
