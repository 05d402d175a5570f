package io.dqrun.runner.check;

import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Predicate;

/** No value of the column is missing. */
public final class ColumnValuesToBeNotNull extends RowPredicateCheck {

  /** For {@link java.util.ServiceLoader}. */
  public ColumnValuesToBeNotNull() {
    super("columnValuesToBeNotNull", "nullCount", Counted.FAILED, Compatibility.OPENMETADATA);
  }

  @Override
  Predicate condition(Arguments arguments, ColumnRef column) {
    return new Predicate.IsNull(column);
  }

  @Override
  boolean asDemanded(Arguments arguments, long count, long rows) {
    return count == 0;
  }

  @Override
  String text(long count) {
    return "Found nullCount=" + count + ". It should be 0";
  }
}
