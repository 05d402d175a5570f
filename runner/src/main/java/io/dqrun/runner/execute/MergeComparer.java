package io.dqrun.runner.execute;

import io.dqrun.runner.compare.RowMerge;
import io.dqrun.runner.compare.Rows;
import io.dqrun.runner.dialect.ComparisonSql;
import io.dqrun.runner.plan.PlannedCase;
import io.dqrun.runner.sql.Comparison;
import io.dqrun.runner.sql.Difference;
import io.dqrun.runner.sql.Side;
import java.util.List;

/** Reads two tables of two databases row by row, both in the order of their keys. */
record MergeComparer(ComparisonSql leftSql, RowSource left, ComparisonSql rightSql, RowSource right)
    implements TableComparer {

  /** What is executed at the same time. */
  static List<SideStatement> statements(
      ComparisonSql leftSql, ComparisonSql rightSql, Comparison comparison) {
    if (LeftCount.isNeededFirst(comparison)) {
      return List.of(new SideStatement(Side.LEFT, LeftCount.ofTable(leftSql, comparison)));
    }
    return List.of(
        new SideStatement(Side.LEFT, leftSql.renderOrdered(comparison, Side.LEFT)),
        new SideStatement(Side.RIGHT, rightSql.renderOrdered(comparison, Side.RIGHT)));
  }

  @Override
  public Difference compare(Comparison whole, List<PlannedCase> cases, StatementLog log)
      throws StatementFailure {
    LeftCount leftCount = new LeftCount(leftSql, left, cases, log);
    Comparison comparison = leftCount.sized(whole);
    List<String> sql =
        statements(leftSql, rightSql, comparison).stream().map(SideStatement::sql).toList();
    Difference difference =
        log.timed(
            sql,
            cases,
            () -> {
              try (Rows<StatementFailure> leftRows = left.open(sql.get(0));
                  Rows<StatementFailure> rightRows = right.open(sql.get(1))) {
                return RowMerge.compare(comparison, leftRows, rightRows);
              }
            });
    return difference instanceof Difference.Counted counted
        ? leftCount.known(comparison, counted)
        : difference;
  }
}
