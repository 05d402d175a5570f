package io.dqrun.runner.check;

import io.dqrun.entity.TestResultValue;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.MetricValues;
import io.dqrun.runner.sql.RowQuery;
import java.util.List;
import java.util.Optional;

/**
 * Every value of the column occurs once; missing values do not matter. Rows are always counted: of
 * (a, a, b) two fail.
 */
public final class ColumnValuesToBeUnique extends ColumnCheck {

  /** For {@link java.util.ServiceLoader}. */
  public ColumnValuesToBeUnique() {
    super("columnValuesToBeUnique", "valueCount", "uniqueCount");
  }

  @Override
  List<Metric> metrics(Arguments arguments, ColumnRef column) {
    return List.of(new Metric.NonNullCount(column), new Metric.UniqueCount(column));
  }

  @Override
  Optional<RowQuery.Wanted> failing(Arguments arguments, ColumnRef column) {
    return Optional.of(new RowQuery.Repeating(column));
  }

  @Override
  Verdict judge(Arguments arguments, ColumnRef column, MetricValues values) {
    long all = count(values, new Metric.NonNullCount(column));
    long unique = count(values, new Metric.UniqueCount(column));
    return Verdict.of(
            all == unique,
            "Found valuesCount="
                + all
                + " vs. uniqueCount="
                + unique
                + ". Both counts should be equal for column values to be unique.",
            List.of(
                TestResultValue.of("valueCount", Long.toString(all)),
                TestResultValue.of("uniqueCount", Long.toString(unique))))
        .withRows(unique, all - unique);
  }
}
