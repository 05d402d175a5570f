package io.dqrun.draft;

import io.dqrun.yaml.YamlEvent;
import io.dqrun.yaml.YamlText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a file is written, so that new pieces look as if its author had written them.
 *
 * @param newline {@code \n} or {@code \r\n}
 * @param step columns from a key to what is below it
 * @param listStep columns from a key to the dashes of its list: 0 or more
 * @param unit the blanks or tabs by which lines within braces go deeper
 * @param json whether all keys and texts stand in double quotes
 */
record Style(String newline, int step, int listStep, String unit, boolean json) {

  /** What ends a text without quotes within brackets or braces. */
  private static final Pattern BRACKETS = Pattern.compile("[,\\[\\]{}]");

  /** What double quotes would make hard to read, and single ones would not. */
  private static final Pattern ESCAPED = Pattern.compile("(?s)[^']*[\"\\\\][^']*");

  /** The style of a text. */
  static Style of(String text, Tree.Node root) {
    int newline = text.indexOf('\n');
    boolean crlf = newline > 0 && text.charAt(newline - 1) == '\r';
    Survey survey = new Survey();
    survey.visit(root);
    boolean json = root instanceof Tree.Collection c && c.flow && survey.allQuoted;
    return new Style(
        crlf ? "\r\n" : "\n",
        survey.step < 0 ? 2 : survey.step,
        survey.listStep < 0 ? 2 : survey.listStep,
        survey.unit.isEmpty() ? "  " : survey.unit,
        json);
  }

  /** The first mapping below a key and the first list below a key tell. */
  private static final class Survey {
    private int step = -1;
    private int listStep = -1;
    private String unit = "";
    private boolean allQuoted = true;

    void visit(Tree.Node node) {
      if (!(node instanceof Tree.Collection collection)) {
        return;
      }
      for (Tree.Member member : collection.members) {
        if (member.key != null) {
          allQuoted &= member.key.style == YamlEvent.Style.DOUBLE_QUOTED;
        }
        if (collection.mapping && member.value instanceof Tree.Collection below && below.block()) {
          int difference = below.column - collection.column;
          if (below.mapping && step < 0) {
            step = difference;
          } else if (!below.mapping && listStep < 0) {
            listStep = difference;
          }
        }
        if (unit.isEmpty() && collection.flow && member.value instanceof Tree.Collection below) {
          String outer = Indent.lineStart(member.before);
          String inner =
              below.members.isEmpty() ? "" : Indent.lineStart(below.members.get(0).before);
          unit = inner.startsWith(outer) ? inner.substring(outer.length()) : "";
        }
        visit(member.value);
      }
    }
  }

  /** A key as this file writes keys. */
  Tree.Scalar key(String key) {
    return scalar(key, YamlEvent.Style.PLAIN);
  }

  /** A text written in a style, or in double quotes where that style could not hold it. */
  Tree.Scalar scalar(String text, YamlEvent.Style wanted) {
    boolean plain = !json && wanted == YamlEvent.Style.PLAIN && !YamlText.needsQuotes(text);
    if (plain) {
      return new Tree.Scalar(text, text, YamlEvent.Style.PLAIN);
    }
    boolean single =
        !json
            && (wanted == YamlEvent.Style.SINGLE_QUOTED
                || (wanted == YamlEvent.Style.PLAIN && ESCAPED.matcher(text).matches()))
            && text.codePoints().noneMatch(c -> c < ' ' || c == 0x7F || c > 0xFF);
    if (single) {
      return new Tree.Scalar(
          "'" + text.replace("'", "''") + "'", text, YamlEvent.Style.SINGLE_QUOTED);
    }
    return new Tree.Scalar(doubleQuoted(text), text, YamlEvent.Style.DOUBLE_QUOTED);
  }

  /** Whether brackets or braces around a scalar would end it, or begin in it. */
  static boolean breaksInFlow(Tree.Scalar scalar) {
    return scalar.style == YamlEvent.Style.PLAIN && BRACKETS.matcher(scalar.text).find();
  }

