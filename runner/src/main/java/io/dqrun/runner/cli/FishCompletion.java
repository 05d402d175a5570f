package io.dqrun.runner.cli;

import java.util.List;

/** The completion of fish. */
final class FishCompletion {

  private static final String START = "complete -c dq-run";

  private FishCompletion() {}

  static String script(List<Command> commands) {
    StringBuilder script = new StringBuilder();
    script.append("# Completion of dq-run for fish:\n");
    script.append("# dq-run completion fish > ~/.config/fish/completions/dq-run.fish\n");
    String names = String.join(" ", CompletionWords.commands(commands));
    String none = " -n 'not __fish_seen_subcommand_from " + names + "'";
    for (Command command : commands) {
      line(script, none + " -a " + command.name(), command.summary());
    }
    line(script, none + " -a help", "the help of a command");
    line(script, none + " -l version", "show the version");
    // The word 'run' may be left out.
    options(script, none, commands.get(0));
    for (Command command : commands) {
      String here = " -n '__fish_seen_subcommand_from " + command.name() + "'";
      options(script, here, command);
      if (!command.words().isEmpty()) {
        line(script, here + " -a '" + String.join(" ", command.words()) + "'", "");
      }
    }
    line(script, " -n '__fish_seen_subcommand_from help' -x -a '" + names + "'", "");
    return script.toString();
  }

  private static void options(StringBuilder script, String condition, Command command) {
    for (Flag flag : CompletionWords.flags(command)) {
      String letter = flag.letter().map(one -> " -s " + one).orElse("");
      String value = flag.argument().isPresent() ? " -r" : "";
      line(script, condition + " -l " + flag.name() + letter + value, flag.help());
    }
  }

  private static void line(StringBuilder script, String words, String text) {
    script.append(START).append(words);
    if (!text.isEmpty()) {
      script.append(" -d '").append(text.replace("\\", "\\\\").replace("'", "\\'")).append("'");
    }
    script.append('\n');
  }
}
