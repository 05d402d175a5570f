package io.dqrun.runner.execute;

import io.dqrun.runner.plan.PlannedCase;
import io.dqrun.runner.sql.Comparison;
import io.dqrun.runner.sql.Difference;
import io.dqrun.runner.sql.Side;
import java.util.List;

/** A way to compare two tables. */
interface TableComparer {

  /**
   * A statement of a comparison.
   *
   * @param side the table that it reads; the first one where it reads both
   */
  record SideStatement(Side side, String sql) {}

  /** Compares the tables of a case. */
  Difference compare(Comparison comparison, List<PlannedCase> cases, StatementLog log)
      throws StatementFailure;
}
