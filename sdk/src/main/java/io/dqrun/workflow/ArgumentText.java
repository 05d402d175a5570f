package io.dqrun.workflow;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collection;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Writes arguments as the texts that {@link io.dqrun.entity.ParameterText} reads back. */
final class ArgumentText {

  /** More digits than this are written with an exponent. */
  private static final int MAX_DIGITS = 40;

  /** A shorter text is read as seconds. */
  private static final int MILLISECONDS_LENGTH = 13;

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private ArgumentText() {}

  static String number(BigDecimal value) {
    if (Double.isInfinite(value.doubleValue())) {
      throw new IllegalArgumentException("the number is too large for a parameter of a test");
    }
    boolean wide = value.precision() - value.scale() > MAX_DIGITS || value.scale() > MAX_DIGITS;
    return wide ? value.toString() : value.toPlainString();
  }

  static BigDecimal exact(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "a finite number is expected, not " + value + "; leave a bound out for no limit");
    }
    BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
    return exact.scale() < 0 && exact.scale() >= -MAX_DIGITS ? exact.setScale(0) : exact;
  }

  /**
   * A point in time as an epoch, cut to microseconds: whole seconds where they are short enough to
   * be read as such, otherwise milliseconds, long enough to be read as those.
   */
  static String epoch(Instant value) {
    if (value.isBefore(FIRST) || value.isAfter(LAST)) {
      throw new IllegalArgumentException("a time of the years 1 to 9999 is expected: " + value);
    }
    long micros = value.getNano() / TimeUnit.MICROSECONDS.toNanos(1);
    if (micros == 0) {
      return Long.toString(value.getEpochSecond());
    }
    BigDecimal millis =
        BigDecimal.valueOf(value.getEpochSecond())
            .movePointRight(3)
            .add(BigDecimal.valueOf(micros, 3))
            .stripTrailingZeros();
    BigDecimal whole = millis.setScale(Math.max(0, millis.scale()));
    int missing = MILLISECONDS_LENGTH - whole.toPlainString().length();
    return missing <= 0
        ? whole.toPlainString()
        : whole.setScale(whole.scale() + missing).toPlainString();
  }

  /**
   * A list as a Python literal.
   *
   * @throws IllegalArgumentException if an element is no text, number, boolean or null
   */
  static String list(Collection<?> values) {
    StringJoiner list = new StringJoiner(", ", "[", "]");
    for (Object value : values) {
      list.add(element(value));
    }
    return list.toString();
  }

  private static String element(@Nullable Object value) {
    if (value == null) {
      return "None";
    }
    if (value instanceof String text) {
      return quoted(text);
    }
    if (value instanceof Boolean flag) {
      return flag ? "True" : "False";
    }
    if (value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte
        || value instanceof BigInteger) {
      return value.toString();
    }
    if (value instanceof BigDecimal number) {
      return number(number);
    }
    if (value instanceof Double || value instanceof Float) {
      // By its text, so that 0.1f does not become 0.10000000149.
      return number(exact(Double.parseDouble(value.toString())));
    }
    throw new IllegalArgumentException(
        "a list of a test holds texts, numbers and booleans, not " + value.getClass().getName());
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("'");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' || c == '\'') {
        quoted.append('\\').append(c);
      } else if (Character.isISOControl(c)) {
        quoted.append(String.format("\\x%02x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('\'').toString();
  }
}
