package io.dqrun.runner.check;

import io.dqrun.runner.sql.Metric;

/** The standard deviation of the column's values lies between two bounds. */
public final class ColumnValueStdDevToBeBetween extends RangeCheck {

  /** For {@link java.util.ServiceLoader}. */
  public ColumnValueStdDevToBeBetween() {
    super(
        "columnValueStdDevToBeBetween",
        "stddev",
        " vs. ",
        "minValueForStdDevInCol",
        "maxValueForStdDevInCol",
        Metric.StdDev::new);
  }
}
