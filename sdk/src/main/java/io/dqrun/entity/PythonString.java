package io.dqrun.entity;

/** One quoted text of Python, with its escapes undone. */
final class PythonString {

  private final String text;
  private final StringBuilder value = new StringBuilder();
  private int at;

  /**
   * Reads the text whose opening quote stands at {@code quote}.
   *
   * @param raw whether backslashes stay as they are
   */
  PythonString(String text, int quote, boolean raw) {
    this.text = text;
    this.at = quote + 1;
    char end = text.charAt(quote);
    while (at < text.length() && text.charAt(at) != end) {
      char c = text.charAt(at++);
      if (c == '\n' || c == '\r') {
        throw new IllegalArgumentException(
            "the text that starts at character " + (quote + 1) + " is broken by a new line");
      }
      if (c != '\\' || at == text.length()) {
        value.append(c);
      } else if (raw) {
        value.append(c).append(text.charAt(at++));
      } else {
        escape();
      }
    }
    if (at == text.length()) {
      throw new IllegalArgumentException(
          "the quote at character " + (quote + 1) + " is not closed");
    }
    at++;
  }

  String value() {
    return value.toString();
  }

  /** The place after the closing quote. */
  int end() {
    return at;
  }

  private void escape() {
    char c = text.charAt(at++);
    switch (c) {
      case '\n' -> {}
      case '\\', '\'', '"' -> value.append(c);
      case 'a' -> value.append('\u0007');
      case 'b' -> value.append('\b');
      case 'f' -> value.append('\f');
      case 'n' -> value.append('\n');
      case 'r' -> value.append('\r');
      case 't' -> value.append('\t');
      case 'v' -> value.append('\u000b');
      case 'x' -> codePoint(2);
      case 'u' -> codePoint(4);
      case 'U' -> codePoint(8);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> octal();
      // Python keeps the backslash of an escape that it does not know, as in '\d+'.
      default -> value.append('\\').append(c);
    }
  }

  private void octal() {
    int start = at - 1;
    while (at < text.length()
        && at < start + 3
        && text.charAt(at) >= '0'
        && text.charAt(at) <= '7') {
      at++;
    }
    value.appendCodePoint(Integer.parseInt(text, start, at, 8));
  }

  private void codePoint(int digits) {
    int end = at + digits;
    long code = -1;
    if (end <= text.length() && text.substring(at, end).matches("[0-9a-fA-F]+")) {
      code = Long.parseLong(text, at, end, 16);
    }
    if (code < 0 || code > Character.MAX_CODE_POINT) {
      throw new IllegalArgumentException("the escape at character " + (at - 1) + " is incomplete");
    }
    value.appendCodePoint((int) code);
    at = end;
  }
}
