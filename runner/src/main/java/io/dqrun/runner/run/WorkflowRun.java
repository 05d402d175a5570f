package io.dqrun.runner.run;

import io.dqrun.codec.SandboxContent;
import io.dqrun.problem.Problem;
import io.dqrun.runner.delivery.Outbox;
import io.dqrun.runner.result.RunResult;
import io.dqrun.workflow.Workflow;
import java.time.Clock;
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
   * @param content the logical suite for the stand-in; not with {@link ServerMode#CONFIGURED}
   * @param warnings what is already known about the file
   * @throws io.dqrun.problem.DqException if the server cannot be used, or the journal cannot be
   *     made; nothing was executed then
   */
  public RunResult run(
      WorkflowInput input, Optional<SandboxContent> content, List<Problem> warnings) {
    return switch (options.server()) {
      case CONFIGURED ->
          new SuiteTurn(options, clock, stop)
              .take(
                  input,
                  () ->
                      new ServerRun(options, clock, new Outbox(options.stateDir(), clock), stop)
                          .run(input, List.of(), warnings));
      case SANDBOX -> withStandIn(input, content, warnings);
      case OFFLINE -> new OfflineRun(options, clock, stop).run(input, content, warnings);
    };
  }

  private RunResult withStandIn(
      WorkflowInput input, Optional<SandboxContent> content, List<Problem> warnings) {
    try (ScratchFolder scratch = ScratchFolder.make()) {
      return StandInRun.run(
          input,
          content,
          warnings,
          new ServerRun(options, clock, new Outbox(scratch.path(), clock), stop));
    }
  }
}
