package io.dqrun.runner.report;

/** Text inside Markdown, so that nothing of it is taken for Markdown, HTML, a link or a person. */
final class MarkdownText {

  private static final int MAX = 300;

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
        // A comment in between keeps it from being a mention, a reference, a link or an emoji.
        case '@', '#', ':' -> cell.append(c).append("<!-- -->");
        case '\\', '`', '*', '_', '[', ']', '|', '~', '$', '!' -> cell.append('\\').append(c);
        default -> cell.append(c);
      }
    }
    return cell.toString().replaceAll("(?i)(www)\\.", "$1<!-- -->.");
  }
}
