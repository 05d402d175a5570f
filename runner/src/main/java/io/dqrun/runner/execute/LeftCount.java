package io.dqrun.runner.execute;

import io.dqrun.runner.dialect.ComparisonSql;
import io.dqrun.runner.plan.PlannedCase;
import io.dqrun.runner.sql.Comparison;
import io.dqrun.runner.sql.Difference;
import io.dqrun.runner.sql.Sample;
import io.dqrun.runner.sql.Selection;
import io.dqrun.runner.sql.Side;
import java.util.List;
import java.util.Optional;

/** How many rows the first table of a comparison has, where that must be asked for. */
record LeftCount(
    ComparisonSql sql, StatementRunner runner, List<PlannedCase> cases, StatementLog log) {

  /** Whether nothing else can be executed before it is known. */
  static boolean isNeededFirst(Comparison comparison) {
    return comparison
        .selection()
        .sample()
        .filter(sample -> sample.size().unit() == Sample.Unit.ROWS)
        .isPresent();
  }

  /** Counts all rows of the table. */
  static String ofTable(ComparisonSql sql, Comparison comparison) {
    return sql.renderCount(comparison.with(Selection.where(Optional.empty())), Side.LEFT);
  }

  /** The comparison with a share of the rows instead of a number of them. */
  Comparison sized(Comparison comparison) throws StatementFailure {
    if (!isNeededFirst(comparison)) {
      return comparison;
    }
    long rows = count(ofTable(sql, comparison));
    Selection selection = comparison.selection();
    return comparison.with(
        selection.with(selection.sample().flatMap(sample -> sample.ofTable(rows))));
  }

  /** What was counted, with the rows that the user's condition left out. */
  Difference.Counted known(Comparison comparison, Difference.Counted counted)
      throws StatementFailure {
    Selection selection = comparison.selection();
    return selection.condition().isEmpty()
        ? counted
        : counted.ofRows(
            count(sql.renderCount(comparison.with(selection.withoutCondition()), Side.LEFT)));
  }

  private long count(String statement) throws StatementFailure {
    var row = log.timed(statement, cases, () -> runner.onlyRow(statement));
    if (row.size() == 1 && row.get(0) instanceof Number number) {
      return number.longValue();
    }
    throw new StatementFailure(
        StatementFailure.Kind.SQL, "the database did not answer how many rows there are", null);
  }
}
