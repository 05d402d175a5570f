package io.dqrun.runner.cli;

import java.util.List;
import java.util.Optional;

/** The texts of {@code --help}. */
final class HelpText {

  /** Of the left column. */
  private static final int WIDTH = 27;

  private HelpText() {}

  /** The help of the whole program. */
  static String all(List<Command> commands) {
    StringBuilder text = new StringBuilder();
    text.append(
        "Runs OpenMetadata data-quality workflows: reads the YAML, runs the tests in the\n");
    text.append("databases, and delivers the results to the server.\n\n");
    text.append("Usage: dq-run WORKFLOW... [OPTIONS]\n");
    text.append("       dq-run COMMAND [OPTIONS] [OPERANDS]\n\n");
    text.append("Commands:\n");
    for (Command command : commands) {
      text.append(line(command.name() + " " + command.operands(), command.summary()));
    }
    text.append("\nOptions of every command:\n");
    options(text, CommonFlags.ALL);
    text.append(line("    --version", "show the version"));
    text.append("\nTry it without a server:\n");
    text.append("  dq-run run --sandbox samples/quickstart/shop-nightly.yaml\n");
    text.append(
        "\nExit codes: 0 all passed, 1 a test failed, 2 a test could not run, 64 and more:\n");
    text.append("nothing or not all was done; the README lists them.\n");
    return text.toString();
  }

  /** The help of one command. */
  static String of(Command command) {
    StringBuilder text = new StringBuilder();
    text.append("Usage: dq-run ").append(command.name());
    if (!command.operands().isEmpty()) {
      text.append(' ').append(command.operands());
    }
    text.append(" [OPTIONS]\n\n").append(command.description()).append('\n');
    if (!command.flags().isEmpty()) {
      text.append("\nOptions:\n");
      options(text, command.flags());
    }
    text.append("\nOptions of every command:\n");
    options(text, CommonFlags.ALL);
    text.append("\nEvery option is also an environment variable, such as ");
    Flag example = command.flags().isEmpty() ? CommonFlags.OUTPUT : command.flags().get(0);
    text.append(
        example.variable(
            command.flags().isEmpty() ? Optional.empty() : Optional.of(command.name())));
    return text.append(".\n").toString();
  }

  private static void options(StringBuilder text, List<Flag> flags) {
    for (Flag flag : flags) {
      text.append(line(flag.spelling(), flag.help()));
    }
  }

  private static String line(String left, String right) {
    // Not by a format, whose machinery takes as long to load as all the rest of a help.
    String name = left.stripTrailing();
    return "  " + name + " ".repeat(Math.max(0, WIDTH - name.length())) + " " + right + "\n";
  }
}
