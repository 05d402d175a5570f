package io.dqrun.runner.report;

import io.dqrun.problem.Location;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of a file and the marks under a place in it, laid out for a terminal.
 *
 * @param text the line, or the part of it around the place
 * @param indent blanks before the marks, in columns of the terminal
 * @param marks number of columns to mark, at least 1
 */
record Excerpt(String text, int indent, int marks) {

  private static final int MAX_WIDTH = 100;
  private static final int TAB = 4;
  private static final String CUT = "…";

  private record Cell(String text, int width) {}

  /** Lays out the line of a location. */
  static Excerpt of(String line, Location location) {
    List<Cell> cells = cells(line);
    int start = Math.min(location.column() - 1, cells.size());
    int end = Math.min(start + location.length(), cells.size());
    int from = 0;
    int to = cells.size();
    if (width(cells, from, to) > MAX_WIDTH) {
      // A third of the line before the place, the rest for what follows.
      from = start;
      while (from > 0 && width(cells, from - 1, start) <= MAX_WIDTH / 3) {
        from--;
      }
      to = from;
      while (to < cells.size() && width(cells, from, to + 1) <= MAX_WIDTH) {
        to++;
      }
      end = Math.min(end, to);
    }
    StringBuilder text = new StringBuilder(from > 0 ? CUT : "");
    cells.subList(from, to).forEach(cell -> text.append(cell.text()));
    text.append(to < cells.size() ? CUT : "");
    return new Excerpt(
        text.toString().stripTrailing(),
        width(cells, from, start) + (from > 0 ? 1 : 0),
        Math.max(1, width(cells, start, Math.max(start, end))));
  }

  private static List<Cell> cells(String line) {
    List<Cell> cells = new ArrayList<>();
    int column = 0;
    for (int c : line.codePoints().toArray()) {
      Cell cell = cell(c, column);
      cells.add(cell);
      column += cell.width();
    }
    return cells;
  }

  private static Cell cell(int codePoint, int column) {
    if (codePoint == '\t') {
      int width = TAB - column % TAB;
      return new Cell(" ".repeat(width), width);
    }
    if (SafeText.isHarmful(codePoint)) {
      return new Cell("", 0);
    }
    int width = isCombining(codePoint) ? 0 : isWide(codePoint) ? 2 : 1;
    return new Cell(Character.toString(codePoint), width);
  }

  private static boolean isCombining(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> true;
      default -> false;
    };
  }

  /** The blocks of Unicode that terminals print over two columns. */
  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115f)
        || (c >= 0x2e80 && c <= 0xa4cf && c != 0x303f)
        || (c >= 0xac00 && c <= 0xd7a3)
        || (c >= 0xf900 && c <= 0xfaff)
        || (c >= 0xfe30 && c <= 0xfe6f)
        || (c >= 0xff00 && c <= 0xff60)
        || (c >= 0xffe0 && c <= 0xffe6)
        || (c >= 0x1f300 && c <= 0x1f64f)
        || (c >= 0x1f680 && c <= 0x1f6ff)
        || (c >= 0x1f900 && c <= 0x1faff)
        || (c >= 0x20000 && c <= 0x3fffd);
  }

  private static int width(List<Cell> cells, int from, int to) {
    return cells.subList(from, to).stream().mapToInt(Cell::width).sum();
  }
}
