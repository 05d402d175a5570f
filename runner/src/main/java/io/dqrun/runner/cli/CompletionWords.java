package io.dqrun.runner.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What there is to complete. */
final class CompletionWords {

  private CompletionWords() {}

  /** The commands, and the word that is none but stands in their place. */
  static List<String> commands(List<Command> commands) {
    List<String> names = new ArrayList<>(commands.stream().map(Command::name).toList());
    names.add("help");
    return names;
  }

  /** All options of a command. */
  static List<Flag> flags(Command command) {
    List<Flag> flags = new ArrayList<>(command.flags());
    flags.addAll(CommonFlags.ALL);
    return flags;
  }

  /** The spellings of an option, such as {@code --quiet} and {@code -q}. */
  static List<String> spellings(Flag flag) {
    List<String> spellings = new ArrayList<>();
    spellings.add("--" + flag.name());
    flag.letter().ifPresent(letter -> spellings.add("-" + letter));
    return spellings;
  }

  /** The options of any command that a value follows. */
  static List<String> withValue(List<Command> commands) {
    TreeSet<String> spellings = new TreeSet<>();
    for (Command command : commands) {
      for (Flag flag : flags(command)) {
        if (flag.argument().isPresent()) {
          spellings.addAll(spellings(flag));
        }
      }
    }
    return List.copyOf(spellings);
  }
}
