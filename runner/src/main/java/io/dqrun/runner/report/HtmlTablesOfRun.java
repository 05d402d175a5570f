package io.dqrun.runner.report;

import static io.dqrun.runner.report.MarkupText.escape;

import io.dqrun.runner.result.RunResult;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** The tables of a run on the page. */
final class HtmlTablesOfRun {

  private static final int MAX_TABLES = 1000;

  private HtmlTablesOfRun() {}

  static void write(RunResult result, Writer out) throws IOException {
    List<TableLines.Row> tables = TableLines.of(result).worstFirst();
    if (tables.isEmpty()) {
      return;
    }
    out.write(
        HtmlTable.head(
            "Tables",
            List.of("Table"),
            List.of("Passed", "Failed", "Aborted", "Statements", "Time")));
    for (TableLines.Row row : tables.subList(0, Math.min(MAX_TABLES, tables.size()))) {
      out.write(
          "<tr><th scope=\"row\">%s</th>%s<td class=\"number\">%s</td></tr>\n"
              .formatted(
                  escape(SafeText.line(row.table())),
                  HtmlTable.numbers(row.passed(), row.failed(), row.aborted(), row.statements()),
                  Wording.duration(row.time())));
    }
    out.write("</tbody></table></div>\n");
    if (tables.size() > MAX_TABLES) {
      out.write(
          "<p>… and %s.</p>\n".formatted(Wording.count(tables.size() - MAX_TABLES, "more table")));
    }
  }
}
