package io.dqrun.runner.cli;

import io.dqrun.problem.Explanation;
import io.dqrun.problem.Nearest;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.report.ExplanationReport;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code dq-run explain}. */
final class ExplainCommand implements Command {

  @Override
  public String name() {
    return "explain";
  }

  @Override
  public String operands() {
    return "[CODE]";
  }

  @Override
  public String summary() {
    return "what a problem code means, with a wrong and a right example";
  }

  @Override
  public String description() {
    return """
        Explains the code that problems carry in brackets, such as unknown-key: what it
        means, why it matters, what to do, and an example. Without a code: all codes.""";
  }

  @Override
  public List<Flag> flags() {
    return List.of();
  }

  @Override
  public List<String> words() {
    return Arrays.stream(ProblemCode.values()).map(ProblemCode::id).toList();
  }

  @Override
  public ExitCode run(Invocation invocation) throws UsageException {
    Optional<String> id = invocation.settings().operand(name());
    PrintStream out = invocation.terminal().out();
    if (id.isEmpty()) {
      List<Explanation> all = Arrays.stream(ProblemCode.values()).map(Explanation::of).toList();
      out.print(
          invocation.json()
              ? ExplanationReport.json(all) + "\n"
              : ExplanationReport.list(all, invocation.style()));
      return ExitCode.OK;
    }
    Explanation explanation = Explanation.of(code(id.get()));
    out.print(
        invocation.json()
            ? ExplanationReport.json(List.of(explanation)) + "\n"
            : ExplanationReport.detail(explanation, invocation.style()));
    return ExitCode.OK;
  }

  private ProblemCode code(String id) throws UsageException {
    for (ProblemCode code : ProblemCode.values()) {
      if (code.id().equals(id)) {
        return code;
      }
    }
    throw new UsageException(
        "there is no problem code '"
            + id
            + "'"
            + Nearest.of(id, words())
                .map(meant -> "; did you mean " + meant + "?")
                .orElse("; 'dq-run explain' lists them"));
  }
}
