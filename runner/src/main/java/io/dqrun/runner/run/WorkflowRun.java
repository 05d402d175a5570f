package io.dqrun.runner.run;

import io.dqrun.codec.SandboxContent;
import io.dqrun.problem.Problem;
import io.dqrun.runner.delivery.Outbox;
import io.dqrun.runner.result.RunResult;
import io.dqrun.runner.result.SkippedCase;
import io.dqrun.workflow.TestCaseDefinition;
import io.dqrun.workflow.Workflow;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs one workflow, from the file's content to delivered results. */
public final class WorkflowRun {

  private final RunOptions options;
  private final Clock clock;
  private final Stop stop = new Stop();

  /** A run with the system's clock. */
  public WorkflowRun(RunOptions options) {
    this(options, Clock.systemUTC());
  }

  WorkflowRun(RunOptions options, Clock clock) {
    this.options = options;
    this.clock = clock;
  }

  /**
   * Ends a run that another thread does, and lets no other start: no statement is started any more,
   * running ones are cancelled on the database, and what was finished is delivered within some
   * seconds, or kept for the next run. Returns at once; for any thread.
   */
  public void stop() {
    stop.request();
  }

  /**
   * Runs a workflow that was made in code.
   *
   * @throws io.dqrun.problem.DqException if the server cannot be used, or the journal cannot be
   *     made; nothing was executed then
   */
  public RunResult run(Workflow workflow) {
    return run(WorkflowInput.of(workflow), Optional.empty(), List.of());
  }

  /**
   * Runs a workflow. Whatever happens after the server was found to work is part of the result.
   *
   * @param input a workflow without errors
   * @param content the logical suite for the stand-in; only with {@link ServerMode#SANDBOX}
   * @param warnings what is already known about the file
   * @throws io.dqrun.problem.DqException if the server cannot be used, or the journal cannot be
   *     made; nothing was executed then
   */
  public RunResult run(
      WorkflowInput input, Optional<SandboxContent> content, List<Problem> warnings) {
    if (options.server() == ServerMode.CONFIGURED) {
      return new SuiteTurn(options, clock, stop)
          .take(
              input,
              () ->
                  new ServerRun(options, clock, new Outbox(options.stateDir(), clock), stop)
                      .run(input, List.of(), warnings));
    }
    try (SandboxSession sandbox = SandboxSession.start(input.workflow(), content);
        ScratchFolder scratch = ScratchFolder.make()) {
      List<Problem> problems = new ArrayList<>(warnings);
      problems.addAll(sandbox.problems());
      Optional<RunResult> hopeless = withoutItsTable(input, sandbox, problems);
      return hopeless.orElseGet(
          () ->
              new ServerRun(options, clock, new Outbox(scratch.path(), clock), stop)
                  .run(
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
