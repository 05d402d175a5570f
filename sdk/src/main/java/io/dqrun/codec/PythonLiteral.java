package io.dqrun.codec;

import io.dqrun.entity.ListElement;
import io.dqrun.problem.ProblemCode;
import io.dqrun.yaml.YamlNode;
import java.util.StringJoiner;

/** Writes a list of the file as the text that OpenMetadata's runner reads as a list. */
final class PythonLiteral {

  private PythonLiteral() {}

  /** A list such as {@code ['a', 1, True]}; lists and mappings in it are reported. */
  static String list(YamlNode.Sequence sequence, String path, Reading reading) {
    StringJoiner list = new StringJoiner(", ", "[", "]");
    for (int i = 0; i < sequence.items().size(); i++) {
      YamlNode item = sequence.items().get(i);
      String itemPath = path + "[" + i + "]";
      if (item instanceof YamlNode.Scalar scalar) {
        list.add(scalar.isNull() ? ListElement.NOTHING : element(reading.value(scalar, itemPath)));
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
    return ListElement.of(value.text(), value.bare());
  }
}
