package io.dqrun.runner.testing;

import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.runner.check.Compatibility;
import io.dqrun.runner.dialect.Dialect;
import io.dqrun.runner.execute.PlanExecutor;
import io.dqrun.runner.execute.RunListener;
import io.dqrun.runner.execute.StatementRunner;
import io.dqrun.runner.plan.ExecutionPlan;
import io.dqrun.runner.plan.ScanPlanner;
import io.dqrun.runner.result.CaseOutcome;
import io.dqrun.runner.result.ScanSummary;
import io.dqrun.runner.sql.Dataset;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Remembers what a listener hears. */
public final class Recorder implements RunListener {

  /** The time of every execution by {@link #run}. */
  public static final long NOW = 1_710_028_800_000L;

  private final List<CaseOutcome> outcomes = new ArrayList<>();
  private final List<ScanSummary> summaries = new ArrayList<>();
  private final List<String> quirks = new ArrayList<>();

  /** Plans and executes cases of one table in UTC. */
  public static Recorder run(TestDatabase database, Table table, List<TestCase> cases) {
    return run(database.dialect(), database, table, cases);
  }

  /** Plans and executes cases on some rows of one table in UTC. */
  public static Recorder run(
      TestDatabase database,
      Compatibility compatibility,
      Dataset dataset,
      Table table,
      List<TestCase> cases) {
    Dialect dialect = database.dialect();
    return run(
        dialect,
        database,
        new ScanPlanner(ZoneOffset.UTC, compatibility)
            .plan(table, dataset, cases, dialect.capabilities()));
  }

  /** Plans and executes cases of one table in UTC. */
  public static Recorder run(
      Dialect dialect, StatementRunner statements, Table table, List<TestCase> cases) {
    return run(
        dialect,
        statements,
        new ScanPlanner(ZoneOffset.UTC).plan(table, cases, dialect.capabilities()));
  }

  private static Recorder run(Dialect dialect, StatementRunner statements, ExecutionPlan plan) {
    Recorder recorder = new Recorder();
    Clock clock = Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);
    new PlanExecutor(dialect, clock).execute(plan, statements, recorder);
    return recorder;
  }

  /** The result of one case, executed alone. */
  public static TestCaseResult result(TestDatabase database, Table table, TestCase testCase) {
    return run(database, table, List.of(testCase)).outcomes().get(0).result();
  }

  public List<CaseOutcome> outcomes() {
    return outcomes;
  }

  public List<TestCaseResult> results() {
    return outcomes.stream().map(CaseOutcome::result).toList();
  }

  public List<ScanSummary> summaries() {
    return summaries;
  }

  /** What was told of quirks that decide. */
  public List<String> quirks() {
    return quirks;
  }

  @Override
  public void quirkDecided(TestCase testCase, String decided) {
    quirks.add(decided);
  }

  @Override
  public void answeredOtherwise(TestCase testCase, String decided) {
    quirks.add(decided);
  }

  @Override
  public void notExecuted(TestCase testCase, String why) {
    quirks.add(why);
  }

  @Override
  public void caseFinished(CaseOutcome outcome) {
    outcomes.add(outcome);
  }

  @Override
  public void tableFinished(ScanSummary summary) {
    summaries.add(summary);
  }
}
