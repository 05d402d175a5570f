package io.dqrun.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.entity.BuiltInDefinitions;
import io.dqrun.entity.ParameterDefinition;
import io.dqrun.entity.ParameterSyntax;
import io.dqrun.entity.TestDefinition;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The part about test definitions, made of their catalogue. Definitions and parameters that are not
 * in it are allowed: a server may have more.
 */
final class DefinitionSchema {

  private static final String NAME = "testDefinitionName";

  private DefinitionSchema() {}

  /** Adds to the schema of a test case what each definition asks for. */
  static void complete(ObjectNode testCase) {
    ArrayNode known = testCase.withObject("/properties/" + NAME).putArray("anyOf");
    ArrayNode names = known.addObject().putArray("enum");
    known.addObject().put("$ref", "#/$defs/requiredText");
    ArrayNode rules = testCase.putArray("allOf");
    for (TestDefinition definition : BuiltInDefinitions.all()) {
      names.add(definition.name());
      ObjectNode rule = rules.addObject();
      ObjectNode condition = rule.putObject("if");
      condition.putArray("required").add(NAME);
      condition.putObject("properties").putObject(NAME).put("const", definition.name());
      testCase(definition, rule.putObject("then"));
    }
  }

  private static void testCase(TestDefinition definition, ObjectNode schema) {
    schema.put("title", definition.name());
    definition.description().ifPresent(text -> schema.put("description", text));
    ArrayNode required = schema.putArray("required");
    ObjectNode properties = schema.putObject("properties");
    ObjectNode column = properties.putObject("columnName");
    if (definition.forColumns()) {
      required.add("columnName");
      column.put("$ref", "#/$defs/requiredText");
    } else {
      column.put("type", "null");
    }
    ObjectNode values = properties.putObject("parameterValues");
    ObjectNode items = values.putObject("items");
    ArrayNode name = items.putObject("properties").putObject("name").putArray("anyOf");
    ArrayNode names = name.addObject().putArray("enum");
    name.addObject().put("$ref", "#/$defs/requiredText");
    ArrayNode types = items.putArray("allOf");
    for (ParameterDefinition parameter : definition.parameterDefinition()) {
      names.add(parameter.name());
      ObjectNode rule = types.addObject();
      isNamed(rule.putObject("if"), parameter);
      ObjectNode value = rule.putObject("then").putObject("properties").putObject("value");
      parameter.description().ifPresent(text -> value.put("description", text));
      value(definition, parameter, value);
      if (parameter.required().orElse(false)) {
        contains(values.withArray("allOf").addObject().putObject("contains"), parameter);
      }
    }
    if (values.has("allOf")) {
      required.add("parameterValues");
      values.put("type", "array");
    }
    if (definition.parameterDefinition().isEmpty()) {
      // An empty enum is no schema.
      items.remove(List.of("properties", "allOf"));
    }
  }

  private static void isNamed(ObjectNode schema, ParameterDefinition parameter) {
    schema.putArray("required").add("name");
    schema.putObject("properties").putObject("name").put("const", parameter.name());
  }

  /** A value counts only if it is not empty. */
  private static void contains(ObjectNode schema, ParameterDefinition parameter) {
    isNamed(schema, parameter);
    schema.withArray("required").add("value");
    schema
        .withObject("/properties")
        .putObject("value")
        .putObject("not")
        .putArray("enum")
        .add("")
        .addNull();
  }

  private static void value(
      TestDefinition definition, ParameterDefinition parameter, ObjectNode value) {
    ParameterSyntax syntax = ParameterSyntax.of(definition, parameter);
    switch (syntax) {
      case WHOLE -> value.put("$ref", "#/$defs/wholeArgument");
      case NUMBER -> value.put("$ref", "#/$defs/numberArgument");
      case BOOLEAN -> value.put("$ref", "#/$defs/flagArgument");
      case LIST -> value.put("$ref", "#/$defs/listArgument");
      case TEXT -> value.put("$ref", "#/$defs/argument");
      case CHOICE, CHOICE_OF_ANY_CASE -> {
        ArrayNode any = value.putArray("anyOf");
        ArrayNode options = any.addObject().putArray("enum");
        List<String> words =
            parameter.optionValues().orElse(List.of()).stream().map(String::valueOf).toList();
        words.forEach(options::add);
        options.add("").addNull();
        if (syntax == ParameterSyntax.CHOICE_OF_ANY_CASE) {
          any.addObject().put("type", "string").put("pattern", anyCase(words));
        }
        any.addObject().put("$ref", "#/$defs/placeholder");
      }
    }
  }

  /** Patterns of JSON Schema have no switch for it. */
  private static String anyCase(List<String> words) {
    return words.stream()
        .map(
            word ->
                word.chars()
                    .mapToObj(c -> String.valueOf((char) c))
                    .map(c -> "[" + c.toUpperCase(Locale.ROOT) + c.toLowerCase(Locale.ROOT) + "]")
                    .collect(Collectors.joining()))
        .collect(Collectors.joining("|", "^(?:", ")$"));
  }
}
