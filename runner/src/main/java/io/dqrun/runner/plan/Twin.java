package io.dqrun.runner.plan;

import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.runner.check.Check;
import io.dqrun.runner.check.Evidence;
import io.dqrun.runner.check.Requirement;
import io.dqrun.runner.check.Verdict;

/**
 * The same case without the quirks of OpenMetadata's own runner, to tell whether one of them
 * decides.
 *
 * @param check how it would be judged
 * @param requirement what must be known for that
 */
public record Twin(Check check, Requirement requirement) {

  /** The verdict on what was learned for both. */
  public Verdict judge(TestCase testCase, Table table, Evidence evidence) {
    if (requirement instanceof Requirement.Settled settled) {
      return settled.verdict();
    }
    return check.judge(
        testCase,
        table,
        evidence instanceof Evidence.Measured measured
            ? new Evidence.Measured(measured.values().withoutQuirks())
            : evidence);
  }
}
