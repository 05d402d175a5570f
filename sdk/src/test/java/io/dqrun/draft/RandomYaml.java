package io.dqrun.draft;

import java.util.Random;

/** Writes YAML the way people do and the way they should not: every style at random. */
final class RandomYaml {

  private final Random random;
  private final StringBuilder out = new StringBuilder();
  private final String newline;
  private int comments;

  RandomYaml(Random random) {
    this.random = random;
    this.newline = random.nextInt(4) == 0 ? "\r\n" : "\n";
  }

  String write() {
    if (random.nextInt(3) == 0) {
      out.append("# head")
          .append(newline)
          .append(random.nextBoolean() ? "---" : "")
          .append(newline);
    }
    mapping(0, 1 + random.nextInt(4), 0, false);
    if (random.nextInt(3) == 0) {
      out.append("# end").append(newline);
    }
    String text = out.toString();
    boolean unended = random.nextInt(5) == 0 && !text.contains("|") && !text.contains(">");
    return unended ? text.substring(0, text.length() - newline.length()) : text;
  }

  private void mapping(int column, int size, int depth, boolean beside) {
    for (int i = 0; i < size; i++) {
      if (i > 0 || !beside) {
        trivia(column);
        out.append(" ".repeat(column));
      }
      out.append(key(i)).append(random.nextInt(8) == 0 ? " :" : ":");
      value(column, depth);
    }
    if (column > 0 && random.nextInt(6) == 0) {
      comment(column);
    }
  }

  private void value(int column, int depth) {
    int kind = random.nextInt(depth > 3 ? 5 : 8);
    switch (kind) {
      case 5, 6 -> {
        end();
        int step = 1 + random.nextInt(4);
        mapping(column + step, 1 + random.nextInt(3), depth + 1, false);
      }
      case 7 -> {
        end();
        list(column + random.nextInt(4), depth + 1);
      }
      case 4 -> block(column);
      case 3 -> {
        out.append(' ');
        flow(2);
        end();
      }
      case 2 -> end();
      default -> {
        out.append(" ".repeat(1 + random.nextInt(2))).append(scalar());
        end();
      }
    }
  }

  private void list(int column, int depth) {
    int size = 1 + random.nextInt(3);
    for (int i = 0; i < size; i++) {
      trivia(column);
      out.append(" ".repeat(column)).append('-');
      if (random.nextInt(3) == 0 && depth < 4) {
        out.append(' ');
        mapping(column + 2, 1 + random.nextInt(3), depth + 1, true);
      } else {
        out.append(' ').append(scalar());
        end();
      }
    }
  }

  private void flow(int depth) {
    boolean mapping = random.nextBoolean();
    int size = random.nextInt(4);
    out.append(mapping ? '{' : '[');
    for (int i = 0; i < size; i++) {
      out.append(i > 0 ? ", " : "");
      if (mapping) {
        out.append(key(i)).append(": ");
      }
      if (depth > 0 && random.nextInt(4) == 0) {
        flow(depth - 1);
      } else {
        out.append(scalar().replace("${VARIABLE}", "'${VARIABLE}'"));
      }
    }
    out.append(mapping ? '}' : ']');
  }

  private void block(int column) {
    out.append(random.nextBoolean() ? " |" : " >").append(random.nextInt(3) == 0 ? "-" : "");
    end();
    int indent = column + 1 + random.nextInt(3);
    for (int i = 0; i <= random.nextInt(3); i++) {
      out.append(" ".repeat(indent)).append("text # no comment ").append(i).append(newline);
      if (random.nextInt(4) == 0) {
        out.append(newline).append(" ".repeat(indent)).append("more").append(newline);
      }
    }
  }

  private String key(int i) {
    String key = "k" + i + "_" + random.nextInt(1000);
    return switch (random.nextInt(6)) {
      case 0 -> '"' + key + '"';
      case 1 -> '\'' + key + '\'';
      default -> key;
    };
  }

  private String scalar() {
    return switch (random.nextInt(9)) {
      case 0 -> "\"quoted # text \\u00e4\"";
      case 1 -> "'it''s'";
      case 2 -> String.valueOf(random.nextInt(100));
      case 3 -> "true";
      case 4 -> "${VARIABLE}";
      case 5 -> "ä 😀";
      case 6 -> "\"{{ template }}\"";
      case 7 -> "a#b:c";
      default -> "plain text";
    };
  }

  private void trivia(int column) {
    if (random.nextInt(5) == 0) {
      out.append(newline);
    }
    if (random.nextInt(5) == 0) {
      comment(column);
    }
  }

  private void comment(int column) {
    out.append(" ".repeat(column)).append("# comment ").append(comments++).append(newline);
  }

  private void end() {
    if (random.nextInt(6) == 0) {
      out.append("  # beside ").append(comments++);
    }
    out.append(newline);
  }
}
