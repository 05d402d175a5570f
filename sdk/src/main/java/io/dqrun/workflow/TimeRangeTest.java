package io.dqrun.workflow;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A test whose two bounds are points in time; a bound that is not given does not limit.
 *
 * <p>The file holds them as epochs. Whoever runs the test shows them on the clock of its own zone
 * and compares that with columns that have no zone; give a day together with the zone of the
 * machine that runs it. Times are cut to microseconds.
 */
public final class TimeRangeTest extends RangeTest<TimeRangeTest> {

  TimeRangeTest(String definition, Optional<String> column) {
    super(definition, column);
  }

  @Override
  TimeRangeTest self() {
    return this;
  }

  /**
   * The first point in time that passes.
   *
   * @throws IllegalArgumentException if it lies outside of the years 1 to 9999
   */
  public TimeRangeTest min(Instant bound) {
    return least(micros(bound), ArgumentText.epoch(bound));
  }

  /** The first day that passes, in the zone of this machine. */
  public TimeRangeTest min(LocalDate day) {
    return min(day, ZoneId.systemDefault());
  }

  /** The first day that passes, as it begins in this zone. */
  public TimeRangeTest min(LocalDate day, ZoneId zone) {
    return min(day.atStartOfDay(zone).toInstant());
  }

  /**
   * The last point in time that passes.
   *
   * @throws IllegalArgumentException if it lies outside of the years 1 to 9999
   */
  public TimeRangeTest max(Instant bound) {
    return most(micros(bound), ArgumentText.epoch(bound));
  }

  /** The last day that passes, in the zone of this machine. */
  public TimeRangeTest max(LocalDate day) {
    return max(day, ZoneId.systemDefault());
  }

  /** The last day that passes, up to its last microsecond in this zone. */
  public TimeRangeTest max(LocalDate day, ZoneId zone) {
    return max(day.plusDays(1).atStartOfDay(zone).toInstant().minus(1, ChronoUnit.MICROS));
  }

  private static BigDecimal micros(Instant time) {
    return BigDecimal.valueOf(time.getEpochSecond())
        .movePointRight(6)
        .add(BigDecimal.valueOf(time.getNano() / 1000));
  }
}
