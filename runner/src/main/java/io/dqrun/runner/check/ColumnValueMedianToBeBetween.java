package io.dqrun.runner.check;

import io.dqrun.runner.sql.Metric;

/** The median of the column's values lies between two bounds. */
public final class ColumnValueMedianToBeBetween extends RangeCheck {

  /** For {@link java.util.ServiceLoader}. */
  public ColumnValueMedianToBeBetween() {
    super(
        "columnValueMedianToBeBetween",
        "median",
        " vs.  ",
        "minValueForMedianInCol",
        "maxValueForMedianInCol",
        Metric.Median::new);
  }
}
