package io.dqrun.entity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads our own list of definitions, which holds no numbers and no escapes. Not with a library:
 * loading one takes longer than everything else that a validation does.
 */
final class DefinitionsJson {

  private final String text;
  private int at;

  private DefinitionsJson(String text) {
    this.text = text;
  }

  static List<TestDefinition> read(String text) {
    List<TestDefinition> definitions = new ArrayList<>();
    for (Object item : list(new DefinitionsJson(text).value())) {
      definitions.add(definition(map(item)));
    }
    return List.copyOf(definitions);
  }

  private static TestDefinition definition(Map<?, ?> fields) {
    TestDefinition.Builder definition =
        TestDefinition.builder()
            .name(text(fields, "name").orElseThrow())
            .entityType(text(fields, "entityType").orElseThrow())
            .description(text(fields, "description"))
            .addAllTestPlatforms(texts(fields, "testPlatforms"))
            .addAllSupportedDataTypes(texts(fields, "supportedDataTypes"));
    for (Object item : list(fields.get("parameterDefinition"))) {
      definition.addParameterDefinition(parameter(map(item)));
    }
    return definition.build();
  }

  private static ParameterDefinition parameter(Map<?, ?> fields) {
    return new ParameterDefinition(
        text(fields, "name").orElseThrow(),
        text(fields, "dataType"),
        text(fields, "description"),
        Optional.ofNullable((Boolean) fields.get("required")),
        fields.containsKey("optionValues")
            ? Optional.of(List.copyOf(texts(fields, "optionValues")))
            : Optional.empty());
  }

  private static Optional<String> text(Map<?, ?> fields, String key) {
    return Optional.ofNullable((String) fields.get(key));
  }

  private static List<String> texts(Map<?, ?> fields, String key) {
    List<String> texts = new ArrayList<>();
    for (Object item : list(fields.get(key))) {
      texts.add((String) item);
    }
    return texts;
  }

  private static Map<?, ?> map(Object value) {
    return (Map<?, ?>) value;
  }

  private static List<?> list(@Nullable Object value) {
    return value == null ? List.of() : (List<?>) value;
  }

  private Object value() {
    char first = next();
    return switch (first) {
      case '{' -> {
        Map<String, Object> map = new LinkedHashMap<>();
        while (more('}')) {
          String key = (String) value();
          map.put(key, value());
        }
        yield map;
      }
      case '[' -> {
        List<Object> list = new ArrayList<>();
        while (more(']')) {
          list.add(value());
        }
        yield list;
      }
      case '"' -> {
        int start = at;
        at = text.indexOf('"', start) + 1;
        yield text.substring(start, at - 1);
      }
      case 't' -> {
        at += "rue".length();
        yield true;
      }
      case 'f' -> {
        at += "alse".length();
        yield false;
      }
      default ->
          throw new IllegalStateException("'" + first + "' at " + at + " of the definitions");
    };
  }

  /** Whether another value comes before the end; the end is passed. */
  private boolean more(char end) {
    if (next() == end) {
      return false;
    }
    at--;
    return true;
  }

  /** The next character that is neither blank nor separates anything. */
  private char next() {
    char c = text.charAt(at++);
    while (c == ' ' || c == '\n' || c == ',' || c == ':') {
      c = text.charAt(at++);
    }
    return c;
  }
}
