package io.dqrun.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.yaml.YamlNode;
import java.math.BigDecimal;

/** What an editor makes of YAML: scalars typed by the core schema of YAML 1.2. */
final class JsonOfYaml {

  private JsonOfYaml() {}

  static JsonNode of(YamlNode node) {
    if (node instanceof YamlNode.Mapping mapping) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      mapping.entries().forEach(entry -> object.set(entry.key(), of(entry.value())));
      return object;
    }
    if (node instanceof YamlNode.Sequence sequence) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      sequence.items().forEach(item -> array.add(of(item)));
      return array;
    }
    return scalar((YamlNode.Scalar) node);
  }

  private static JsonNode scalar(YamlNode.Scalar scalar) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    String text = scalar.text();
    if (scalar.isNull()) {
      return nodes.nullNode();
    }
    if (scalar.plain() && text.matches("true|True|TRUE|false|False|FALSE")) {
      return nodes.booleanNode(Boolean.parseBoolean(text));
    }
    return scalar.plain() && text.matches("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?")
        ? nodes.numberNode(new BigDecimal(text))
        : nodes.textNode(text);
  }
}
