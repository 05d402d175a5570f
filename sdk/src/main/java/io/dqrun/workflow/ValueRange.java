package io.dqrun.workflow;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The first bound of {@code columnValuesToBeBetween}, which decides whether the column holds
 * numbers or points in time; there is no test without a bound.
 */
public final class ValueRange {

  private static final String DEFINITION = "columnValuesToBeBetween";

  private final String column;

  ValueRange(String column) {
    this.column = column;
  }

  private NumberRangeTest numbers() {
    return new NumberRangeTest(DEFINITION, Optional.of(column));
  }

  private TimeRangeTest times() {
    return new TimeRangeTest(DEFINITION, Optional.of(column));
  }

  /** As {@link NumberRangeTest#min(long)}. */
  public NumberRangeTest min(long bound) {
    return numbers().min(bound);
  }

  /** As {@link NumberRangeTest#min(double)}. */
  public NumberRangeTest min(double bound) {
    return numbers().min(bound);
  }

  /** As {@link NumberRangeTest#min(BigDecimal)}. */
  public NumberRangeTest min(BigDecimal bound) {
    return numbers().min(bound);
  }

  /** As {@link NumberRangeTest#max(long)}. */
  public NumberRangeTest max(long bound) {
    return numbers().max(bound);
  }

  /** As {@link NumberRangeTest#max(double)}. */
  public NumberRangeTest max(double bound) {
    return numbers().max(bound);
  }

  /** As {@link NumberRangeTest#max(BigDecimal)}. */
  public NumberRangeTest max(BigDecimal bound) {
    return numbers().max(bound);
  }

  /** As {@link TimeRangeTest#min(Instant)}. */
  public TimeRangeTest min(Instant bound) {
    return times().min(bound);
  }

  /** As {@link TimeRangeTest#min(LocalDate)}. */
  public TimeRangeTest min(LocalDate day) {
    return times().min(day);
  }

  /** As {@link TimeRangeTest#min(LocalDate, ZoneId)}. */
  public TimeRangeTest min(LocalDate day, ZoneId zone) {
    return times().min(day, zone);
  }

  /** As {@link TimeRangeTest#max(Instant)}. */
  public TimeRangeTest max(Instant bound) {
    return times().max(bound);
  }

  /** As {@link TimeRangeTest#max(LocalDate)}. */
  public TimeRangeTest max(LocalDate day) {
    return times().max(day);
  }

  /** As {@link TimeRangeTest#max(LocalDate, ZoneId)}. */
  public TimeRangeTest max(LocalDate day, ZoneId zone) {
    return times().max(day, zone);
  }
}
