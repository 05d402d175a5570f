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
 */
record Flag(String name, Optional<String> letter, Optional<String> argument, String help) {

  static Flag toggle(String name, String help) {
    return new Flag(name, Optional.empty(), Optional.empty(), help);
  }

  static Flag toggle(String name, String letter, String help) {
    return new Flag(name, Optional.of(letter), Optional.empty(), help);
  }

  static Flag value(String name, String argument, String help) {
    return new Flag(name, Optional.empty(), Optional.of(argument), help);
  }

  /** The environment variable that sets it: {@code DQRUN_STATE_DIR}, {@code DQRUN_RUN_JOBS}. */
  String variable(Optional<String> command) {
    String scope = command.isPresent() ? command.get() + "_" : "";
    return ("DQRUN_" + scope + name).toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** As it is written in the help: {@code -q, --quiet} or {@code --jobs N}. */
  String spelling() {
    String first = letter.isPresent() ? "-" + letter.get() + ", " : "    ";
    return first + "--" + name + (argument.isPresent() ? " " + argument.get() : "");
  }
}
