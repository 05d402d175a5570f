package io.dqrun.runner.check;

import io.dqrun.runner.sql.Metric;

/** The mean of the column's values lies between two bounds. */
public final class ColumnValueMeanToBeBetween extends RangeCheck {

  /** For {@link java.util.ServiceLoader}. */
  public ColumnValueMeanToBeBetween() {
    super(
        "columnValueMeanToBeBetween",
        "mean",
        " vs.  ",
        "minValueForMeanInCol",
        "maxValueForMeanInCol",
        Metric.Mean::new);
  }
}
