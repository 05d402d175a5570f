package io.dqrun.runner.run;

import io.dqrun.codec.SandboxContent;
import io.dqrun.problem.Problem;
import io.dqrun.runner.result.PlanResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out what the run of a workflow would do. */
public final class WorkflowPlan {

  private final RunOptions options;

  /** A plan with these options. */
  public WorkflowPlan(RunOptions options) {
    this.options = options;
  }

  /**
   * Asks the server and renders the SQL; nothing is written anywhere.
   *
   * @param input a workflow without errors
   * @param content the logical suite for the stand-in; only with {@link ServerMode#SANDBOX}
   * @param warnings what is already known about the file
   * @throws io.dqrun.problem.DqException if the server cannot be used, or a connection of the
   *     workflow cannot be right
   */
  public PlanResult plan(
      WorkflowInput input, Optional<SandboxContent> content, List<Problem> warnings) {
    FileConnections.check(input.workflow());
    PlanRun plan = new PlanRun(options);
    if (options.server() == ServerMode.CONFIGURED) {
      return plan.plan(input, List.of(), warnings);
    }
    try (SandboxSession sandbox = SandboxSession.start(input.workflow(), content)) {
      List<Problem> problems = new ArrayList<>(warnings);
      problems.addAll(sandbox.problems());
      return plan.plan(
          new WorkflowInput(input.file(), sandbox.redirect(input.workflow()), input.locator()),
          sandbox.skipped(),
          problems);
    }
  }
}
