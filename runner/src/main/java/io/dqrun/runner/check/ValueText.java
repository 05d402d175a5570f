package io.dqrun.runner.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The text of a value in a result, written as OpenMetadata's own runner, written in Python, writes
 * it.
 */
final class ValueText {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);
  private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx", Locale.ROOT);

  /** Outside of these decimal exponents Python writes {@code 1e+16}. */
  private static final int LARGEST_PLAIN_EXPONENT = 15;

  private static final int SMALLEST_PLAIN_EXPONENT = -4;

  private ValueText() {}

  /** The text of a value as it comes from a database; {@code None} for a missing one. */
  static String of(@Nullable Object value) {
    if (value == null) {
      return "None";
    }
    if (value instanceof Boolean bool) {
      return bool ? "True" : "False";
    }
    if (value instanceof Double number) {
      return ofDouble(number);
    }
    if (value instanceof Float number) {
      return ofFloat(number);
    }
    if (value instanceof LocalDate date) {
      return DATE.format(date);
    }
    if (value instanceof LocalDateTime dateTime) {
      return DATE.format(dateTime) + " " + time(dateTime.toLocalTime());
    }
    if (value instanceof OffsetDateTime dateTime) {
      return of(dateTime.toLocalDateTime()) + OFFSET.format(dateTime);
    }
    if (value instanceof LocalTime timeOfDay) {
      return time(timeOfDay);
    }
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    // Whole numbers are digits, decimals keep their scale: Python's Decimal prints as BigDecimal.
    return value.toString();
  }

  private static String time(LocalTime time) {
    LocalTime micros = time.truncatedTo(ChronoUnit.MICROS);
    return micros.equals(time.truncatedTo(ChronoUnit.SECONDS))
        ? SECONDS.format(micros)
        : MICROS.format(micros);
  }

  /** The shortest digits that give the same number again. */
  static String ofDouble(double number) {
    if (Double.isNaN(number)) {
      return "nan";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "inf" : "-inf";
    }
    if (number == 0) {
      return 1 / number < 0 ? "-0.0" : "0.0";
    }
    return plainOrScientific(shortest(number));
  }

  /** The shortest digits that give the same number of single precision again. */
  static String ofFloat(float number) {
    if (number == 0 || Float.isNaN(number) || Float.isInfinite(number)) {
      return ofDouble(number);
    }
    return plainOrScientific(shortest(number));
  }

  /** The decimal number that {@link #ofDouble} writes, for a finite number. */
  static BigDecimal shortest(double number) {
    return shortest(new BigDecimal(number), 17, digits -> digits.doubleValue() == number);
  }

  /** The decimal number that {@link #ofFloat} writes, for a finite number. */
  static BigDecimal shortest(float number) {
    return shortest(new BigDecimal(number), 9, digits -> digits.floatValue() == number);
  }

  // Double.toString of JDK 17 is not always the shortest text, so the lengths are tried in turn.
  private static BigDecimal shortest(BigDecimal exact, int enough, Predicate<BigDecimal> same) {
    for (int digits = 1; digits < enough; digits++) {
      BigDecimal candidate = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (same.test(candidate)) {
        return candidate;
      }
    }
    return exact.round(new MathContext(enough, RoundingMode.HALF_EVEN));
  }

  private static String plainOrScientific(BigDecimal number) {
    BigDecimal digits = number.stripTrailingZeros();
    int exponent = digits.precision() - digits.scale() - 1;
    if (exponent >= SMALLEST_PLAIN_EXPONENT && exponent <= LARGEST_PLAIN_EXPONENT) {
      String plain = digits.toPlainString();
      return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }
    String sign = digits.signum() < 0 ? "-" : "";
    String all = digits.unscaledValue().abs().toString();
    String mantissa = all.length() == 1 ? all : all.charAt(0) + "." + all.substring(1);
    return sign
        + mantissa
        + (exponent < 0 ? "e-" : "e+")
        + (Math.abs(exponent) < 10 ? "0" : "")
        + Math.abs(exponent);
  }
}
