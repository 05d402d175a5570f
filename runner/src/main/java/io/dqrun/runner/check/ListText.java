package io.dqrun.runner.check;

import java.util.List;
import java.util.stream.Collectors;

/** The text of a list of names in a result, as Python writes it. */
final class ListText {

  private static final int MAX_ELEMENTS = 6;
  private static final int MAX_QUOTED = 30;
  private static final int KEPT_HEAD = 13;
  private static final int KEPT_TAIL = 14;

  private ListText() {}

  /** All names in full: {@code ['a', 'b']}. */
  static String full(List<String> names) {
    return names.stream().map(ListText::quote).collect(Collectors.joining(", ", "[", "]"));
  }

  /** At most six names, long ones with their middle left out. */
  static String brief(List<String> names) {
    String shown =
        names.stream().limit(MAX_ELEMENTS).map(ListText::briefly).collect(Collectors.joining(", "));
    return "[" + shown + (names.size() > MAX_ELEMENTS ? ", ...]" : "]");
  }

  private static String briefly(String name) {
    String quoted = quote(name);
    return quoted.length() <= MAX_QUOTED
        ? quoted
        : quoted.substring(0, KEPT_HEAD) + "..." + quoted.substring(quoted.length() - KEPT_TAIL);
  }

  private static String quote(String name) {
    char mark = name.indexOf('\'') >= 0 && name.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder quoted = new StringBuilder().append(mark);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      switch (c) {
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        case '\\' -> quoted.append("\\\\");
        default -> quoted.append(c == mark ? "\\" : "").append(c);
      }
    }
    return quoted.append(mark).toString();
  }
}
