package io.dqrun.runner.check;

import io.dqrun.runner.sql.Metric;

/** The smallest value of the column lies between two bounds. */
public final class ColumnValueMinToBeBetween extends RangeCheck {

  /** For {@link java.util.ServiceLoader}. */
  public ColumnValueMinToBeBetween() {
    super(
        "columnValueMinToBeBetween",
        "min",
        " vs.  ",
        "minValueForMinInCol",
        "maxValueForMinInCol",
        Metric.Min::new);
  }
}
