package io.dqrun.runner.report;

/** Text inside XML and HTML. */
final class MarkupText {

  private MarkupText() {}

  /** Text as content or as a quoted attribute, without what XML does not allow at all. */
  static String escape(String text) {
    String safe = SafeText.block(text, Integer.MAX_VALUE);
    StringBuilder escaped = new StringBuilder(safe.length() + 16);
    for (int i = 0; i < safe.length(); i++) {
      char c = safe.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        case '\ufffe', '\uffff' -> escaped.append('\ufffd');
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
