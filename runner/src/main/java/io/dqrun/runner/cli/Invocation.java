package io.dqrun.runner.cli;

import io.dqrun.problem.Problem;
import io.dqrun.runner.report.ProblemText;
import io.dqrun.runner.report.TextStyle;
import io.dqrun.runner.run.DriverStock;
import io.dqrun.runner.run.RunOptions;
import java.nio.file.Path;
import java.util.List;

/** One call of a command: its settings, and what it may touch. */
final class Invocation {

  private final Settings settings;
  private final Terminal terminal;
  private final TextStyle style;
  private final boolean json;

  Invocation(Settings settings, Terminal terminal) throws UsageException {
    this.settings = settings;
    this.terminal = terminal;
    this.json = settings.choice(CommonFlags.OUTPUT, List.of("text", "json"), "text").equals("json");
    this.style = style(settings, terminal);
    if (settings.value(CommonFlags.DRIVERS).isPresent()) {
      drivers().use();
    }
  }

  private static TextStyle style(Settings settings, Terminal terminal) throws UsageException {
    String color = settings.choice(CommonFlags.COLOR, List.of("auto", "always", "never"), "auto");
    boolean wanted =
        switch (color) {
          case "always" -> true;
          case "never" -> false;
          default ->
              terminal.interactive()
                  && terminal.environment().getOrDefault("NO_COLOR", "").isEmpty()
                  && !"dumb".equals(terminal.environment().get("TERM"));
        };
    return new TextStyle(
        wanted ? TextStyle.Color.ANSI : TextStyle.Color.NEVER,
        settings.has(CommonFlags.QUIET) ? TextStyle.Verbosity.QUIET : TextStyle.Verbosity.NORMAL);
  }

  Settings settings() {
    return settings;
  }

  Terminal terminal() {
    return terminal;
  }

  TextStyle style() {
    return style;
  }

  /** Whether results are to be written as JSON. */
  boolean json() {
    return json;
  }

  boolean quiet() {
    return settings.has(CommonFlags.QUIET);
  }

  boolean verbose() {
    return settings.has(CommonFlags.VERBOSE);
  }

  /** Where undelivered results are kept. */
  Path stateDir() {
    return settings
        .value(CommonFlags.STATE_DIR)
        .map(Path::of)
        .orElseGet(() -> RunOptions.defaultStateDir(terminal.environment()));
  }

  /** The JDBC drivers of the user. */
  DriverStock drivers() {
    return DriverStock.of(
        settings.value(CommonFlags.DRIVERS).map(Path::of), terminal.environment());
  }

  /** Writes problems to standard error. */
  void complain(List<Problem> problems) {
    for (Problem problem : problems) {
      terminal.err().println(ProblemText.render(problem, style));
    }
  }
}
