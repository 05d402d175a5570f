package io.dqrun.runner.cli;

import io.dqrun.schema.WorkflowSchema;
import java.util.List;

/** {@code dq-run schema}. */
final class SchemaCommand implements Command {

  @Override
  public String name() {
    return "schema";
  }

  @Override
  public String operands() {
    return "";
  }

  @Override
  public String summary() {
    return "JSON Schema of the workflow YAML, for editors";
  }

  @Override
  public String description() {
    return """
        Writes a JSON Schema (draft 2020-12) of the workflow file, with which editors
        complete keys and values and mark mistakes. For the YAML language server, save
        it and begin the workflow with

          # yaml-language-server: $schema=dq-run.schema.json

        A schema cannot say everything: dq-run validate has the last word.""";
  }

  @Override
  public List<Flag> flags() {
    return List.of();
  }

  @Override
  public ExitCode run(Invocation invocation) throws UsageException {
    List<String> operands = invocation.settings().operands();
    if (!operands.isEmpty()) {
      throw new UsageException("dq-run schema takes no operand: " + operands.get(0));
    }
    invocation.terminal().out().println(WorkflowSchema.json());
    return ExitCode.OK;
  }
}
