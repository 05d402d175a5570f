package io.dqrun.yaml;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line to blame where the parser gave up lines later.
 *
 * @param line the line, from 0 on
 * @param column the column of its first character that counts, from 0 on, in code points
 * @param message what is wrong there
 * @param hint what to do
 */
record Culprit(int line, int column, String message, String hint) {

  /** What a line of a block is: a key or an item, perhaps with a value behind it. */
  private static final Pattern KEY =
      Pattern.compile("\\s*(?:- +)*(?:[^\\s\"'{\\[&*!|>%@`#:]+|\"[^\"]*\"|'[^']*')\\s*:(?:\\s.*)?");

  private static final Pattern ITEM = Pattern.compile("\\s*-(?:\\s.*)?");
  private static final Pattern QUOTED =
      Pattern.compile("\\s*(?:- +)*(?:[^\\s\"'{\\[:]+\\s*:\\s+)?([\"']).*");

  /** Looks only at the start of lines, so that long ones stay cheap. */
  private static final int MAX_READ = 400;

  /** For a colon that the parser did not expect: a line before it that has none. */
  static Optional<Culprit> ofColon(String text, int problemLine, int problemColumn) {
    List<String> lines = lines(text);
    // A second colon in a line is that line's own mistake.
    if (problemLine >= lines.size()
        || !KEY.matcher(lines.get(problemLine)).matches()
        || lines.get(problemLine).indexOf(':') < problemColumn) {
      return Optional.empty();
    }
    for (int i = problemLine - 1; i >= 0; i--) {
      String line = lines.get(i);
      if (!isContent(line)) {
        continue;
      }
      return KEY.matcher(line).matches() || line.strip().equals("-")
          ? Optional.empty()
          : Optional.of(
              new Culprit(
                  i,
                  indent(line),
                  "a colon with a blank behind it is missing here",
                  "write `key: value`"));
    }
    return Optional.empty();
  }

  /** For whatever stands behind a quote that closes lines after its start. */
  static Optional<Culprit> ofQuote(String text, int problemLine) {
    List<String> lines = lines(text);
    int i = 0;
    while (i < lines.size() && i < problemLine) {
      Matcher quoted = QUOTED.matcher(lines.get(i));
      if (!quoted.matches()) {
        i++;
        continue;
      }
      char quote = quoted.group(1).charAt(0);
      int start = i;
      int from = quoted.start(1) + 1;
      while (i < lines.size() && lines.get(i).indexOf(quote, from) < 0) {
        i++;
        from = 0;
      }
      if (i > start && i == problemLine) {
        String before = lines.get(start).substring(0, quoted.start(1));
        return Optional.of(
            new Culprit(
                start,
                before.codePointCount(0, before.length()),
                "the quote is not closed",
                "close the quote at the end of the value"));
      }
      i = Math.max(i, start + 1);
    }
    return Optional.empty();
  }

  /** For a line that ends the document because the first one is indented. */
  static Optional<Culprit> ofIndent(String text) {
    List<String> lines = lines(text);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (isContent(line) && !line.startsWith("---") && !line.startsWith("%")) {
        return indent(line) > 0 && (KEY.matcher(line).matches() || ITEM.matcher(line).matches())
            ? Optional.of(
                new Culprit(
                    i,
                    indent(line),
                    "this line is indented, and lines below it are not",
                    "indent keys of one mapping equally"))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static List<String> lines(String text) {
    return Arrays.stream(text.split("\r\n|\n|\r", -1))
        .map(line -> line.length() > MAX_READ ? line.substring(0, MAX_READ) : line)
        .toList();
  }

  private static boolean isContent(String line) {
    return !line.isBlank() && !line.stripLeading().startsWith("#");
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }
}
