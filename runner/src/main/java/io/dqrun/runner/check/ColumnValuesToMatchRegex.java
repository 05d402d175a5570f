package io.dqrun.runner.check;

import io.dqrun.entity.TestResultValue;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.MetricValues;
import io.dqrun.runner.sql.Predicate;
import java.util.ArrayList;
import java.util.List;

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

  private static Metric matching(Arguments arguments, ColumnRef column) {
    return new Metric.Count(new Predicate.Matches(column, arguments.required("regex")));
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
