package io.dqrun.codec;

import io.dqrun.problem.ProblemCode;
import io.dqrun.yaml.YamlNode;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** Writes a list of the file as the text that OpenMetadata's runner reads as a list. */
final class PythonLiteral {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

  private PythonLiteral() {}

  /** A list such as {@code ['a', 1, True]}; lists and mappings in it are reported. */
  static String list(YamlNode.Sequence sequence, String path, Reading reading) {
    StringJoiner list = new StringJoiner(", ", "[", "]");
    for (int i = 0; i < sequence.items().size(); i++) {
      YamlNode item = sequence.items().get(i);
      String itemPath = path + "[" + i + "]";
      if (item instanceof YamlNode.Scalar scalar) {
        list.add(scalar.isNull() ? "None" : element(reading.value(scalar, itemPath)));
      } else {
        reading.report(
            ProblemCode.WRONG_TYPE,
            "each item of `value` must be a single value, not " + item.kind(),
            itemPath,
            item.location());
      }
    }
    return list.toString();
  }

  private static String element(Value value) {
    if (!value.bare()) {
      return quote(value.text());
    }
    return switch (value.text().toLowerCase(Locale.ROOT)) {
      case "true" -> "True";
      case "false" -> "False";
      default -> NUMBER.matcher(value.text()).matches() ? value.text() : quote(value.text());
    };
  }

  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder("'");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\', '\'' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        default -> quoted.append(c);
      }
    }
    return quoted.append('\'').toString();
  }
}
