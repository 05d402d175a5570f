package io.dqrun.runner.execute;

import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.runner.check.Requirement;
import io.dqrun.runner.dialect.Dialect;
import io.dqrun.runner.execute.TableComparer.SideStatement;
import io.dqrun.runner.plan.ExecutionPlan;
import io.dqrun.runner.plan.PlannedCase;
import io.dqrun.runner.plan.Scan;
import io.dqrun.runner.sql.Comparison;
import io.dqrun.runner.sql.Side;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

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
    execute(plan, statements, Assistants.NONE, listener);
  }

  /**
   * Executes a plan on the calling thread, and at the same time on those of assistants, who are
   * asked to take statements off it; otherwise as {@link #execute(ExecutionPlan, StatementRunner,
   * RunListener)}. Returns when all have finished.
   */
  public void execute(
      ExecutionPlan plan, StatementRunner statements, Assistants assistants, RunListener listener) {
    TableComparer comparer = new JoinComparer(dialect.comparison(), statements);
    TableExecution execution =
        new TableExecution(plan, dialect, new StatementLog(clock), comparer, listener);
    new SharedWork(execution, plan).run(statements, assistants);
  }

  /**
   * Executes a plan whose comparisons are with tables of another database; otherwise as {@link
   * #execute}.
   *
   * @param session with the plan's own database
   * @param otherDialect how to speak to the other database
   * @param otherSession with the other database
   */
  public void execute(
      ExecutionPlan plan,
      RowSource session,
      Dialect otherDialect,
      RowSource otherSession,
      RunListener listener) {
    TableComparer comparer =
        new MergeComparer(dialect.comparison(), session, otherDialect.comparison(), otherSession);
    TableExecution execution =
        new TableExecution(plan, dialect, new StatementLog(clock), comparer, listener);
    new SharedWork(execution, plan).run(session, Assistants.NONE);
  }

  /** The statements that {@link #execute} would begin with if none failed, in their order. */
  public List<PlannedStatement> explain(ExecutionPlan plan) {
    return explain(plan, comparison -> JoinComparer.statements(dialect.comparison(), comparison));
  }

  /** As {@link #explain(ExecutionPlan)} for comparisons with tables of another database. */
  public List<PlannedStatement> explain(ExecutionPlan plan, Dialect otherDialect) {
    return explain(
        plan,
        comparison ->
            MergeComparer.statements(dialect.comparison(), otherDialect.comparison(), comparison));
  }

  private List<PlannedStatement> explain(
      ExecutionPlan plan, Function<Comparison, List<SideStatement>> comparer) {
    List<PlannedStatement> statements = new ArrayList<>();
    for (Scan scan : plan.scans()) {
      statements.add(
          new PlannedStatement(
              plan.table(),
              dialect.render(scan.query()),
              scan.cases().stream().map(PlannedCase::testCase).toList()));
    }
    for (PlannedCase planned : plan.cases()) {
      List<TestCase> cases = List.of(planned.testCase());
      if (planned.requirement() instanceof Requirement.OwnQuery own) {
        statements.add(new PlannedStatement(plan.table(), UserQuery.first(dialect, own), cases));
        own.total()
            .map(dialect::render)
            .ifPresent(total -> statements.add(new PlannedStatement(plan.table(), total, cases)));
      } else if (planned.requirement() instanceof Requirement.EachRow each) {
        String sql = dialect.render(TableExecution.query(plan, each));
        statements.add(new PlannedStatement(plan.table(), sql, cases));
      } else if (planned.requirement() instanceof Requirement.RowDifference difference) {
        for (SideStatement next : comparer.apply(difference.comparison())) {
          Table table = next.side() == Side.LEFT ? plan.table() : difference.other();
          statements.add(new PlannedStatement(table, next.sql(), cases));
        }
      }
    }
    return statements;
  }
}
