package io.dqrun.runner.testing;

import io.dqrun.entity.Column;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.runner.check.Compatibility;
import io.dqrun.runner.execute.PlanExecutor;
import io.dqrun.runner.plan.ExecutionPlan;
import io.dqrun.runner.plan.ScanPlanner;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Executes cases of {@code tableDiff}: of {@code a.db.sch.a} with {@code b.db.sch.b}. */
public final class Diffs {

  public static final String OTHER = "b.db.sch.b";

  private Diffs() {}

  /** The first table. */
  public static Table left(Column... columns) {
    return table("a", columns);
  }

  /** The second table. */
  public static Table right(Column... columns) {
    return table("b", columns);
  }

  private static Table table(String name, Column... columns) {
    return Table.builder()
        .id(new UUID(0, 1))
        .name(name)
        .fullyQualifiedName(FullyQualifiedName.of(name, "db", "sch", name))
        .columns(List.of(columns))
        .build();
  }

  /** A column with a constraint. */
  public static Column column(String name, String dataType, String constraint) {
    return new Column(
        name,
        dataType,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(constraint));
  }

  /** A case of the first table; parameters as name, value, name, value. */
  public static TestCase testCase(Table left, String... parameters) {
    return TestEntities.testCase("diff", "tableDiff", left, null, parameters);
  }

  /** By a join if both databases are the same one, else by reading both. */
  public static TestCaseResult run(
      DiffDatabase one, DiffDatabase other, Table left, Table right, TestCase testCase) {
    return run(one, other, plan(one, Compatibility.OPENMETADATA, left, right, testCase))
        .results()
        .get(0);
  }

  /** The plan of a case. */
  public static ExecutionPlan plan(
      DiffDatabase one, Compatibility compatibility, Table left, Table right, TestCase testCase) {
    return new ScanPlanner(ZoneOffset.UTC, compatibility)
        .withTables(
            name -> name.equals(right.fullyQualifiedName()) ? Optional.of(right) : Optional.empty())
        .plan(left, List.of(testCase), one.dialect().capabilities());
  }

  /** Executes a plan: by a join if both databases are the same one, else by reading both. */
  public static Recorder run(DiffDatabase one, DiffDatabase other, ExecutionPlan plan) {
    Recorder recorder = new Recorder();
    PlanExecutor executor = new PlanExecutor(one.dialect(), Clock.systemUTC());
    if (one == other) {
      executor.execute(plan, one, recorder);
    } else {
      executor.execute(plan, one, other.dialect(), other, recorder);
    }
    return recorder;
  }
}
