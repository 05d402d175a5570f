package io.dqrun.runner.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeRangeTest {

  @ParameterizedTest
  @CsvSource({
    "1709251200, 2024-03-01T00:00:00",
    "1709251200000, 2024-03-01T00:00:00",
    "1709251200123, 2024-03-01T00:00:00.123",
    "1709251200123.5, 2024-03-01T00:00:00.123500",
    "-1, 1969-12-31T23:59:59",
    "0, 1970-01-01T00:00:00",
    "-1709251200001, 1915-11-02T23:59:59.999"
  })
  void shortTextsAreSecondsLongOnesMilliseconds(String text, LocalDateTime expected) {
    assertEquals(expected, TimeRange.bound(text, ZoneOffset.UTC));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ten", "1709251200.5", "99999999999999999", "nan____________", "inf"})
  void otherTextsAreRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> TimeRange.bound(text, ZoneOffset.UTC), text);
  }

  @Test
  void boundsAreWhatClocksShowInTheZone() {
    assertEquals(
        LocalDateTime.of(2024, 3, 1, 1, 0),
        TimeRange.bound("1709251200", ZoneId.of("Europe/Berlin")));
  }

  @Test
  void daysReachFromMidnightToTheLastMicrosecond() {
    LocalDate day = LocalDate.of(2024, 3, 9);
    TimeRange sameDay =
        new TimeRange(
            Optional.of(day.atStartOfDay()), Optional.of(day.atTime(23, 59, 59)), ZoneOffset.UTC);
    assertTrue(sameDay.reaches(TimeRange.start(day)));
    assertFalse(sameDay.covers(TimeRange.end(day)), "a bound without microseconds is too early");
    assertTrue(sameDay.covers(TimeRange.end(day.atTime(23, 59, 59))));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-03-09, 2024-03-09T00:00",
    "2024-03-09 08:30:00, 2024-03-09T08:30",
    "2024-03-09 08:30:00.5, 2024-03-09T08:30:00.5",
    "2024-03-09T08:30, 2024-03-09T08:30"
  })
  void textsOfSqliteAreRead(String stored, LocalDateTime expected) {
    assertEquals(expected, TimeRange.start(stored));
  }

  @Test
  void momentsWithAnOffsetAreComparedAsInstants() {
    TimeRange range =
        new TimeRange(
            Optional.of(LocalDateTime.of(2024, 3, 1, 1, 0)),
            Optional.empty(),
            ZoneId.of("Europe/Berlin"));
    assertTrue(range.reaches(TimeRange.start(OffsetDateTime.parse("2024-03-01T00:00:00Z"))));
    assertFalse(range.reaches(TimeRange.start(OffsetDateTime.parse("2024-03-01T00:00:00+00:01"))));
    assertTrue(range.reaches(TimeRange.start("2024-03-01 01:00:00+01:00")));
  }

  @Test
  void whatIsNoDateIsNamedWithoutItsValue() {
    var refused = assertThrows(IllegalArgumentException.class, () -> TimeRange.start("secret"));
    assertFalse(String.valueOf(refused.getMessage()).contains("secret"));
    assertThrows(IllegalArgumentException.class, () -> TimeRange.start(5L));
  }
}
