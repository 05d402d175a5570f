package io.dqrun.runner.cli;

import java.util.Locale;
import java.util.Optional;

/**
 * One option of a command.
 *
 * @param name the long name, without dashes
 * @param letter the short name, without the dash
 * @param argument what its value is called in the help; empty for a switch
 * @param help one line
 * @param home the command whose variable sets it in every command; empty for each one's own
 */
record Flag(
    String name,
    Optional<String> letter,
    Optional<String> argument,
    String help,
    Optional<String> home) {

  static Flag toggle(String name, String help) {
    return new Flag(name, Optional.empty(), Optional.empty(), help, Optional.empty());
  }

  static Flag toggle(String name, String letter, String help) {
    return new Flag(name, Optional.of(letter), Optional.empty(), help, Optional.empty());
  }

  static Flag value(String name, String argument, String help) {
    return new Flag(name, Optional.empty(), Optional.of(argument), help, Optional.empty());
  }

  /** The same option, which has one variable for all commands that know it. */
  Flag of(String command) {
    return new Flag(name, letter, argument, help, Optional.of(command));
  }

  /** The environment variable that sets it: {@code DQRUN_STATE_DIR}, {@code DQRUN_RUN_JOBS}. */
  String variable(Optional<String> command) {
    String scope = home.isPresent() ? home.get() : command.orElse("");
    return ("DQRUN_" + scope + (scope.isEmpty() ? "" : "_") + name)
        .toUpperCase(Locale.ROOT)
        .replace('-', '_');
  }

  /** As it is written in the help: {@code -q, --quiet} or {@code --jobs N}. */
  String spelling() {
    String first = letter.isPresent() ? "-" + letter.get() + ", " : "    ";
    return first + "--" + name + (argument.isPresent() ? " " + argument.get() : "");
  }
}
