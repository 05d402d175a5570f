package io.dqrun.runner.cli;

import io.dqrun.problem.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** {@code dq-run completion}. */
final class CompletionCommand implements Command {

  private static final Map<String, Function<List<Command>, String>> SHELLS =
      new TreeMap<>(
          Map.of(
              "bash", BashCompletion::script,
              "zsh", ZshCompletion::script,
              "fish", FishCompletion::script));

  private final List<Command> others;

  /** Completes itself and these commands. */
  CompletionCommand(List<Command> others) {
    this.others = List.copyOf(others);
  }

  @Override
  public String name() {
    return "completion";
  }

  @Override
  public String operands() {
    return "SHELL";
  }

  @Override
  public String summary() {
    return "a script that lets bash, zsh or fish complete commands and options";
  }

  @Override
  public String description() {
    return """
        Prints a script that completes commands, options and file names. For good:

          bash  echo 'eval "$(dq-run completion bash)"' >> ~/.bashrc
          zsh   dq-run completion zsh > "${fpath[1]}/_dq-run"
          fish  dq-run completion fish > ~/.config/fish/completions/dq-run.fish""";
  }

  @Override
  public List<Flag> flags() {
    return List.of();
  }

  @Override
  public List<String> words() {
    return List.copyOf(SHELLS.keySet());
  }

  @Override
  public ExitCode run(Invocation invocation) throws UsageException {
    String known = String.join(", ", words());
    String shell =
        invocation
            .settings()
            .operand(name())
            .orElseThrow(() -> new UsageException("dq-run completion needs a shell: " + known));
    Function<List<Command>, String> script = SHELLS.get(shell);
    if (script == null) {
      throw new UsageException(
          "dq-run completion knows "
              + known
              + ", not '"
              + shell
              + "'"
              + Nearest.of(shell, words()).map(near -> "; did you mean " + near + "?").orElse(""));
    }
    List<Command> all = new ArrayList<>(others);
    all.add(this);
    invocation.terminal().out().print(script.apply(all));
    return ExitCode.OK;
  }
}
