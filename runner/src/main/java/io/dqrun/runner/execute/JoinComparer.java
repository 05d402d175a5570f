package io.dqrun.runner.execute;

import io.dqrun.runner.dialect.ComparisonSql;
import io.dqrun.runner.plan.PlannedCase;
import io.dqrun.runner.sql.Comparison;
import io.dqrun.runner.sql.Difference;
import io.dqrun.runner.sql.Difference.Trouble;
import io.dqrun.runner.sql.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets the database join two tables that one statement can reach; no row leaves it. */
record JoinComparer(ComparisonSql sql, StatementRunner runner) implements TableComparer {

  /** What is executed, in this order. */
  static List<SideStatement> statements(ComparisonSql sql, Comparison comparison) {
    if (LeftCount.isNeededFirst(comparison)) {
      return List.of(new SideStatement(Side.LEFT, LeftCount.ofTable(sql, comparison)));
    }
    return List.of(
        new SideStatement(Side.LEFT, sql.renderKeyCheck(comparison, Side.LEFT)),
        new SideStatement(Side.RIGHT, sql.renderKeyCheck(comparison, Side.RIGHT)),
        new SideStatement(Side.LEFT, sql.renderJoin(comparison)));
  }

  @Override
  public Difference compare(Comparison whole, List<PlannedCase> cases, StatementLog log)
      throws StatementFailure {
    LeftCount leftCount = new LeftCount(sql, runner, cases, log);
    Comparison comparison = leftCount.sized(whole);
    for (Side side : Side.values()) {
      List<Long> keys = counts(sql.renderKeyCheck(comparison, side), 2, cases, log);
      Optional<Trouble> trouble =
          keys.get(1) > 0
              ? Optional.of(Trouble.NULL_KEY)
              : keys.get(0) > 0 ? Optional.of(Trouble.DUPLICATE_KEY) : Optional.empty();
      if (trouble.isPresent()) {
        return new Difference.Unusable(side, trouble.get());
      }
    }
    List<Long> rows = counts(sql.renderJoin(comparison), 4, cases, log);
    return leftCount.known(
        comparison, new Difference.Counted(rows.get(0), rows.get(1), rows.get(2), rows.get(3)));
  }

  private List<Long> counts(String statement, int size, List<PlannedCase> cases, StatementLog log)
      throws StatementFailure {
    List<@Nullable Object> row = log.timed(statement, cases, () -> runner.onlyRow(statement));
    List<Long> counts = new ArrayList<>();
    for (@Nullable Object value : row) {
      // Some databases count in decimals.
      if (value instanceof BigDecimal || value instanceof Long) {
        counts.add(((Number) value).longValue());
      }
    }
    if (counts.size() != size) {
      throw new StatementFailure(
          StatementFailure.Kind.SQL, "the database did not answer " + size + " counts", null);
    }
    return counts;
  }
}
