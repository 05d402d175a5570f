package io.dqrun.runner.connector;

import io.dqrun.workflow.ConnectionConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Driver properties that users ask for: nothing but what is on a list reaches the driver. */
final class DriverOptions {

  private final Map<String, Option> allowed;
  private final ConnectionProblems problems;

  DriverOptions(Map<String, Option> allowed, ConnectionProblems problems) {
    this.allowed = allowed;
    this.problems = problems;
  }

  /** Those of {@code connectionOptions} and {@code connectionArguments}, the latter winning. */
  Map<String, String> of(ConnectionConfig config) {
    Map<String, String> properties = new LinkedHashMap<>();
    for (String object : List.of("connectionOptions", "connectionArguments")) {
      Object value = config.fields().get(object);
      if (value instanceof Map<?, ?> options) {
        options.forEach((name, text) -> put(object, name, text, properties));
      } else if (value != null && !value.equals("")) {
        problems.invalidAt(
            object,
            "`" + object + "` is not a map of names to values",
            "write one `name: value` each");
      }
    }
    return properties;
  }

  /** A name with a dot would be taken for two keys. */
  private static String place(String object, String name) {
    return name.matches("[A-Za-z0-9_-]+") ? object + "." + name : object;
  }

  private void put(
      String object, @Nullable Object key, @Nullable Object value, Map<String, String> properties) {
    String name = ConnectionProblems.printable(String.valueOf(key));
    Option option = allowed.get(String.valueOf(key));
    if (option == null) {
      problems.invalidAt(
          place(object, name),
          "the driver property `" + name + "` of `" + object + "` is not allowed",
          "remove it; allowed are " + String.join(", ", new TreeSet<>(allowed.keySet())));
      return;
    }
    if (value == null) {
      return;
    }
    // A nested value has no text; it is refused like any other wrong value.
    String text = value instanceof Map || value instanceof List ? "{...}" : value.toString();
    Optional<String> property =
        text.chars().anyMatch(Character::isISOControl)
            ? Optional.empty()
            : option.read().apply(text);
    if (property.isEmpty()) {
      String shown =
          JdbcTarget.isSecret(option.property())
              ? ""
              : " '" + ConnectionProblems.printable(text) + "',";
      problems.invalidAt(
          place(object, name),
          "`" + object + "." + name + "` is" + shown + " not " + option.expected(),
          "correct the value or remove the property");
    } else if (!option.property().isEmpty()) {
      properties.put(option.property(), property.get());
    }
  }
}
