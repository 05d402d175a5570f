package io.dqrun.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text of which everything but the secrets is shown, each on its line. */
final class MaskedText {

  static final String MASK = "*****";

  /** What is hidden; lines and columns start at 0, columns count code points. */
  record Stretch(int startLine, int startColumn, int endLine, int endColumn) {}

  private static final Pattern LINE = Pattern.compile("([^\r\n]*)(\r\n|\n|\r|$)");

  /** Nothing but references to variables and files, which hold no secret themselves. */
  private static final Pattern REFERENCE =
      Pattern.compile("[\"']?(?:\\$\\{(?:[A-Za-z_]\\w*|file:[^}]+)\\})+[\"']?|[\"']{2}|null|~");

  private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#");
  private static final Pattern PASSWORD_IN_URL = Pattern.compile("(?<=://)[^\\s/@\"']+(?=@)");

  private MaskedText() {}

  static String of(String text, List<Stretch> hidden, SecretKeys secrets) {
    List<Stretch> latestFirst =
        hidden.stream()
            .sorted(
                Comparator.comparing(Stretch::startLine)
                    .thenComparing(Stretch::startColumn)
                    .reversed())
            .toList();
    List<String> lines = new ArrayList<>();
    List<String> ends = new ArrayList<>();
    Matcher matcher = LINE.matcher(text);
    while (matcher.find() && !(matcher.group().isEmpty() && matcher.start() > 0)) {
      lines.add(matcher.group(1));
      ends.add(matcher.group(2));
    }
    lines.replaceAll(line -> comment(line, secrets));
    for (Stretch stretch : latestFirst) {
      mask(lines, stretch);
    }
    StringBuilder masked = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      masked.append(PASSWORD_IN_URL.matcher(lines.get(i)).replaceAll(MASK)).append(ends.get(i));
    }
    return masked.toString();
  }

  private static void mask(List<String> lines, Stretch stretch) {
    for (int i = stretch.startLine(); i <= stretch.endLine() && i < lines.size(); i++) {
      String line = lines.get(i);
      int start = i == stretch.startLine() ? index(line, stretch.startColumn()) : indent(line);
      int end = i == stretch.endLine() ? index(line, stretch.endColumn()) : line.length();
      if (start < end && !REFERENCE.matcher(line.substring(start, end)).matches()) {
        lines.set(i, line.substring(0, start) + MASK + line.substring(end));
      }
    }
  }

  /** What was switched off by a hash sign may still be a secret. */
  private static String comment(String line, SecretKeys secrets) {
    Matcher comment = COMMENT.matcher(line);
    if (!comment.find()) {
      return line;
    }
    String text = line.substring(comment.start());
    int secret = secrets.find(text);
    return secret < 0
            || secret >= text.length()
            || REFERENCE.matcher(text.substring(secret)).matches()
        ? line
        : line.substring(0, comment.start() + secret) + MASK;
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  private static int index(String line, int codePoints) {
    int most = line.codePointCount(0, line.length());
    return line.offsetByCodePoints(0, Math.min(codePoints, most));
  }
}
