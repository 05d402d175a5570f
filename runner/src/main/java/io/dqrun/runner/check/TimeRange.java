package io.dqrun.runner.check;

import io.dqrun.entity.ParameterText;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Literal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The points in time from one to another, both included, as clocks show them in a zone.
 *
 * @param min the first one; empty for no limit
 * @param max the last one; empty for no limit
 * @param zone the zone of the bounds; it matters only for values with an offset from UTC
 */
record TimeRange(Optional<LocalDateTime> min, Optional<LocalDateTime> max, ZoneId zone) {

  private static final LocalTime LAST_MICROSECOND = LocalTime.of(23, 59, 59, 999_999_000);
  private static final LocalDateTime FIRST = LocalDate.of(1, 1, 1).atStartOfDay();
  private static final LocalDateTime LAST = LocalDate.of(9999, 12, 31).atTime(LAST_MICROSECOND);

  /** A text of this length is read as milliseconds, a shorter one as seconds. */
  private static final int MILLISECONDS_LENGTH = 13;

  // Databases without date types, such as SQLite, keep dates as text.
  private static final DateTimeFormatter STORED =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern("[['T'][' ']HH:mm[:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendPattern("][XXX]]")
          .toFormatter(Locale.ROOT);

  /**
   * Reads a bound, given as an epoch in seconds or milliseconds.
   *
   * @throws IllegalArgumentException if it is no number, or outside of the years 1 to 9999
   */
  static LocalDateTime bound(String text, ZoneId zone) {
    BigDecimal seconds =
        text.length() < MILLISECONDS_LENGTH
            ? BigDecimal.valueOf(ParameterText.parseInt(text))
            : milliseconds(text).movePointLeft(3);
    try {
      BigDecimal micros = seconds.movePointRight(6).setScale(0, RoundingMode.HALF_EVEN);
      BigDecimal[] parts = micros.divideAndRemainder(BigDecimal.valueOf(1_000_000));
      Instant instant =
          Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact() * 1000);
      LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
      if (!local.isBefore(FIRST) && !local.isAfter(LAST)) {
        return local;
      }
    } catch (ArithmeticException | DateTimeException e) {
      throw new IllegalArgumentException("an epoch of the years 1 to 9999 is expected", e);
    }
    throw new IllegalArgumentException("an epoch of the years 1 to 9999 is expected");
  }

  private static BigDecimal milliseconds(String text) {
    double number = ParameterText.parseFloat(text);
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      throw new IllegalArgumentException("a finite epoch is expected");
    }
    return ValueText.shortest(number);
  }

  /** The moment at which a value of a date column begins; a whole day begins at midnight. */
  static Object start(@Nullable Object value) {
    Object moment = moment(value);
    return moment instanceof LocalDate day ? day.atStartOfDay() : moment;
  }

  /**
   * The moment at which a value of a date column ends; a whole day ends with its last microsecond.
   */
  static Object end(@Nullable Object value) {
    Object moment = moment(value);
    return moment instanceof LocalDate day ? day.atTime(LAST_MICROSECOND) : moment;
  }

  private static Object moment(@Nullable Object value) {
    if (value instanceof LocalDate
        || value instanceof LocalDateTime
        || value instanceof OffsetDateTime) {
      return value;
    }
    if (value instanceof String text) {
      try {
        TemporalAccessor parsed =
            STORED.parseBest(
                text.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        return parsed;
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException(
            "the database answered a text that is no date of the form 2024-03-01 or 2024-03-01"
                + " 08:00:00",
            e);
      }
    }
    throw new IllegalArgumentException(
        "the database answered a "
            + (value == null ? "NULL" : value.getClass().getSimpleName())
            + " where a date is expected");
  }

  /** Whether a moment is not before the range. */
  boolean reaches(Object moment) {
    return min.isEmpty() || compare(moment, min.get()) >= 0;
  }

  /** Whether a moment is not after the range. */
  boolean covers(Object moment) {
    return max.isEmpty() || compare(moment, max.get()) <= 0;
  }

  private int compare(Object moment, LocalDateTime bound) {
    return moment instanceof OffsetDateTime zoned
        ? zoned.toInstant().compareTo(bound.atZone(zone).toInstant())
        : ((LocalDateTime) moment).compareTo(bound);
  }

  /** The lower bound, or the first moment that Python can express. */
  LocalDateTime minOrFirst() {
    return min.orElse(FIRST);
  }

  /** The upper bound, or the last moment that Python can express. */
  LocalDateTime maxOrLast() {
    return max.orElse(LAST);
  }

  /** The lower bound inside a query; empty when there is none. */
  Optional<Literal> minLiteral(ColumnRef column) {
    return min.map(bound -> literal(bound, column));
  }

  /** The upper bound inside a query; empty when there is none. */
  Optional<Literal> maxLiteral(ColumnRef column) {
    return max.map(bound -> literal(bound, column));
  }

  private Literal literal(LocalDateTime bound, ColumnRef column) {
    return column.dataType().equals(ColumnTypes.ZONED_TIMESTAMP)
        ? new Literal.ZonedTimestamp(bound.atZone(zone).toOffsetDateTime())
        : new Literal.Timestamp(bound);
  }
}
