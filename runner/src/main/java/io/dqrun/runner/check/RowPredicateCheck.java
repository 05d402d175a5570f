package io.dqrun.runner.check;

import io.dqrun.entity.TestResultValue;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.MetricValues;
import io.dqrun.runner.sql.Predicate;
import io.dqrun.runner.sql.RowQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts the rows that fulfil a condition, and judges the count. */
abstract class RowPredicateCheck extends ColumnCheck {

  /** What it means for a row to fulfil the condition. */
  enum Counted {
    PASSED,
    FAILED
  }

  private final String valueName;
  private final Counted counted;
  private final Compatibility base;

  /**
   * @param base whether rows without a value pass or fail, as OpenMetadata has it, or do neither
   */
  RowPredicateCheck(String definition, String valueName, Counted counted, Compatibility base) {
    super(definition, valueName);
    this.valueName = valueName;
    this.counted = counted;
    this.base = base;
  }

  /** The condition. */
  abstract Predicate condition(Arguments arguments, ColumnRef column);

  /** Whether so many rows, of all rows of the table, are as demanded. */
  abstract boolean asDemanded(Arguments arguments, long count, long rows);

  /** The result's text. */
  abstract String text(long count);

  /** Whether the verdict, not only the row fields, depends on the number of all rows. */
  boolean needsRowCount(Arguments arguments) {
    return false;
  }

  @Override
  final List<Metric> metrics(Arguments arguments, ColumnRef column) {
    List<Metric> metrics = new ArrayList<>();
    metrics.add(new Metric.Count(condition(arguments, column)));
    if (countsAllRows(arguments)) {
      metrics.add(base(base, column));
    }
    return metrics;
  }

  @Override
  final Optional<RowQuery.Wanted> failing(Arguments arguments, ColumnRef column) {
    Predicate condition = condition(arguments, column);
    return Optional.of(
        new RowQuery.Fulfilling(
            counted == Counted.FAILED
                ? condition
                : new Predicate.Or(
                    List.of(new Predicate.IsNull(column), new Predicate.Not(condition)))));
  }

  private boolean countsAllRows(Arguments arguments) {
    return arguments.testCase().countsRows() || needsRowCount(arguments);
  }

  @Override
  final Verdict judge(Arguments arguments, ColumnRef column, MetricValues values) {
    long count = count(values, new Metric.Count(condition(arguments, column)));
    long rows = countsAllRows(arguments) ? count(values, base(base, column)) : 0;
    Verdict verdict =
        Verdict.of(
            asDemanded(arguments, count, rows),
            text(count),
            List.of(TestResultValue.of(valueName, Long.toString(count))));
    if (!arguments.testCase().countsRows()) {
      return verdict;
    }
    return counted == Counted.PASSED
        ? verdict.withRows(count, rows - count)
        : verdict.withRows(rows - count, count);
  }
}
