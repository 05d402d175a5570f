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
 * No value of the column matches a regular expression of the database.
 *
 * <p>OpenMetadata takes a missing value for a match, so that a column with one cannot pass; not so
 * in files, where it passes. By the letter a missing value is no value: it neither passes nor
 * fails.
 */
public final class ColumnValuesToNotMatchRegex extends ColumnCheck {

  private static final String NOT_LIKE_COUNT = "notLikeCount";

  private final Compatibility base;
  private final boolean missingMatches;

  /** For {@link java.util.ServiceLoader}; judges by the letter. */
  public ColumnValuesToNotMatchRegex() {
    this(Compatibility.CLEAN, false);
  }

  private ColumnValuesToNotMatchRegex(Compatibility base, boolean missingMatches) {
    super("columnValuesToNotMatchRegex", NOT_LIKE_COUNT);
    this.base = base;
    this.missingMatches = missingMatches;
  }

  @Override
  public Check in(Compatibility wanted) {
    return new ColumnValuesToNotMatchRegex(wanted, wanted == Compatibility.OPENMETADATA);
  }

  @Override
  public Check onFrames() {
    return new ColumnValuesToNotMatchRegex(base, false);
  }

  @Override
  public String quirk() {
    return "it takes a missing value for a match";
  }

  // Both ways of counting share one search through the texts.
  @Override
  List<Metric> metrics(Arguments arguments, ColumnRef column) {
    List<Metric> metrics = new ArrayList<>();
    metrics.add(matchingOrMissing(arguments, column));
    if (!missingMatches) {
      metrics.add(missing(column));
    }
    if (arguments.testCase().countsRows()) {
      metrics.add(base(base, column));
    }
    return metrics;
  }

  private static Metric.Count matchingOrMissing(Arguments arguments, ColumnRef column) {
    return new Metric.Count(
        new Predicate.Or(List.of(new Predicate.IsNull(column), matching(arguments, column))));
  }

  private static Predicate matching(Arguments arguments, ColumnRef column) {
    return new Predicate.Matches(column, arguments.required("forbiddenRegex"));
  }

  @Override
  Optional<RowQuery.Wanted> failing(Arguments arguments, ColumnRef column) {
    return Optional.of(
        new RowQuery.Fulfilling(
            missingMatches
                ? matchingOrMissing(arguments, column).condition()
                : matching(arguments, column)));
  }

  private static Metric missing(ColumnRef column) {
    return new Metric.Count(new Predicate.IsNull(column));
  }

  @Override
  Verdict judge(Arguments arguments, ColumnRef column, MetricValues values) {
    long found = count(values, matchingOrMissing(arguments, column));
    if (!missingMatches) {
      found -= count(values, missing(column));
    }
    // The number twice: that is how OpenMetadata words it.
    Verdict verdict =
        Verdict.of(
            found == 0,
            "Found "
                + found
                + " value(s) matching the forbidden regex pattern vs "
                + found
                + " value(s) in the column.",
            List.of(TestResultValue.of(NOT_LIKE_COUNT, Long.toString(found))));
    return arguments.testCase().countsRows()
        ? verdict.withRows(count(values, base(base, column)) - found, found)
        : verdict;
  }
}
