package io.dqrun.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.workflow.ConnectionTypes;
import io.dqrun.workflow.FieldType;
import io.dqrun.workflow.ObjectType;

/**
 * The part about {@code serviceConnection.config}: its type is one of those known, and its fields
 * are those of the type. What objects inside a connection hold is left to the validation, which
 * says more about it.
 */
final class ConnectionSchema {

  private ConnectionSchema() {}

  static ObjectNode node() {
    ObjectNode connection = JsonNodeFactory.instance.objectNode();
    connection.put("title", "Connection");
    connection.put("type", "object");
    connection.putArray("required").add("type");
    ArrayNode type =
        connection
            .putObject("properties")
            .putObject("type")
            .put("description", "The kind of database.")
            .putArray("anyOf");
    ArrayNode types = type.addObject().putArray("enum");
    ArrayNode rules = connection.putArray("allOf");
    for (String name : ConnectionTypes.names()) {
      types.add(name);
      ConnectionTypes.find(name).ifPresent(found -> rule(rules.addObject(), found));
    }
    type.addObject().put("$ref", "#/$defs/placeholder");
    return connection;
  }

  /** If the type is this one, then its fields are these. */
  private static void rule(ObjectNode rule, ObjectType type) {
    ObjectNode condition = rule.putObject("if");
    condition.putObject("properties").putObject("type").put("const", type.name());
    condition.putArray("required").add("type");
    ObjectNode fields = rule.putObject("then");
    ArrayNode required = fields.putArray("required");
    ObjectNode properties = fields.putObject("properties");
    properties.putObject("type");
    for (FieldType field : type.fields()) {
      value(properties.putObject(field.name()), field);
      if (field.required()) {
        required.add(field.name());
      }
    }
    if (!type.open()) {
      fields.put("additionalProperties", false);
    }
  }

  private static void value(ObjectNode node, FieldType field) {
    switch (field.kind()) {
      case TEXT, SECRET, INTEGER, BOOLEAN ->
          node.putArray("type").add("string").add("number").add("boolean").add("null");
      case CHOICE -> {
        ArrayNode choices = node.putArray("anyOf");
        ArrayNode words = choices.addObject().putArray("enum");
        field.choices().forEach(words::add);
        choices.addObject().put("$ref", "#/$defs/placeholder");
        choices.addObject().put("type", "null");
      }
      case LIST -> node.putArray("type").add("array").add("null");
      case MAP, OBJECT -> node.putArray("type").add("object").add("null");
      case ANY -> node.put("description", "Any value.");
    }
  }
}
