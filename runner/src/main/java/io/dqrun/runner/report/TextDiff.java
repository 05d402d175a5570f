package io.dqrun.runner.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.List;

/** The difference of two texts as {@code diff -u} writes it. */
public final class TextDiff {

  private static final int CONTEXT = 3;
  private static final String NO_LINE_BREAK = "\n\\ No newline at end of file";

  private TextDiff() {}

  /**
   * The difference.
   *
   * @param name the file's name
   * @param before the old text; empty for a file that is new
   * @param after the new text
   * @return lines that each end with a line break; empty if the texts are equal
   */
  public static String unified(String name, String before, String after, TextStyle style) {
    List<String> old = lines(before);
    String safe = SafeText.line(name, Integer.MAX_VALUE);
    String path = safe.startsWith("/") ? safe : "/" + safe;
    List<String> diff =
        UnifiedDiffUtils.generateUnifiedDiff(
            before.isEmpty() ? "/dev/null" : "a" + path,
            "b" + path,
            old,
            DiffUtils.diff(old, lines(after)),
            CONTEXT);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < diff.size(); i++) {
      text.append(paint(diff.get(i), i < 2, style)).append('\n');
    }
    return text.toString();
  }

  private static String paint(String line, boolean head, TextStyle style) {
    if (head) {
      return style.bold(line);
    }
    return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
      case '+' -> style.green(line);
      case '-' -> style.red(line);
      case '@' -> style.blue(line);
      default -> line;
    };
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      lines.add(harmless(text.substring(start, end)));
      start = end + 1;
    }
    if (start < text.length()) {
      lines.add(harmless(text.substring(start)) + NO_LINE_BREAK);
    }
    return lines;
  }

  /** Without what a terminal would obey; line breaks of other systems stay. */
  private static String harmless(String line) {
    if (line.codePoints().noneMatch(TextDiff::isHarmful)) {
      return line;
    }
    StringBuilder harmless = new StringBuilder();
    line.codePoints().map(c -> isHarmful(c) ? 0xfffd : c).forEach(harmless::appendCodePoint);
    return harmless.toString();
  }

  private static boolean isHarmful(int codePoint) {
    return codePoint != '\r' && codePoint != '\t' && SafeText.isHarmful(codePoint);
  }
}
