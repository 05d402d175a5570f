package io.dqrun.convert.suite;

/** Texts of a file as they stand in messages and comments: on one line, and not too long. */
final class Shown {

  private static final int MAX_LENGTH = 200;

  private Shown() {}

  static String of(Object value) {
    String line = value.toString().replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return line.codePointCount(0, line.length()) > MAX_LENGTH
        ? line.substring(0, line.offsetByCodePoints(0, MAX_LENGTH)) + "..."
        : line;
  }
}
