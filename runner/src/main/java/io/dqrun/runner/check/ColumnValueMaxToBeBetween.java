package io.dqrun.runner.check;

import io.dqrun.runner.sql.Metric;

/** The largest value of the column lies between two bounds. */
public final class ColumnValueMaxToBeBetween extends RangeCheck {

  /** For {@link java.util.ServiceLoader}. */
  public ColumnValueMaxToBeBetween() {
    super(
        "columnValueMaxToBeBetween",
        "max",
        " vs.  ",
        "minValueForMaxInCol",
        "maxValueForMaxInCol",
        Metric.Max::new);
  }
}
