package io.dqrun.draft;

/** Moves lines to the right or to the left; blank lines stay as they are. */
final class Indent {

  private Indent() {}

  /** Moves whole lines: the text begins at the start of a line and ends with a line break. */
  static String lines(String text, int columns) {
    return columns == 0 || text.isEmpty() ? text : shift(text, 0, columns);
  }

  /** Moves all lines of a text but the first, which begins in the middle of a line. */
  static String following(String text, int columns) {
    int first = text.indexOf('\n') + 1;
    return columns == 0 || first == 0
        ? text
        : text.substring(0, first) + shift(text, first, columns);
  }

  /** As {@link #following}; what comes behind the text stands on its last line. */
  static String followingOpen(String text, int columns) {
    String moved = following(text, columns);
    return columns > 0 && text.endsWith("\n") ? moved + " ".repeat(columns) : moved;
  }

  /** The blanks before what follows a text, if it begins a line; otherwise nothing. */
  static String lineStart(String text) {
    int newline = text.lastIndexOf('\n');
    String blanks = text.substring(newline + 1);
    return newline >= 0 && blanks.isBlank() ? blanks : "";
  }

  private static String shift(String text, int start, int columns) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    int from = start;
    while (from < text.length()) {
      int newline = text.indexOf('\n', from);
      int end = newline < 0 ? text.length() : newline + 1;
      String line = text.substring(from, end);
      boolean blank = newline >= 0 && line.isBlank();
      out.append(blank ? line : shiftLine(line, columns));
      from = end;
    }
    return out.toString();
  }

  private static String shiftLine(String line, int columns) {
    if (columns > 0) {
      return " ".repeat(columns) + line;
    }
    int blanks = 0;
    while (blanks < -columns && blanks < line.length() && line.charAt(blanks) == ' ') {
      blanks++;
    }
    return line.substring(blanks);
  }
}
