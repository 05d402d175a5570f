package io.dqrun.runner.check;

import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Predicate;
import java.util.List;

/**
 * No value of the column matches a regular expression of the database.
 *
 * <p>OpenMetadata takes a missing value for a match, so that a column with one cannot pass.
 */
public final class ColumnValuesToNotMatchRegex extends RowPredicateCheck {

  /** For {@link java.util.ServiceLoader}. */
  public ColumnValuesToNotMatchRegex() {
    super("columnValuesToNotMatchRegex", "notLikeCount", Counted.FAILED);
  }

  @Override
  Predicate condition(Arguments arguments, ColumnRef column) {
    return new Predicate.Or(
        List.of(
            new Predicate.IsNull(column),
            new Predicate.Matches(column, arguments.required("forbiddenRegex"))));
  }

  @Override
  boolean asDemanded(Arguments arguments, long count, long rows) {
    return count == 0;
  }

  // The number twice: that is how OpenMetadata words it.
  @Override
  String text(long count) {
    return "Found "
        + count
        + " value(s) matching the forbidden regex pattern vs "
        + count
        + " value(s) in the column.";
  }
}
