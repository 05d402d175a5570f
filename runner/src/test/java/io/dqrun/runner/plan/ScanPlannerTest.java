package io.dqrun.runner.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dqrun.entity.Column;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.runner.check.Requirement;
import io.dqrun.runner.sql.Capabilities;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.TableRef;
import io.dqrun.runner.testing.TestEntities;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScanPlannerTest {

  private static final Table TABLE =
      TestEntities.table("t", Column.of("a", "INT"), Column.of("b", "VARCHAR"));
  private static final Capabilities MANY = new Capabilities(100);

  private static ExecutionPlan plan(Capabilities capabilities, TestCase... cases) {
    return new ScanPlanner(ZoneOffset.UTC).plan(TABLE, List.of(cases), capabilities);
  }

  private static TestCase rows(String name) {
    return TestEntities.testCase(name, "tableRowCountToBeBetween", TABLE, null);
  }

  private static TestCase max(String name) {
    return TestEntities.testCase(name, "columnValueMaxToBeBetween", TABLE, "a");
  }

  @Test
  void equalMetricsAreMeasuredOnce() {
    ExecutionPlan plan =
        plan(
            MANY,
            rows("r1"),
            max("m1"),
            TestEntities.countingCase("n", "columnValuesToBeNotNull", TABLE, "b"),
            TestEntities.testCase("between", "columnValuesToBeBetween", TABLE, "a"),
            rows("r2"));
    assertEquals(1, plan.scans().size());
    assertEquals(4, plan.scans().get(0).query().metrics().size(), "rows, max, nulls, min");
    assertEquals(
        1,
        plan.scans().get(0).query().metrics().stream()
            .filter(new Metric.RowCount()::equals)
            .count());
  }

  @Test
  void tableNameKeepsAllItsParts() {
    assertEquals(
        new TableRef(Optional.of("db"), Optional.of("sch"), "t"), plan(MANY).dataset().table());
  }

  @Test
  void whatCannotShareStandsApart() {
    ExecutionPlan plan =
        plan(
            MANY,
            TestEntities.testCase(
                "own", "tableCustomSQLQuery", TABLE, null, "sqlExpression", "SELECT 1"),
            TestEntities.testCase("schema", "tableColumnCountToEqual", TABLE, null),
            TestEntities.testCase("ghost", "columnValuesToBeNotNull", TABLE, "ghost"),
            TestEntities.testCase("ten", "columnValuesToBeBetween", TABLE, "a", "minValue", "ten"),
            TestEntities.testCase("pretty", "columnValuesToBePretty", TABLE, "a"));
    assertEquals(List.of(), plan.scans());
    assertInstanceOf(Requirement.OwnQuery.class, plan.cases().get(0).requirement());
    assertInstanceOf(Requirement.TableSchema.class, plan.cases().get(1).requirement());
    for (int i = 2; i < 5; i++) {
      assertInstanceOf(Requirement.Settled.class, plan.cases().get(i).requirement());
    }
  }

  @Test
  void aScanStaysWithinWhatTheDatabaseCanDo() {
    TestCase between = TestEntities.testCase("between", "columnValuesToBeBetween", TABLE, "a");
    ExecutionPlan plan = plan(new Capabilities(2), rows("r1"), max("m1"), between, max("m2"));
    assertEquals(
        List.of(List.of("r1", "m1"), List.of("between", "m2")),
        plan.scans().stream()
            .map(scan -> scan.cases().stream().map(c -> c.testCase().name()).toList())
            .toList());
    // More than the limit for one case alone: nothing can be done but to try.
    assertEquals(2, plan(new Capabilities(1), rows("r1"), between).scans().size());
  }

  @Test
  void aStatementThatIsTooLongIsCutInEqualParts() {
    TestCase between = TestEntities.testCase("between", "columnValuesToBeBetween", TABLE, "a");
    Capabilities curt = MANY.taking(query -> query.metrics().size() < 2);
    assertEquals(
        List.of(List.of("r1", "r2"), List.of("m1"), List.of("between")),
        plan(curt, rows("r1"), rows("r2"), max("m1"), between).scans().stream()
            .map(scan -> scan.cases().stream().map(c -> c.testCase().name()).toList())
            .toList());
  }

  @Test
  void whatStandsApartIsAskedLastAndOnce() {
    TestCase median = TestEntities.testCase("median", "columnValueMedianToBeBetween", TABLE, "a");
    Capabilities capabilities = new Capabilities(100, Set.of(Metric.Median.class));
    ExecutionPlan plan = plan(capabilities, median, rows("r1"), median, max("m1"));
    assertEquals(
        List.of(List.of("r1", "m1"), List.of("median", "median")),
        plan.scans().stream()
            .map(scan -> scan.cases().stream().map(c -> c.testCase().name()).toList())
            .toList());
    assertEquals(1, plan.scans().get(1).query().metrics().size());
    assertEquals(1, plan(MANY, median, rows("r1")).scans().size(), "unless they need not");
  }

  @Test
  void splitGivesEveryCaseToOneHalf() {
    Scan scan = plan(MANY, rows("r1"), max("m1"), rows("r2")).scans().get(0);
    assertEquals(
        List.of(List.of("r1"), List.of("m1", "r2")),
        scan.split().stream()
            .map(half -> half.cases().stream().map(c -> c.testCase().name()).toList())
            .toList());
    assertEquals(
        List.of(new Metric.RowCount()), scan.split().get(0).query().metrics(), "only its own");
    assertEquals(
        List.of(new Metric.Max(new ColumnRef("a", "INT")), new Metric.RowCount()),
        scan.split().get(1).query().metrics());
    assertThrows(IllegalStateException.class, () -> scan.split().get(0).split());
  }

  @Test
  void casesAreGroupedByTableInTheirOrder() {
    Table other = TestEntities.table("u", Column.of("a", "INT"));
    TestCase second = TestEntities.testCase("u1", "tableRowCountToEqual", other, null);
    var groups = ScanPlanner.byTable(List.of(rows("r1"), second, max("m1")));
    assertEquals(
        List.of("svc.db.sch.t", "svc.db.sch.u"),
        groups.keySet().stream().map(Object::toString).toList());
    assertEquals(
        List.of("r1", "m1"),
        groups.getOrDefault(TABLE.fullyQualifiedName(), List.of()).stream()
            .map(TestCase::name)
            .toList());
  }
}
