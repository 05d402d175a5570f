package io.dqrun.runner.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them. */
final class Wording {

  private Wording() {}

  /** {@code 1 case}, {@code 3,000 cases}. */
  static String count(long number, String noun) {
    return number(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** {@code 3,000}. */
  static String number(long number) {
    // A formatter takes longer to learn its digits than all of a report to be written.
    return Math.abs(number) < 1000
        ? Long.toString(number)
        : String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 2.5 %}; at most two digits, and never a rounded 0 or 100 for what is not. */
  static String percent(double percent) {
    if (percent > 0 && percent < 0.01) {
      return "< 0.01 %";
    }
    if (percent < 100 && percent > 99.99) {
      return "> 99.99 %";
    }
    BigDecimal rounded = new BigDecimal(percent).setScale(2, RoundingMode.HALF_EVEN);
    return (rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString()) + " %";
  }

  /** {@code 12 ms}, {@code 1.2 s}, {@code 2 min 5 s}, {@code 3 h 10 min}. */
  static String duration(Duration duration) {
    if (duration.toMillis() < 1000) {
      return duration.toMillis() + " ms";
    }
    if (duration.toSeconds() < 60) {
      return duration.toSeconds() + "." + duration.toMillisPart() / 100 + " s";
    }
    return duration.toMinutes() < 60
        ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
        : duration.toHours() + " h " + duration.toMinutesPart() + " min";
  }
}
