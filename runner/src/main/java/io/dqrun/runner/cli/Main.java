package io.dqrun.runner.cli;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Nearest;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The program {@code dq-run}. */
public final class Main {

  private static final List<Command> COMMANDS = commands();

  private final Terminal terminal;

  Main(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    PrintStream out = stream(FileDescriptor.out);
    PrintStream err = stream(FileDescriptor.err);
    // Told by the launcher: what Java itself says of the terminal differs between its versions.
    Terminal terminal =
        new Terminal(System.in, out, err, System.getenv(), Boolean.getBoolean("dqrun.terminal"));
    int code = new Main(terminal).run(List.of(arguments)).code();
    out.flush();
    err.flush();
    if (out.checkError() && code == 0) {
      // Whoever reads the results did not get them all.
      code = ExitCode.STORAGE.code();
    }
    // Not by returning: a driver's or library's thread must not keep the process alive.
    System.exit(code);
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }

  /** Runs one command. */
  ExitCode run(List<String> arguments) {
    try {
      return dispatch(arguments);
    } catch (UsageException e) {
      terminal.err().println("dq-run: " + e.getMessage());
      terminal.err().println("Try 'dq-run --help'.");
      return ExitCode.USAGE;
    }
  }

  private ExitCode dispatch(List<String> arguments) throws UsageException {
    int word = firstWord(arguments);
    if (word < 0) {
      return withoutOperands(arguments);
    }
    String name = arguments.get(word);
    List<String> rest = new ArrayList<>(arguments);
    if (name.equals("help")) {
      rest.remove(word);
      return help(rest);
    }
    Optional<Command> named = find(name);
    if (named.isPresent()) {
      rest.remove(word);
    } else if (word == 0) {
      refuseMisspelled(name);
    }
    return run(named.orElse(COMMANDS.get(0)), rest);
  }

  private ExitCode withoutOperands(List<String> arguments) throws UsageException {
    if (arguments.contains("--version")) {
      terminal.out().println("dq-run " + Release.version());
      return ExitCode.OK;
    }
    if (arguments.isEmpty()) {
      terminal.err().print(HelpText.all(COMMANDS));
      return ExitCode.USAGE;
    }
    if (arguments.contains("--help") || arguments.contains("-h")) {
      terminal.out().print(HelpText.all(COMMANDS));
      return ExitCode.OK;
    }
    return run(COMMANDS.get(0), arguments);
  }

  private ExitCode help(List<String> words) throws UsageException {
    if (words.isEmpty()) {
      terminal.out().print(HelpText.all(COMMANDS));
      return ExitCode.OK;
    }
    String name = words.get(0);
    Command command = find(name).orElse(null);
    if (command == null) {
      throw new UsageException(unknown(name));
    }
    terminal.out().print(HelpText.of(command));
    return ExitCode.OK;
  }

  private ExitCode run(Command command, List<String> arguments) throws UsageException {
    Settings settings =
        Settings.parse(command.name(), command.flags(), arguments, terminal.environment());
    if (settings.has(CommonFlags.HELP)) {
      terminal.out().print(HelpText.of(command));
      return ExitCode.OK;
    }
    Invocation invocation = new Invocation(settings, terminal);
    try {
      return command.run(invocation);
    } catch (DqException e) {
      invocation.complain(e.problems());
      trace(settings, e);
      return ExitCode.of(e.category());
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      terminal.err().println("dq-run: internal error: " + e.getClass().getSimpleName());
      if (!settings.has(CommonFlags.DEBUG)) {
        terminal.err().println("Please report it, with what --debug prints.");
      }
      trace(settings, e);
      return ExitCode.INTERNAL;
    }
  }

  private void trace(Settings settings, Throwable cause) {
    if (settings.has(CommonFlags.DEBUG)) {
      terminal.err().print(Traces.render(cause));
    }
  }

  /** The index of the first argument that is neither an option nor an option's value. */
  private static int firstWord(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals("-") || !argument.startsWith("-")) {
        return i;
      }
      if (argument.equals("--")) {
        return i + 1 < arguments.size() ? i + 1 : -1;
      }
      if (takesValue(argument)) {
        i++;
      }
    }
    return -1;
  }

  private static boolean takesValue(String argument) {
    List<Flag> flags = new ArrayList<>(CommonFlags.ALL);
    for (Command command : COMMANDS) {
      flags.addAll(command.flags());
    }
    for (Flag flag : flags) {
      if (flag.argument().isPresent() && argument.equals("--" + flag.name())) {
        return true;
      }
    }
    return false;
  }

  private static List<Command> commands() {
    List<Command> commands =
        new ArrayList<>(
            List.of(
                new RunCommand(),
                new ValidateCommand(),
                new ConvertCommand(),
                new PlanCommand(),
                new SubmitCommand(),
                new OutboxCommand(),
                new DoctorCommand(),
                new DriversCommand(),
                new DefinitionsCommand(),
                new ExplainCommand(),
                new SchemaCommand(),
                new SandboxCommand()));
    commands.add(new CompletionCommand(List.copyOf(commands)));
    return List.copyOf(commands);
  }

  private static Optional<Command> find(String name) {
    for (Command command : COMMANDS) {
      if (command.name().equals(name)) {
        return Optional.of(command);
      }
    }
    return Optional.empty();
  }

  /** A plain word in front that is no file was meant as a command. */
  private static void refuseMisspelled(String word) throws UsageException {
    boolean plainWord = word.matches("[a-z]+");
    if (plainWord && !exists(word)) {
      throw new UsageException(unknown(word));
    }
  }

  private static String unknown(String word) {
    List<String> names = new ArrayList<>(COMMANDS.stream().map(Command::name).toList());
    names.add("help");
    return "there is no command or file '"
        + word
        + "'"
        + Nearest.of(word, names).map(name -> "; did you mean '" + name + "'?").orElse("");
  }

  private static boolean exists(String word) {
    try {
      return Files.exists(Path.of(word));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
