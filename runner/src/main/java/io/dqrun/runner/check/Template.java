package io.dqrun.runner.check;

import io.dqrun.runner.sql.SqlTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with gaps such as {@code {{ name }}}, the simplest form of a Jinja template. Everything
 * else that Jinja knows is refused, and so is a gap in the middle of a quoted text, where a
 * constant cannot stand.
 */
final class Template {

  /**
   * A gap.
   *
   * @param name what is to stand there
   */
  record Gap(String name) {}

  private static final Pattern GAP = Pattern.compile("\\{\\{-?\\s*([A-Za-z_]\\w*)\\s*-?\\}\\}");
  private static final Pattern OTHER = Pattern.compile("\\{\\{|\\{%|\\{#");

  /** The texts before, between and behind the gaps: one more than there are gaps. */
  private final List<String> texts;

  private final List<Gap> gaps;

  private Template(List<String> texts, List<Gap> gaps) {
    this.texts = texts;
    this.gaps = gaps;
  }

  /**
   * Takes a text apart.
   *
   * @throws IllegalArgumentException if it needs more than filling gaps; one sentence says what
   */
  static Template parse(String text) {
    List<String> texts = new ArrayList<>();
    List<Gap> gaps = new ArrayList<>();
    Matcher gap = GAP.matcher(text);
    int end = 0;
    while (gap.find()) {
      texts.add(plain(text.substring(end, gap.start())));
      gaps.add(new Gap(gap.group(1)));
      end = gap.end();
    }
    texts.add(plain(text.substring(end)));
    for (int i = 0; i < gaps.size(); i++) {
      stripQuotes(texts, i);
    }
    requireOutside(texts, gaps);
    return new Template(List.copyOf(texts), List.copyOf(gaps));
  }

  private static String plain(String text) {
    Matcher other = OTHER.matcher(text);
    if (other.find()) {
      int end = Math.min(text.length(), other.start() + 30);
      throw new IllegalArgumentException(
          "only {{ name }} is understood in a sqlExpression, no filters, expressions, statements or"
              + " comments of Jinja; this is something else: "
              + text.substring(other.start(), end).replaceAll("\\s+", " "));
    }
    return text;
  }

  /** The quotes that people write around a gap are part of it: names and texts get their own. */
  private static void stripQuotes(List<String> texts, int gap) {
    String before = texts.get(gap);
    String after = texts.get(gap + 1);
    if (before.isEmpty() || after.isEmpty()) {
      return;
    }
    char open = before.charAt(before.length() - 1);
    char close = after.charAt(0);
    if (open == '[' ? close == ']' : "'\"`".indexOf(open) >= 0 && open == close) {
      texts.set(gap, before.substring(0, before.length() - 1));
      texts.set(gap + 1, after.substring(1));
    }
  }

  private static void requireOutside(List<String> texts, List<Gap> gaps) {
    StringBuilder before = new StringBuilder();
    for (int i = 0; i < gaps.size(); i++) {
      before.append(texts.get(i));
      if (isOpen(before.toString())) {
        String gap = "{{ " + gaps.get(i).name() + " }}";
        throw new IllegalArgumentException(
            "in the sqlExpression %s stands inside of quotes or a comment; write it outside, such as '%%' || %<s || '%%'"
                .formatted(gap));
      }
      before.append("x");
    }
  }

  /** Whether a text, a quoted name or a comment is still open at the end, for any database. */
  private static boolean isOpen(String sql) {
    char open = 0;
    for (int i = 0; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (open == '-') {
        open = c == '\n' ? 0 : open;
      } else if (open == '*') {
        if (sql.startsWith("*/", i)) {
          open = 0;
          i++;
        }
      } else if (open != 0) {
        open = c == open ? 0 : open;
      } else if (sql.startsWith("--", i)) {
        open = '-';
      } else if (sql.startsWith("/*", i)) {
        open = '*';
        i++;
      } else if (c == '\'' || c == '"' || c == '`') {
        open = c;
      }
    }
    return open != 0;
  }

  /** The text with a harmless word in each gap, so that its kind can be told. */
  String withWordsForGaps() {
    return String.join("x", texts);
  }

  /** The statement with its gaps filled. */
  SqlTemplate fill(Function<Gap, SqlTemplate.Part> content) {
    List<SqlTemplate.Part> parts = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      parts.add(new SqlTemplate.Verbatim(texts.get(i)));
      if (i < gaps.size()) {
        parts.add(content.apply(gaps.get(i)));
      }
    }
    return new SqlTemplate(parts);
  }
}
