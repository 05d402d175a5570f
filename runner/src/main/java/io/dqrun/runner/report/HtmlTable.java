package io.dqrun.runner.report;

import static io.dqrun.runner.report.MarkupText.escape;

import java.util.List;

/** A table on a page. */
final class HtmlTable {

  private HtmlTable() {}

  /** The start of a table up to its first row. */
  static String head(String caption, List<String> texts, List<String> numbers) {
    StringBuilder head =
        new StringBuilder("<div class=\"wide\"><table><caption>")
            .append(escape(caption))
            .append("</caption><thead><tr>");
    texts.forEach(text -> head.append("<th scope=\"col\">").append(text).append("</th>"));
    numbers.forEach(
        text -> head.append("<th scope=\"col\" class=\"number\">").append(text).append("</th>"));
    return head.append("</tr></thead><tbody>\n").toString();
  }

  /** Cells of numbers. */
  static String numbers(long... numbers) {
    StringBuilder cells = new StringBuilder();
    for (long number : numbers) {
      cells.append("<td class=\"number\">").append(Wording.number(number)).append("</td>");
    }
    return cells.toString();
  }
}
