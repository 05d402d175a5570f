package io.dqrun.entity;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads our own list of definitions, token by token: loading the classes that could bind it to
 * types takes longer than everything else that a validation does.
 */
final class DefinitionsJson {

  private final JsonParser json;

  private DefinitionsJson(JsonParser json) {
    this.json = json;
  }

  static List<TestDefinition> read(InputStream stream) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(stream)) {
      DefinitionsJson reader = new DefinitionsJson(parser);
      List<TestDefinition> definitions = new ArrayList<>();
      parser.nextToken();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        definitions.add(reader.definition());
      }
      return List.copyOf(definitions);
    }
  }

  private TestDefinition definition() throws IOException {
    TestDefinition.Builder definition = TestDefinition.builder();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      switch (key()) {
        case "name" -> definition.name(json.getText());
        case "description" -> definition.description(json.getText());
        case "entityType" -> definition.entityType(json.getText());
        case "testPlatforms" -> definition.addAllTestPlatforms(texts());
        case "supportedDataTypes" -> definition.addAllSupportedDataTypes(texts());
        case "parameterDefinition" -> {
          while (json.nextToken() != JsonToken.END_ARRAY) {
            definition.addParameterDefinition(parameter());
          }
        }
        default -> json.skipChildren();
      }
    }
    return definition.build();
  }

  private ParameterDefinition parameter() throws IOException {
    String name = "";
    Optional<String> description = Optional.empty();
    Optional<String> dataType = Optional.empty();
    Optional<Boolean> required = Optional.empty();
    Optional<List<Object>> options = Optional.empty();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      switch (key()) {
        case "name" -> name = json.getText();
        case "description" -> description = Optional.of(json.getText());
        case "dataType" -> dataType = Optional.of(json.getText());
        case "required" -> required = Optional.of(json.getBooleanValue());
        case "optionValues" -> options = Optional.of(List.copyOf(texts()));
        default -> json.skipChildren();
      }
    }
    return new ParameterDefinition(name, dataType, description, required, options);
  }

  /** The name of a field; the parser stands on its value then. */
  private String key() throws IOException {
    String key = json.currentName();
    json.nextToken();
    return key;
  }

  private List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      texts.add(json.getText());
    }
    return texts;
  }
}
