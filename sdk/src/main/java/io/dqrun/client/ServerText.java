package io.dqrun.client;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes text of a server fit to be shown: no control characters, no secrets, not too long. */
final class ServerText {

  private static final int MAX_LENGTH = 500;
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\s]+");

  /** An escape sequence of a terminal, or a control character other than line break and tab. */
  private static final Pattern NO_LINE_TEXT =
      Pattern.compile("\\x1b\\[[0-9;?]*[ -/]*[@-~]|[\\p{Cc}\\p{Cf}&&[^\\n\\t]]+");

  private static final Pattern TOKEN =
      Pattern.compile("eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]*)?");
  private static final Pattern HTML_TITLE =
      Pattern.compile("<title[^>]*>(.*?)</title>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final String MASK = "***";

  private final List<String> secrets;

  /** Text in which these secrets, too, are masked. */
  ServerText(List<String> secrets) {
    this.secrets = secrets.stream().filter(secret -> secret.length() > 3).toList();
  }

  /** What to show of {@code text}. */
  String shown(String text) {
    return clean(masked(text));
  }

  /** What to show of a log: its lines, whole. */
  String shownLines(String text) {
    return NO_LINE_TEXT.matcher(masked(text)).replaceAll("");
  }

  private String masked(String text) {
    String masked = text;
    for (String secret : secrets) {
      masked = masked.replace(secret, MASK);
    }
    return TOKEN.matcher(masked).replaceAll(MASK);
  }

  /** What to show of an HTML page: its title. */
  String shownPage(String html) {
    Matcher title = HTML_TITLE.matcher(html);
    return title.find() ? "a web page titled '" + shown(title.group(1)) + "'" : "a web page";
  }

  /** The text on one line and cut to its first 500 characters. */
  static String clean(String text) {
    String line = UNPRINTABLE.matcher(text).replaceAll(" ").strip();
    if (line.codePointCount(0, line.length()) <= MAX_LENGTH) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, MAX_LENGTH - 1)) + "…";
  }
}
