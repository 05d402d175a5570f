package io.dqrun.workflow;

/** The unit of a stretch of time before now. */
public enum RangeType {
  /** Hours. */
  HOUR,
  /** Days. */
  DAY,
  /** Months. */
  MONTH,
  /** Years. */
  YEAR
}
