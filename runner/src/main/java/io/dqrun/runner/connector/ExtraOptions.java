package io.dqrun.runner.connector;

import java.util.Optional;
import java.util.regex.Pattern;

/** Further kinds of driver properties that a user may set. */
final class ExtraOptions {

  private ExtraOptions() {}

  /** A number of seconds, as Python's drivers take it, for a driver that wants milliseconds. */
  static Option seconds(String property) {
    return new Option(
        property,
        "a whole number of seconds from 1 to 3600",
        text ->
            text.matches("[0-9]{1,4}")
                    && Integer.parseInt(text) >= 1
                    && Integer.parseInt(text) <= 3600
                ? Optional.of(text + "000")
                : Optional.empty());
  }

  /** A text of a certain form. */
  static Option pattern(String property, String expected, String regex) {
    Pattern pattern = Pattern.compile(regex);
    return new Option(
        property,
        expected,
        text ->
            text.length() <= 1000 && pattern.matcher(text).matches()
                ? Optional.of(text)
                : Optional.empty());
  }

  /** A text that must never be shown, as long as a token may be. */
  static Option secret(String property) {
    return new Option(
        property,
        "a text of 1 to 16000 characters",
        text -> text.isEmpty() || text.length() > 16_000 ? Optional.empty() : Optional.of(text));
  }

  /** Something that only Python's driver needs. */
  static Option ignored() {
    return new Option("", "", Optional::of);
  }
}
