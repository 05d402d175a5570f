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

/** The lengths of all texts of the column lie between two bounds; missing values do not matter. */
public final class ColumnValueLengthsToBeBetween extends ColumnCheck {

  private static final String MIN_LENGTH = "minLength";
  private static final String MAX_LENGTH = "maxLength";

  private final Compatibility compatibility;

  /** For {@link java.util.ServiceLoader}; judges by the letter. */
  public ColumnValueLengthsToBeBetween() {
    this(Compatibility.CLEAN);
  }

  private ColumnValueLengthsToBeBetween(Compatibility compatibility) {
    super("columnValueLengthsToBeBetween", "minValueLength", "maxValueLength");
    this.compatibility = compatibility;
  }

  @Override
  public Check in(Compatibility wanted) {
    return new ColumnValueLengthsToBeBetween(wanted);
  }

  @Override
  public String quirk() {
    return "it measures texts in bytes, or without the blanks at their end";
  }

  @Override
  List<Metric> metrics(Arguments arguments, ColumnRef column) {
    Range range = arguments.range(MIN_LENGTH, MAX_LENGTH);
    List<Metric> metrics = new ArrayList<>();
    metrics.add(shortest(column));
    metrics.add(longest(column));
    if (arguments.testCase().countsRows()) {
      metrics.add(base(compatibility, column));
      outside(range, column).ifPresent(metrics::add);
    }
    return metrics;
  }

  private static Metric shortest(ColumnRef column) {
    return new Metric.AsUpstream(new Metric.MinLength(column));
  }

  private static Metric longest(ColumnRef column) {
    return new Metric.AsUpstream(new Metric.MaxLength(column));
  }

  private static Optional<Metric> outside(Range range, ColumnRef column) {
    return beyond(range, column)
        .map(condition -> new Metric.AsUpstream(new Metric.Count(condition)));
  }

  private static Optional<Predicate> beyond(Range range, ColumnRef column) {
    List<Predicate> beyond = new ArrayList<>();
    range.maxLiteral().ifPresent(max -> beyond.add(new Predicate.LengthGreaterThan(column, max)));
    range.minLiteral().ifPresent(min -> beyond.add(new Predicate.LengthLessThan(column, min)));
    return beyond.isEmpty() ? Optional.empty() : Optional.of(new Predicate.Or(beyond));
  }

  @Override
  Optional<RowQuery.Wanted> failing(Arguments arguments, ColumnRef column) {
    return beyond(arguments.range(MIN_LENGTH, MAX_LENGTH), column).map(RowQuery.Fulfilling::new);
  }

  @Override
  Verdict judge(Arguments arguments, ColumnRef column, MetricValues values) {
    Range range = arguments.range(MIN_LENGTH, MAX_LENGTH);
    Object shortest = values.value(shortest(column));
    Object longest = values.value(longest(column));
    Verdict verdict =
        Verdict.of(
                range.reaches(shortest) && range.covers(longest),
                "Found minLength="
                    + ValueText.of(shortest)
                    + ", maxLength="
                    + ValueText.of(longest)
                    + " vs. the expected minLength="
                    + range.minText()
                    + ", maxLength="
                    + range.maxText()
                    + ".",
                List.of(
                    TestResultValue.of("minValueLength", ValueText.of(shortest)),
                    TestResultValue.of("maxValueLength", ValueText.of(longest))))
            .withBounds(range);
    if (!arguments.testCase().countsRows()) {
      return verdict;
    }
    long failed = outside(range, column).map(metric -> count(values, metric)).orElse(0L);
    return verdict.withRows(count(values, base(compatibility, column)) - failed, failed);
  }
}
