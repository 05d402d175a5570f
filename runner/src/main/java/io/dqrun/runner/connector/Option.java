package io.dqrun.runner.connector;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A driver property that a user may set.
 *
 * @param property the driver's own name; empty for one that is accepted without effect
 * @param expected what a value must be, for the message
 * @param read the value for the driver, empty if it is not allowed
 */
record Option(String property, String expected, Function<String, Optional<String>> read) {

  static Option number(String property, int least, int most) {
    return new Option(
        property,
        "a whole number from " + least + " to " + most,
        text -> {
          if (!text.matches("[0-9]{1,9}")) {
            return Optional.empty();
          }
          int number = Integer.parseInt(text);
          return number < least || number > most
              ? Optional.empty()
              : Optional.of(Integer.toString(number));
        });
  }

  static Option choice(String property, List<String> values) {
    return new Option(
        property,
        "one of " + String.join(", ", values),
        text -> values.contains(text) ? Optional.of(text) : Optional.empty());
  }

  static Option flag(String property) {
    return new Option(
        property,
        "true or false",
        text ->
            switch (text) {
              case "true", "True", "1" -> Optional.of("true");
              case "false", "False", "0" -> Optional.of("false");
              default -> Optional.empty();
            });
  }

  static Option text(String property) {
    return new Option(
        property,
        "a text of 1 to 1000 characters",
        text -> text.isEmpty() || text.length() > 1000 ? Optional.empty() : Optional.of(text));
  }
}
