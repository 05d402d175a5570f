package io.dqrun.runner.cli;

import io.dqrun.entity.BuiltInDefinitions;
import io.dqrun.entity.TestDefinition;
import io.dqrun.problem.Nearest;
import io.dqrun.runner.check.Checks;
import io.dqrun.runner.report.DefinitionReport;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** {@code dq-run definitions}. */
final class DefinitionsCommand implements Command {

  @Override
  public String name() {
    return "definitions";
  }

  @Override
  public String operands() {
    return "[NAME]";
  }

  @Override
  public String summary() {
    return "the built-in test definitions, with parameters and examples";
  }

  @Override
  public String description() {
    return """
        Lists OpenMetadata's own test definitions. With the name of one: its parameters
        with their types, the column types it is meant for, whether this version
        executes it, and a test case to paste.""";
  }

  @Override
  public List<Flag> flags() {
    return List.of();
  }

  @Override
  public ExitCode run(Invocation invocation) throws UsageException {
    Optional<String> name = invocation.settings().operand(name());
    DefinitionReport report = new DefinitionReport(Checks.executed());
    PrintStream out = invocation.terminal().out();
    if (name.isEmpty()) {
      List<TestDefinition> all = BuiltInDefinitions.all();
      out.print(invocation.json() ? report.json(all) + "\n" : report.list(all, invocation.style()));
      return ExitCode.OK;
    }
    TestDefinition definition =
        BuiltInDefinitions.find(name.get()).orElseThrow(() -> unknown(name.get()));
    out.print(
        invocation.json()
            ? report.json(List.of(definition)) + "\n"
            : report.detail(definition, invocation.style()));
    return ExitCode.OK;
  }

  private static UsageException unknown(String name) {
    List<String> names = BuiltInDefinitions.all().stream().map(TestDefinition::name).toList();
    return new UsageException(
        "OpenMetadata has no test definition '"
            + name
            + "' of its own"
            + Nearest.of(name, names)
                .map(meant -> "; did you mean " + meant + "?")
                .orElse("; 'dq-run definitions' lists them"));
  }
}
