package io.dqrun.runner.cli;

import io.dqrun.problem.Nearest;
import java.util.ArrayList;
import java.util.List;

/** {@code dq-run completion}. */
final class CompletionCommand implements Command {

  private static final List<String> SHELLS = List.of("bash", "fish", "zsh");

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
    return SHELLS;
  }

  @Override
  public ExitCode run(Invocation invocation) throws UsageException {
    String known = String.join(", ", words());
    String shell =
        invocation
            .settings()
            .operand(name())
            .orElseThrow(() -> new UsageException("dq-run completion needs a shell: " + known));
    List<Command> all = new ArrayList<>(others);
    all.add(this);
    String script =
        switch (shell) {
          case "bash" -> BashCompletion.script(all);
          case "fish" -> FishCompletion.script(all);
          case "zsh" -> ZshCompletion.script(all);
          default ->
              throw new UsageException(
                  "dq-run completion knows "
                      + known
                      + ", not '"
                      + shell
                      + "'"
                      + Nearest.of(shell, SHELLS)
                          .map(near -> "; did you mean " + near + "?")
                          .orElse(""));
        };
    invocation.terminal().out().print(script);
    return ExitCode.OK;
  }
}
