package io.dqrun.runner.report;

import java.util.regex.Pattern;

/**
 * Text of servers, databases and files, made harmless: no control characters, no escape sequences,
 * no change of the writing direction, no endless length.
 */
final class SafeText {

  /** The most that a text takes in JSON, in bytes of UTF-8. */
  static final int MAX_BYTES = 4096;

  /** The most that SQL takes in JSON, in bytes of UTF-8. */
  static final int MAX_SQL_BYTES = 64 * 1024;

  /** The most that a text takes on a line of the console, in code points. */
  static final int MAX_LINE = 200;

  private static final Pattern ESCAPE_SEQUENCE =
      Pattern.compile(
          "(?:\u001b\\[|\u009b)[0-?]*[ -/]*[@-~]"
              + "|(?:\u001b\\]|\u009d)[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\\\|\u009c)?");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final String CUT = "…";

  private SafeText() {}

  /** Text of several lines for JSON. */
  static String block(String text) {
    return block(text, MAX_BYTES);
  }

  /** Text of several lines, of at most this many bytes of UTF-8. */
  static String block(String text, int maxBytes) {
    StringBuilder safe = new StringBuilder();
    int bytes = 0;
    int end = 0;
    String cleaned = ESCAPE_SEQUENCE.matcher(text).replaceAll("");
    for (int i = 0; i < cleaned.length(); ) {
      int c = cleaned.codePointAt(i);
      i += Character.charCount(c);
      if (c != '\n' && c != '\t' && isHarmful(c)) {
        continue;
      }
      int shown = isLoneSurrogate(c) ? 0xfffd : c;
      bytes += utf8Bytes(shown);
      if (bytes > maxBytes) {
        return safe.substring(0, end) + CUT;
      }
      safe.appendCodePoint(shown);
      // Room for the mark of the cut, should it be needed.
      if (bytes <= maxBytes - CUT.length() * 3) {
        end = safe.length();
      }
    }
    return safe.toString();
  }

  /** Text for one line of the console. */
  static String line(String text) {
    return line(text, MAX_LINE);
  }

  /** Text for one line, of at most this many code points. */
  static String line(String text, int maxCodePoints) {
    String oneLine = BLANKS.matcher(block(text, Integer.MAX_VALUE)).replaceAll(" ").strip();
    if (oneLine.codePointCount(0, oneLine.length()) <= maxCodePoints) {
      return oneLine;
    }
    return oneLine.substring(0, oneLine.offsetByCodePoints(0, maxCodePoints - 1)).stripTrailing()
        + CUT;
  }

  /** Whether a terminal may do something else with it than to print it. */
  static boolean isHarmful(int codePoint) {
    return Character.isISOControl(codePoint)
        || codePoint == 0x200e
        || codePoint == 0x200f
        || codePoint == 0x061c
        || codePoint == 0x2028
        || codePoint == 0x2029
        || (codePoint >= 0x202a && codePoint <= 0x202e)
        || (codePoint >= 0x2066 && codePoint <= 0x2069);
  }

  private static boolean isLoneSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static int utf8Bytes(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    return codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
  }
}
