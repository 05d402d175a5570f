package io.dqrun.runner.report;

import java.util.regex.Pattern;

/** Text inside Markdown, so that nothing of it is taken for Markdown, HTML, a link or a person. */
final class MarkdownText {

  private static final int MAX = 300;

  /** A comment behind it keeps it from being a mention, a reference, an emoji or a link. */
  private static final Pattern SPECIAL =
      Pattern.compile("@(?=\\w)|#(?=\\d)|:(?=[/a-z+-])|www(?=\\.)", Pattern.CASE_INSENSITIVE);

  private MarkdownText() {}

  /** Text for one cell of a table. */
  static String cell(String text) {
    String line = SafeText.line(text, MAX);
    StringBuilder cell = new StringBuilder(line.length() + 16);
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      switch (c) {
        case '&' -> cell.append("&amp;");
        case '<' -> cell.append("&lt;");
        case '>' -> cell.append("&gt;");
        case '\\', '`', '*', '_', '[', ']', '|', '~', '$', '!' -> cell.append('\\').append(c);
        default -> cell.append(c);
      }
    }
    return SPECIAL.matcher(cell).replaceAll("$0<!-- -->");
  }
}
