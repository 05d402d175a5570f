package io.dqrun.runner.report;

import io.dqrun.entity.TestCaseStatus;
import io.dqrun.runner.result.RunResult;
import io.dqrun.runner.result.ScanSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One line per table: how its tests went and what they cost. */
final class TableLines {

  private static final int MAX_NAME = 60;

  private final List<Row> rows;

  private TableLines(List<Row> rows) {
    this.rows = rows;
  }

  /** How the tests of one table went and what they cost. */
  record Row(String table, int passed, int failed, int aborted, int statements, Duration time) {

    int cases() {
      return passed + failed + aborted;
    }

    int bad() {
      return failed + aborted;
    }

    Row plus(Row other) {
      return new Row(
          table,
          passed + other.passed,
          failed + other.failed,
          aborted + other.aborted,
          statements + other.statements,
          time.plus(other.time));
    }
  }

  /** The tables of a run, in the order of the suite. */
  static TableLines of(RunResult result) {
    Map<String, Row> rows = new LinkedHashMap<>();
    result
        .executed()
        .byTable()
        .forEach(
            (table, outcomes) ->
                rows.put(
                    table.toString(),
                    new Row(
                        table.toString(),
                        outcomes.count(TestCaseStatus.SUCCESS),
                        outcomes.count(TestCaseStatus.FAILED),
                        outcomes.count(TestCaseStatus.ABORTED),
                        0,
                        Duration.ZERO)));
    for (ScanSummary scan : result.scans()) {
      rows.computeIfPresent(
          scan.table(),
          (table, row) -> row.plus(new Row(table, 0, 0, 0, scan.statements(), scan.duration())));
    }
    return new TableLines(List.copyOf(rows.values()));
  }

  int size() {
    return rows.size();
  }

  /** Those with the most failed and aborted tests first. */
  List<Row> worstFirst() {
    return rows.stream().sorted(Comparator.comparingInt(Row::bad).reversed()).toList();
  }

  /** At most so many lines; if that is too few, the worst tables and a sum of the rest. */
  List<String> render(int maxLines, TextStyle style) {
    if (rows.isEmpty() || maxLines < 1) {
      return List.of();
    }
    List<Row> shown = rows;
    List<String> lines = new ArrayList<>();
    if (rows.size() > maxLines) {
      shown = worstFirst().subList(0, maxLines - 1);
    }
    List<List<String>> cells = shown.stream().map(TableLines::cells).toList();
    for (int i = 0; i < shown.size(); i++) {
      lines.add("  " + mark(shown.get(i), style) + line(cells.get(i), cells, style));
    }
    if (shown.size() < rows.size()) {
      List<Row> rest = new ArrayList<>(rows);
      rest.removeAll(shown);
      lines.add(style.dim("  … " + sum(rest)));
    }
    return lines;
  }

  private static String sum(List<Row> rest) {
    Row sum = rest.stream().reduce(Row::plus).orElseThrow();
    return "and %s: %s, %s passed%s%s"
        .formatted(
            Wording.count(rest.size(), "more table"),
            Wording.count(sum.cases(), "case"),
            Wording.number(sum.passed()),
            sum.failed() == 0 ? "" : ", " + Wording.number(sum.failed()) + " failed",
            sum.aborted() == 0 ? "" : ", " + Wording.number(sum.aborted()) + " aborted");
  }

  private static String mark(Row row, TextStyle style) {
    if (row.failed() > 0) {
      return style.red("✗");
    }
    return row.aborted() > 0 ? style.yellow("!") : style.green("✓");
  }

  private static List<String> cells(Row row) {
    String name = SafeText.line(row.table());
    return List.of(
        // The end of a name says more than its start.
        name.length() <= MAX_NAME ? name : "…" + name.substring(name.length() - MAX_NAME + 1),
        Wording.count(row.cases(), "case"),
        part(row.passed(), "passed"),
        part(row.failed(), "failed"),
        part(row.aborted(), "aborted"),
        Wording.count(row.statements(), "statement"),
        Wording.duration(row.time()));
  }

  private static String part(int number, String word) {
    return number == 0 ? "" : Wording.number(number) + " " + word;
  }

  /** A row in columns as wide as the widest of all rows; columns without any text are left out. */
  private static String line(List<String> cells, List<List<String>> all, TextStyle style) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      int column = i;
      int width = all.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
      if (width > 0) {
        String blanks = " ".repeat(width - cells.get(i).length());
        String text = paint(i, cells.get(i), style);
        line.append(i == 0 ? " " + text + blanks : "  " + blanks + text);
      }
    }
    return line.toString();
  }

  private static String paint(int column, String text, TextStyle style) {
    return switch (column) {
      case 2 -> style.green(text);
      case 3 -> style.red(text);
      case 4 -> style.yellow(text);
      case 5, 6 -> style.dim(text);
      default -> text;
    };
  }
}