  /** As {@link #scalar}, to stand within brackets or braces. */
  Tree.Scalar flowScalar(String text, YamlEvent.Style wanted) {
    Tree.Scalar scalar = scalar(text, wanted);
    return breaksInFlow(scalar) ? scalar(text, YamlEvent.Style.DOUBLE_QUOTED) : scalar;
  }

  /** A word that stands for a number or a boolean. */
  private static Tree.Scalar word(String word) {
    return new Tree.Scalar(word, word, YamlEvent.Style.PLAIN);
  }

  private static String doubleQuoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          boolean hidden = c < ' ' || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
          out.append(hidden ? String.format(Locale.ROOT, "\\u%04x", (int) c) : String.valueOf(c));
        }
      }
    }
    return out.append('"').toString();
  }

  /** Comments as lines of their own. */
  String comments(List<String> comments, int column) {
    return comments.stream()
        .map(comment -> " ".repeat(column) + comment + newline)
        .collect(Collectors.joining());
  }

  /** A new member of a collection; not yet in it. */
  Tree.Member member(Tree.Collection parent, String key, Object value) {
    return parent.flow ? flowMember(key(key), value) : blockMember(parent.column, key, value);
  }

  private Tree.Member blockMember(int column, String key, Object value) {
    Tree.Member member;
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      Tree.Collection block = new Tree.Collection(true, false);
      block.column = column + step;
      fill(block, map);
      member = new Tree.Member(false, block);
      member.between = ":" + newline;
    } else if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
      member = new Tree.Member(false, blockList(column + listStep, list));
      member.between = ":" + newline;
    } else {
      member = new Tree.Member(false, inline(value));
      member.between = ": ";
      member.tail = newline;
    }
    member.key = key(key);
    member.column = column;
    member.before = " ".repeat(column);
    return member;
  }

  private void fill(Tree.Collection block, Map<?, ?> values) {
    values.forEach(
        (key, value) -> block.members.add(blockMember(block.column, String.valueOf(key), value)));
  }

  private Tree.Collection blockList(int column, List<?> values) {
    Tree.Collection list = new Tree.Collection(false, false);
    list.column = column;
    for (Object value : values) {
      list.members.add(item(column, value));
    }
    return list;
  }

  /** A new item of a block list. */
  Tree.Member item(int column, Object value) {
    Tree.Member item;
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      Tree.Collection block = new Tree.Collection(true, false);
      block.column = column + 2;
      fill(block, map);
      block.members.get(0).before = "";
      item = new Tree.Member(false, block);
      item.between = "- ";
    } else {
      item = new Tree.Member(false, inline(value));
      item.between = "- ";
      item.tail = newline;
    }
    item.column = column;
    item.before = " ".repeat(column);
    return item;
  }

  private Tree.Member flowMember(Tree.Scalar key, Object value) {
    Tree.Member member = new Tree.Member(true, inFlow(value));
    member.key = key;
    member.between = ": ";
    return member;
  }

  /** A value on one line. */
  Tree.Node inline(Object value) {
    if (value instanceof Map<?, ?> map) {
      Tree.Collection flow = flow(true);
      map.forEach((key, v) -> join(flow, flowMember(key(String.valueOf(key)), v)));
      return flow;
    }
    if (value instanceof List<?> list) {
      Tree.Collection flow = flow(false);
      list.forEach(v -> join(flow, new Tree.Member(true, inFlow(v))));
      return flow;
    }
    return value instanceof String text
        ? scalar(text, YamlEvent.Style.PLAIN)
        : word(String.valueOf(value));
  }

  /** A value within brackets or braces. */
  Tree.Node inFlow(Object value) {
    return value instanceof String text ? flowScalar(text, YamlEvent.Style.PLAIN) : inline(value);
  }

  /** An empty collection in brackets. */
  static Tree.Collection flow(boolean mapping) {
    Tree.Collection flow = new Tree.Collection(mapping, true);
    flow.open = mapping ? "{" : "[";
    flow.close = mapping ? "}" : "]";
    return flow;
  }

  private static void join(Tree.Collection flow, Tree.Member member) {
    member.before = flow.members.isEmpty() ? "" : " ";
    flow.members.add(member);
  }
}
