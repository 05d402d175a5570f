package io.dqrun.runner.execute;

import io.dqrun.runner.check.Requirement;
import io.dqrun.runner.dialect.Dialect;
import io.dqrun.runner.plan.ExecutionPlan;
import io.dqrun.runner.plan.PlannedCase;
import io.dqrun.runner.plan.Scan;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Executes plans for the tables of one kind of database. Safe for use by several threads. */
public final class PlanExecutor {

  private final Dialect dialect;
  private final Clock clock;

  /**
   * An executor.
   *
   * @param clock gives the timestamps of results
   */
  public PlanExecutor(Dialect dialect, Clock clock) {
    this.dialect = dialect;
    this.clock = clock;
  }

  /**
   * Executes a plan on the calling thread. Whatever the database answers, every case gets exactly
   * one result.
   *
   * <p>A shared statement that the database refuses is halved until the cases that spoil it stand
   * alone. One that timed out or lost its connection is not tried again; its cases are aborted.
   * Only when a statement was {@linkplain StatementFailure.Kind#STOPPED stopped} there are cases
   * without a result, and nothing more is executed.
   */
  public void execute(ExecutionPlan plan, StatementRunner statements, RunListener listener) {
    new TableExecution(plan, dialect, clock, statements, listener).run();
  }

  /** The statements that {@link #execute} would begin with if none failed, in their order. */
  public List<PlannedStatement> explain(ExecutionPlan plan) {
    List<PlannedStatement> statements = new ArrayList<>();
    for (Scan scan : plan.scans()) {
      statements.add(
          new PlannedStatement(
              dialect.render(scan.query()),
              scan.cases().stream().map(PlannedCase::testCase).toList()));
    }
    for (PlannedCase planned : plan.cases()) {
      if (planned.requirement() instanceof Requirement.OwnQuery own) {
        statements.add(new PlannedStatement(own.sql(), List.of(planned.testCase())));
      }
    }
    return statements;
  }
}
