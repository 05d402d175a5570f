package io.dqrun.runner.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 %",
    "100, 100 %",
    "2.5, 2.5 %",
    "33.333333, 33.33 %",
    "50, 50 %",
    "0.001, < 0.01 %",
    "99.9999, > 99.99 %"
  })
  void percentages(double percent, String text) {
    assertEquals(text, Wording.percent(percent));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 ms",
    "999, 999 ms",
    "1000, 1.0 s",
    "1999, 1.9 s",
    "59999, 59.9 s",
    "60000, 1 min 0 s",
    "3599000, 59 min 59 s",
    "3600000, 1 h 0 min",
    "90061000, 25 h 1 min"
  })
  void durations(long millis, String text) {
    assertEquals(text, Wording.duration(Duration.ofMillis(millis)));
  }
}
