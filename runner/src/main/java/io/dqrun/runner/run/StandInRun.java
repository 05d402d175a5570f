package io.dqrun.runner.run;

import io.dqrun.codec.SandboxContent;
import io.dqrun.problem.Problem;
import io.dqrun.runner.result.RunResult;
import io.dqrun.runner.result.SkippedCase;
import io.dqrun.workflow.TestCaseDefinition;
import io.dqrun.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs a workflow against a stand-in that lives as long as the run. */
final class StandInRun {

  private StandInRun() {}

  static RunResult run(
      WorkflowInput input,
      Optional<SandboxContent> content,
      List<Problem> warnings,
      ServerRun run) {
    try (SandboxSession sandbox = SandboxSession.start(input.workflow(), content)) {
      List<Problem> problems = new ArrayList<>(warnings);
      problems.addAll(sandbox.problems());
      Optional<RunResult> hopeless = withoutItsTable(input, sandbox, problems);
      return hopeless.orElseGet(
          () ->
              run.run(
                  new WorkflowInput(
                      input.file(), sandbox.redirect(input.workflow()), input.locator()),
                  sandbox.skipped(),
                  problems));
    }
  }

  /** A basic suite whose one database cannot be reached ends here: the stand-in has no table. */
  private static Optional<RunResult> withoutItsTable(
      WorkflowInput input, SandboxSession sandbox, List<Problem> problems) {
    Workflow workflow = input.workflow();
    return workflow
        .source()
        .sourceConfig()
        .entityFullyQualifiedName()
        .filter(table -> sandbox.lacks(table.parts().get(0)))
        .map(
            table -> {
              List<SkippedCase> skipped = new ArrayList<>();
              for (TestCaseDefinition testCase : workflow.processor().testCases()) {
                skipped.add(
                    SandboxSession.skipped(
                        testCase
                            .columnName()
                            .map(table::child)
                            .orElse(table)
                            .child(testCase.name()),
                        table.parts().get(0)));
              }
              return RunResults.notExecuted(
                  input.file(), skipped, problems.stream().map(input::locate).toList());
            });
  }
}
