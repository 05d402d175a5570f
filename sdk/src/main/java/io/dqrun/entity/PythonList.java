package io.dqrun.entity;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses the part of Python's literals that a list of plain values can hold. */
final class PythonList {

  private static final Pattern NUMBER =
      Pattern.compile(
          "[+-]?(?:(0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+)"
              + "|(?:[0-9][0-9_]*)?(\\.[0-9_]*)?([eE][+-]?[0-9][0-9_]*)?)");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** Python's own limit for the digits of a whole number. */
  private static final int MAX_DIGITS = 4300;

  private final String text;
  private int at;

  PythonList(String text) {
    this.text = text;
  }

  List<@Nullable Object> parse() {
    skipBlanks();
    if (at == text.length()) {
      throw new IllegalArgumentException("a list is expected, such as ['a', 'b']");
    }
    if (text.startsWith("set()", at) && text.substring(at + 5).isBlank()) {
      return List.of();
    }
    char open = text.charAt(at);
    char close = open == '[' ? ']' : open == '(' ? ')' : open == '{' ? '}' : 0;
    if (close != 0) {
      at++;
    }
    List<@Nullable Object> elements = new ArrayList<>();
    boolean comma = false;
    skipBlanks();
    while (!atEnd(close)) {
      elements.add(element());
      skipBlanks();
      if (at < text.length() && text.charAt(at) == ',') {
        comma = true;
        at++;
        skipBlanks();
      } else if (!atEnd(close)) {
        throw unexpected(close == 0 ? "a comma" : "a comma or '" + close + "'");
      }
    }
    if (close != 0) {
      at++;
      skipBlanks();
      if (at < text.length()) {
        throw unexpected("the end");
      }
    }
    boolean collection = open == '[' || (open == '{' && !elements.isEmpty()) || comma;
    if (!collection && !(open == '(' && elements.isEmpty())) {
      throw new IllegalArgumentException(
          "a list is expected, such as ['a', 'b'], not "
              + (open == '{' ? "an empty mapping" : "a single value"));
    }
    return Collections.unmodifiableList(elements);
  }

  private boolean atEnd(char close) {
    if (at < text.length()) {
      return text.charAt(at) == close;
    }
    if (close != 0) {
      throw new IllegalArgumentException("the list is not closed, '" + close + "' is missing");
    }
    return true;
  }

  private @Nullable Object element() {
    char c = text.charAt(at);
    if (c == '\'' || c == '"') {
      return strings();
    }
    if (c == '[' || c == '(' || c == '{') {
      throw new IllegalArgumentException(
          "a list inside a list at character " + (at + 1) + " is not possible");
    }
    Matcher name = NAME.matcher(text).region(at, text.length());
    if (name.lookingAt()) {
      return word(name.group(), name.end());
    }
    return number();
  }

  private @Nullable Object word(String name, int end) {
    boolean string = end < text.length() && (text.charAt(end) == '\'' || text.charAt(end) == '"');
    if (string && name.length() == 1 && "rRuU".contains(name)) {
      return strings();
    }
    switch (name) {
      case "None" -> {
        at = end;
        return null;
      }
      case "True" -> {
        at = end;
        return true;
      }
      case "False" -> {
        at = end;
        return false;
      }
      case "true", "false", "null" ->
          throw new IllegalArgumentException(
              "the word at character "
                  + (at + 1)
                  + " must be written as Python does: True, False or None");
      default -> throw unexpected("a text in quotes or a number");
    }
  }

  /** One text, or several next to each other, which Python joins. */
  private String strings() {
    StringBuilder joined = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean prefix = "rRuU".indexOf(c) >= 0;
      int quote = prefix ? at + 1 : at;
      if (quote >= text.length() || (text.charAt(quote) != '\'' && text.charAt(quote) != '"')) {
        break;
      }
      PythonString string = new PythonString(text, quote, c == 'r' || c == 'R');
      joined.append(string.value());
      at = string.end();
      skipBlanks();
    }
    return joined.toString();
  }

  private Object number() {
    Matcher matcher = NUMBER.matcher(text).region(at, text.length());
    matcher.lookingAt();
    String written = matcher.group();
    String digits = written.replace("_", "");
    boolean misplaced = !written.matches("(?s).*[0-9a-fA-F.]") || written.matches(".*(__|_\\D).*");
    if (!digits.matches(".*[0-9].*") || misplaced || written.endsWith("_")) {
      throw unexpected("a text in quotes or a number");
    }
    int start = at;
    at = matcher.end();
    if (matcher.group(1) != null) {
      return whole(radix(digits));
    }
    if (matcher.group(2) == null && matcher.group(3) == null) {
      if (digits.length() > MAX_DIGITS || digits.matches("[+-]?0+[1-9][0-9]*")) {
        at = start;
        throw unexpected("a number without leading zeros");
      }
      return whole(new BigInteger(digits));
    }
    return decimal(digits);
  }

  private static BigInteger radix(String digits) {
    int sign = digits.charAt(0) == '+' || digits.charAt(0) == '-' ? 1 : 0;
    int radix =
        switch (Character.toLowerCase(digits.charAt(sign + 1))) {
          case 'x' -> 16;
          case 'o' -> 8;
          default -> 2;
        };
    if (digits.length() > MAX_DIGITS) {
      throw new IllegalArgumentException("a number has too many digits");
    }
    BigInteger value = new BigInteger(digits.substring(sign + 2), radix);
    return digits.charAt(0) == '-' ? value.negate() : value;
  }

  private static Object whole(BigInteger value) {
    if (value.bitLength() > 63) {
      return value;
    }
    return value.longValue();
  }

  private static BigDecimal decimal(String digits) {
    double approximate = Double.parseDouble(digits);
    if (Double.isInfinite(approximate)) {
      throw new IllegalArgumentException("a number of the list is too large");
    }
    // Also keeps 1e-999999999 from becoming a number of a billion digits when it is printed.
    return approximate == 0 ? BigDecimal.ZERO : new BigDecimal(digits);
  }

  private IllegalArgumentException unexpected(String expected) {
    return new IllegalArgumentException(
        "a list is expected, such as ['a', 'b']; "
            + expected
            + " must stand at character "
            + (at + 1));
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
