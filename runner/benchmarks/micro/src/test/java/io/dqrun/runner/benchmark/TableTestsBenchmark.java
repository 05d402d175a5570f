package io.dqrun.runner.benchmark;

import io.dqrun.entity.Column;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.runner.check.Evidence;
import io.dqrun.runner.check.Requirement;
import io.dqrun.runner.check.Verdict;
import io.dqrun.runner.dialect.Dialect;
import io.dqrun.runner.dialect.Dialects;
import io.dqrun.runner.plan.ExecutionPlan;
import io.dqrun.runner.plan.PlannedCase;
import io.dqrun.runner.plan.Scan;
import io.dqrun.runner.plan.ScanPlanner;
import io.dqrun.runner.sql.MetricValues;
import io.dqrun.runner.sql.SelectQuery;
import io.dqrun.runner.testing.TestEntities;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The 40 tests of one table on PostgreSQL, without the database. */
@State(Scope.Thread)
public class TableTestsBenchmark {

  private static final String TESTED = "columnValuesToBeBetween";

  private final Table table =
      TestEntities.table(
          "orders",
          Column.of("id", "INT"),
          Column.of("customer", "INT"),
          Column.of("amount", "DECIMAL"),
          Column.of("rate", "DOUBLE"),
          Column.of("price", "DOUBLE"),
          Column.of("name", "VARCHAR"),
          Column.of("code", "VARCHAR"),
          Column.of("status", "VARCHAR"),
          Column.of("day", "DATE"),
          Column.of("created", "TIMESTAMP"),
          Column.of("updated", "TIMESTAMP"),
          Column.of("note", "VARCHAR"));
  private final List<TestCase> cases = OrdersTests.full(table, 1000);
  private final Dialect dialect = Dialects.forType("Postgres").orElseThrow();
  private final ScanPlanner planner = new ScanPlanner(ZoneOffset.UTC);
  private final ExecutionPlan plan = planOfTable();
  private final PlannedCase one =
      plan.cases().stream()
          .filter(planned -> planned.check().definition().equals(TESTED))
          .findFirst()
          .orElseThrow();
  private final Evidence evidence = evidence();

  @Benchmark
  public ExecutionPlan planOfTable() {
    return planner.plan(table, cases, dialect.capabilities());
  }

  @Benchmark
  public int sqlOfPlan() {
    int length = 0;
    for (Scan scan : plan.scans()) {
      length += dialect.render(scan.query()).length();
    }
    return length;
  }

  @Benchmark
  public Verdict verdictOfOneCase() {
    return one.check().judge(one.testCase(), table, evidence);
  }

  private Evidence evidence() {
    Requirement.Aggregates needed = (Requirement.Aggregates) one.requirement();
    SelectQuery query = new SelectQuery(plan.dataset(), needed.metrics());
    return new Evidence.Measured(
        MetricValues.of(query, Collections.nCopies(needed.metrics().size(), 7L)));
  }
}
