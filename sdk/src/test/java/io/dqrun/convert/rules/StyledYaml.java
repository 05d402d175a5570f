package io.dqrun.convert.rules;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** Prints given values as YAML in a style of its author's, with comments here and there. */
final class StyledYaml {

  private final Random random;
  private final StringBuilder out = new StringBuilder();
  private final String newline;
  private final int step;
  private final int listStep;
  private final boolean braces;
  private int comments;

  StyledYaml(Random random) {
    this.random = random;
    this.newline = random.nextInt(8) == 0 ? "\r\n" : "\n";
    this.step = random.nextInt(4) == 0 ? 4 : 2;
    this.listStep = random.nextInt(3) == 0 ? 0 : 2;
    this.braces = random.nextInt(4) == 0;
  }

  String print(Map<String, ?> values) {
    if (random.nextInt(12) == 0) {
      out.append('\uFEFF');
    }
    if (random.nextInt(3) == 0) {
      out.append("# Owned by the data team.").append(newline);
    }
    if (random.nextInt(4) == 0) {
      out.append("---").append(newline);
    }
    mapping(values, 0, false);
    String text = out.toString();
    return random.nextInt(6) == 0 ? text.substring(0, text.length() - newline.length()) : text;
  }

  private void mapping(Map<?, ?> values, int column, boolean besideDash) {
    boolean first = true;
    for (Map.Entry<?, ?> entry : values.entrySet()) {
      if (!first || !besideDash) {
        trivia(column);
        out.append(" ".repeat(column));
      }
      first = false;
      out.append(entry.getKey()).append(':');
      value(entry.getValue(), column);
    }
  }

  private void value(Object value, int column) {
    boolean flat = isFlat(value) && braces && random.nextBoolean();
    if (value instanceof Map<?, ?> map && !map.isEmpty() && !flat) {
      end();
      mapping(map, column + step, false);
    } else if (value instanceof List<?> list && !list.isEmpty() && !flat) {
      end();
      for (Object item : list) {
        int dash = column + listStep;
        trivia(dash);
        out.append(" ".repeat(dash)).append('-');
        if (item instanceof Map<?, ?> map && !map.isEmpty()) {
          out.append(' ');
          mapping(map, dash + 2, true);
        } else {
          out.append(' ').append(inline(item));
          end();
        }
      }
    } else {
      out.append(' ').append(inline(value));
      end();
    }
  }

  private static boolean isFlat(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.values().stream().noneMatch(v -> v instanceof Map || v instanceof List);
    }
    return value instanceof List<?> list && list.stream().noneMatch(Map.class::isInstance);
  }

  private String inline(Object value) {
    if (value instanceof Map<?, ?> map) {
      StringBuilder text = new StringBuilder("{");
      map.forEach(
          (key, v) ->
              text.append(text.length() > 1 ? ", " : "")
                  .append(key)
                  .append(": ")
                  .append(quoted(v)));
      return text.append('}').toString();
    }
    if (value instanceof List<?> list) {
      StringBuilder text = new StringBuilder("[");
      list.forEach(v -> text.append(text.length() > 1 ? ", " : "").append(quoted(v)));
      return text.append(']').toString();
    }
    return value instanceof String text && (random.nextInt(4) == 0 || mustBeQuoted(text))
        ? quoted(text)
        : String.valueOf(value);
  }

  private static boolean mustBeQuoted(String text) {
    return !text.matches("[\\w$/<][\\w ./@$\\{}<>#:=+-]*")
        || text.matches("[\\d.]+|.*: .*|true|false");
  }

  private String quoted(Object value) {
    if (!(value instanceof String text)) {
      return String.valueOf(value);
    }
    return random.nextBoolean() && text.indexOf('\\') < 0
        ? "'" + text.replace("'", "''") + "'"
        : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private void trivia(int column) {
    if (random.nextInt(14) == 0) {
      out.append(newline);
    }
    if (random.nextInt(10) == 0) {
      out.append(" ".repeat(column)).append("# about ").append(comments++).append(newline);
    }
  }

  private void end() {
    if (random.nextInt(14) == 0) {
      out.append("  # note ").append(comments++);
    }
    out.append(newline);
  }
}
