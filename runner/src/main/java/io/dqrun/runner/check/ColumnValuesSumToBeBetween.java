package io.dqrun.runner.check;

import io.dqrun.runner.sql.Metric;

/** The sum of the column's values lies between two bounds. */
public final class ColumnValuesSumToBeBetween extends RangeCheck {

  /** For {@link java.util.ServiceLoader}. */
  public ColumnValuesSumToBeBetween() {
    super(
        "columnValuesSumToBeBetween",
        "sum",
        " vs. ",
        "minValueForColSum",
        "maxValueForColSum",
        Metric.Sum::new);
  }
}
