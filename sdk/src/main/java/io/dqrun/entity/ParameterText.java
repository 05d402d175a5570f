package io.dqrun.entity;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of a test parameter as OpenMetadata's own runner, written in Python, reads it.
 *
 * <p>What Python refuses is refused here too. The messages of the exceptions never repeat the text,
 * which may come from an environment variable; the caller adds it where it may be shown.
 */
public final class ParameterText {

  private static final String DIGITS = "[0-9]+(?:_[0-9]+)*";
  private static final Pattern INT = Pattern.compile("[+-]?" + DIGITS);
  private static final Pattern FLOAT =
      Pattern.compile(
          "[+-]?(?:"
              + DIGITS
              + "(?:\\.(?:"
              + DIGITS
              + ")?)?|\\."
              + DIGITS
              + ")(?:[eE][+-]?"
              + DIGITS
              + ")?");
  private static final Pattern WORD = Pattern.compile("([+-]?)(?:(nan)|inf(?:inity)?)");

  private ParameterText() {}

  /**
   * A number in Python's {@code float} syntax: blanks around it, {@code 1e3}, {@code 1_000}, {@code
   * inf} and {@code nan} are accepted.
   *
   * @throws IllegalArgumentException if it is no number
   */
  public static double parseFloat(String text) {
    String number = text.strip();
    if (FLOAT.matcher(number).matches()) {
      return Double.parseDouble(number.replace("_", ""));
    }
    var word = WORD.matcher(number.toLowerCase(Locale.ROOT));
    if (!word.matches()) {
      throw new IllegalArgumentException("a number is expected, such as 10, -1.5 or 1e6");
    }
    if (word.group(2) != null) {
      return Double.NaN;
    }
    return "-".equals(word.group(1)) ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }

  /**
   * A whole number in Python's {@code int} syntax: blanks around it and {@code 1_000} are accepted,
   * {@code 10.0} is not.
   *
   * @throws IllegalArgumentException if it is no whole number, or has more than 64 bits
   */
  public static long parseInt(String text) {
    String number = text.strip();
    if (!INT.matcher(number).matches()) {
      throw new IllegalArgumentException("a whole number is expected, such as 10 (not 10.0)");
    }
    String digits = number.replace("_", "");
    // Enough digits for every long with any reasonable number of leading zeros.
    if (digits.length() > 100 || new BigInteger(digits).bitLength() > 63) {
      throw new IllegalArgumentException("a whole number of at most 64 bits is expected");
    }
    return Long.parseLong(digits);
  }

  /**
   * {@code true} or {@code false} in any case.
   *
   * @throws IllegalArgumentException for every other text, which Python would silently take as
   *     false
   */
  public static boolean parseBoolean(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("true or false is expected");
    };
  }

  /**
   * A list, tuple or set as a Python literal: {@code ['a', 'b']}, {@code ["a", 1]}, {@code (1,
   * 2.5)}, {@code {'a'}}, also with a comma at the end.
   *
   * <p>Elements are {@link String}, {@link Long}, {@link BigInteger} where a long is too small,
   * {@link java.math.BigDecimal}, {@link Boolean} or null for {@code None}. A single text, which
   * Python would take apart into its characters, is refused.
   *
   * @throws IllegalArgumentException if it is no list of texts, numbers, {@code True}, {@code
   *     False} and {@code None}; the message names the character
   */
  public static List<@Nullable Object> parseList(String text) {
    return new PythonList(text).parse();
  }
}
