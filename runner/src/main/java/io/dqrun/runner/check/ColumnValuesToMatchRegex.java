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

/**
 * Every value of the column matches a regular expression of the database. A missing value is no
 * value; OpenMetadata still counts its row among those that did not pass.
 */
public final class ColumnValuesToMatchRegex extends ColumnCheck {

  private static final String LIKE_COUNT = "likeCount";

  private final Compatibility compatibility;

  /** For {@link java.util.ServiceLoader}; judges by the letter. */
  public ColumnValuesToMatchRegex() {
    this(Compatibility.CLEAN);
  }

  private ColumnValuesToMatchRegex(Compatibility compatibility) {
    super("columnValuesToMatchRegex", LIKE_COUNT);
    this.compatibility = compatibility;
  }

  @Override
  public Check in(Compatibility wanted) {
    return new ColumnValuesToMatchRegex(wanted);
  }

  @Override
  List<Metric> metrics(Arguments arguments, ColumnRef column) {
    List<Metric> metrics = new ArrayList<>();
    metrics.add(matching(arguments, column));
    metrics.add(new Metric.NonNullCount(column));
    if (arguments.testCase().countsRows() && compatibility == Compatibility.OPENMETADATA) {
      metrics.add(new Metric.RowCount());
    }
    return metrics;
  }

  private static Metric.Count matching(Arguments arguments, ColumnRef column) {
    return new Metric.Count(new Predicate.Matches(column, arguments.required("regex")));
  }

  @Override
  Optional<RowQuery.Wanted> failing(Arguments arguments, ColumnRef column) {
    // Those without a value do not make it fail, though they are counted among the failed.
    return Optional.of(
        new RowQuery.Fulfilling(new Predicate.Not(matching(arguments, column).condition())));
  }

  @Override
  Verdict judge(Arguments arguments, ColumnRef column, MetricValues values) {
    long matching = count(values, matching(arguments, column));
    long all = count(values, new Metric.NonNullCount(column));
    Verdict verdict =
        Verdict.of(
            matching == all,
            "Found "
                + matching
                + " value(s) matching regex pattern vs "
                + all
                + " value(s) in the column.",
            List.of(TestResultValue.of(LIKE_COUNT, Long.toString(matching))));
    if (!arguments.testCase().countsRows()) {
      return verdict;
    }
    long rows =
        compatibility == Compatibility.OPENMETADATA ? count(values, new Metric.RowCount()) : all;
    return verdict.withRows(matching, rows - matching);
  }
}
