package io.dqrun.runner.check;

import io.dqrun.entity.TestResultValue;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Literal;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.MetricValues;
import io.dqrun.runner.sql.Predicate;
import io.dqrun.runner.sql.RowQuery;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All values of the column lie between two numbers or, for a column of dates, between two points in
 * time; missing values do not matter.
 */
public final class ColumnValuesToBeBetween extends ColumnCheck {

  private final ZoneId zone;
  private final Compatibility compatibility;
  private final Compatibility bounds;

  /**
   * For {@link java.util.ServiceLoader}; bounds in time are taken in the zone of this machine, and
   * it is judged by the letter.
   */
  public ColumnValuesToBeBetween() {
    this(ZoneId.systemDefault(), Compatibility.CLEAN, Compatibility.CLEAN);
  }

  private ColumnValuesToBeBetween(ZoneId zone, Compatibility compatibility, Compatibility bounds) {
    super("columnValuesToBeBetween", "min", "max");
    this.zone = zone;
    this.compatibility = compatibility;
    this.bounds = bounds;
  }

  @Override
  public Check in(ZoneId wanted) {
    return new ColumnValuesToBeBetween(wanted, compatibility, bounds);
  }

  @Override
  public Check in(Compatibility wanted) {
    return new ColumnValuesToBeBetween(zone, wanted, wanted);
  }

  /** Values are doubles there, like the bounds. */
  @Override
  public Check onFrames() {
    return new ColumnValuesToBeBetween(zone, compatibility, Compatibility.CLEAN);
  }

  @Override
  public String quirk() {
    return "it takes the greatest date for the last microsecond of its day, and compares a decimal"
        + " with the double next to the bound";
  }

  @Override
  List<Metric> metrics(Arguments arguments, ColumnRef column) {
    Optional<Metric.Count> outside = outside(arguments, column);
    List<Metric> metrics = new ArrayList<>();
    metrics.add(new Metric.Min(column));
    metrics.add(new Metric.Max(column));
    if (arguments.testCase().countsRows()) {
      metrics.add(base(compatibility, column));
      outside.ifPresent(metrics::add);
    }
    return metrics;
  }

  private Optional<Metric.Count> outside(Arguments arguments, ColumnRef column) {
    Optional<? extends Literal> min;
    Optional<? extends Literal> max;
    if (ColumnTypes.isDateTime(column)) {
      TimeRange range = timeRange(arguments);
      min = range.minLiteral(column);
      max = range.maxLiteral(column);
    } else {
      Range range = range(arguments);
      min = range.minLiteral();
      max = range.maxLiteral();
    }
    List<Predicate> beyond = new ArrayList<>();
    max.ifPresent(bound -> beyond.add(new Predicate.GreaterThan(column, bound)));
    min.ifPresent(bound -> beyond.add(new Predicate.LessThan(column, bound)));
    return beyond.isEmpty()
        ? Optional.empty()
        : Optional.of(new Metric.Count(new Predicate.Or(beyond)));
  }

  private static Range range(Arguments arguments) {
    return arguments.range("minValue", "maxValue");
  }

  private TimeRange timeRange(Arguments arguments) {
    return new TimeRange(
        arguments.parsed("minValue", text -> TimeRange.bound(text, zone)),
        arguments.parsed("maxValue", text -> TimeRange.bound(text, zone)),
        zone);
  }

  @Override
  Optional<RowQuery.Wanted> failing(Arguments arguments, ColumnRef column) {
    return outside(arguments, column).map(count -> new RowQuery.Fulfilling(count.condition()));
  }

  @Override
  Verdict judge(Arguments arguments, ColumnRef column, MetricValues values) {
    Object least = values.value(new Metric.Min(column));
    Object greatest = values.value(new Metric.Max(column));
    Verdict verdict;
    if (ColumnTypes.isDateTime(column)) {
      TimeRange range = timeRange(arguments);
      Object from = TimeRange.start(least);
      Object to =
          compatibility == Compatibility.OPENMETADATA
              ? TimeRange.end(greatest)
              : TimeRange.start(greatest);
      verdict =
          verdict(
              range.reaches(from) && range.covers(to),
              ValueText.of(from),
              ValueText.of(to),
              ValueText.of(range.minOrFirst()),
              ValueText.of(range.maxOrLast()));
    } else {
      Range range = range(arguments).in(bounds);
      verdict =
          verdict(
                  range.reaches(least) && range.covers(greatest),
                  ValueText.of(least),
                  ValueText.of(greatest),
                  range.minText(),
                  range.maxText())
              .withBounds(range);
    }
    if (!arguments.testCase().countsRows()) {
      return verdict;
    }
    long failed = outside(arguments, column).map(metric -> count(values, metric)).orElse(0L);
    return verdict.withRows(count(values, base(compatibility, column)) - failed, failed);
  }

  private static Verdict verdict(
      boolean asDemanded, String least, String greatest, String min, String max) {
    return Verdict.of(
        asDemanded,
        "Found min="
            + least
            + ", max="
            + greatest
            + " vs. the expected min="
            + min
            + ", max="
            + max
            + ".",
        List.of(TestResultValue.of("min", least), TestResultValue.of("max", greatest)));
  }
}
