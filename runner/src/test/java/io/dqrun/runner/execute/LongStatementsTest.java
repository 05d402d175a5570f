package io.dqrun.runner.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.Column;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.entity.TestCaseStatus;
import io.dqrun.runner.dialect.Dialect;
import io.dqrun.runner.dialect.Dialects;
import io.dqrun.runner.plan.ExecutionPlan;
import io.dqrun.runner.plan.Scan;
import io.dqrun.runner.plan.ScanPlanner;
import io.dqrun.runner.testing.Recorder;
import io.dqrun.runner.testing.TestDatabase;
import io.dqrun.runner.testing.TestEntities;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that would make too long a statement together share several. */
class LongStatementsTest {

  private static final Table TABLE = TestEntities.table("t", Column.of("status", "VARCHAR"));

  /** What each of them takes at most, in bytes; others are not asked for more than a million. */
  private static final Map<String, Integer> LIMITS =
      Map.of(
          "Athena", 262_144,
          "Clickhouse", 262_144,
          "Mysql", 4 << 20,
          "MariaDB", 4 << 20,
          "Redshift", 16 << 20,
          "Cockroach", 16 << 20);

  private static final Set<String> ANY_LENGTH =
      Set.of("Postgres", "Greenplum", "Timescale", "Datalake");

  static List<String> types() {
    return Dialects.types();
  }

  private static TestCase known(int number, String value) {
    return TestEntities.testCase(
        "case_" + number,
        "columnValuesToBeInSet",
        TABLE,
        "status",
        "allowedValues",
        "['%s%d']".formatted(value, number));
  }

  @ParameterizedTest
  @MethodSource("types")
  void noStatementIsLongerThanItsDatabaseTakes(String type) {
    Dialect dialect = Dialects.forType(type).orElseThrow();
    // Two bytes a letter: limits are about bytes.
    String value = "é".repeat(20_000);
    List<TestCase> cases = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      cases.add(known(i, value));
    }

    ExecutionPlan plan = new ScanPlanner(ZoneOffset.UTC).plan(TABLE, cases, dialect.capabilities());

    List<TestCase> planned = new ArrayList<>();
    for (Scan scan : plan.scans()) {
      int bytes = dialect.render(scan.query()).getBytes(StandardCharsets.UTF_8).length;
      assertTrue(
          ANY_LENGTH.contains(type) || bytes <= LIMITS.getOrDefault(type, 1_000_000),
          bytes + " bytes");
      scan.cases().forEach(next -> planned.add(next.testCase()));
    }
    assertEquals(cases, planned);
    int needed = 6_000_000 / LIMITS.getOrDefault(type, 1_000_000) + 1;
    assertTrue(
        ANY_LENGTH.contains(type)
            ? plan.scans().size() == 1
            : plan.scans().size() <= 2 * needed || plan.scans().size() <= 16,
        plan.scans().size() + " statements");
  }

  @Test
  void whatIsTooLongAloneIsTriedNevertheless() {
    Dialect dialect = Dialects.forType("Athena").orElseThrow();
    TestCase endless = known(1, "x".repeat(300_000));

    ExecutionPlan plan =
        new ScanPlanner(ZoneOffset.UTC)
            .plan(TABLE, List.of(known(0, "a"), endless, known(2, "b")), dialect.capabilities());

    assertEquals(
        List.of(List.of("case_0"), List.of("case_1"), List.of("case_2")),
        plan.scans().stream()
            .map(scan -> scan.cases().stream().map(next -> next.testCase().name()).toList())
            .toList());
  }

  @ParameterizedTest
  @EnumSource(
      value = TestDatabase.Kind.class,
      names = {"SQLITE", "MARIADB"})
  void whatIsTooLongAloneCostsNobodyElse(TestDatabase.Kind kind) throws Exception {
    try (TestDatabase database = TestDatabase.open(kind)) {
      database.update("CREATE TABLE t (status VARCHAR(20))");
      database.update("INSERT INTO t VALUES ('NEW')");

      Recorder recorder =
          Recorder.run(
              database,
              TABLE,
              List.of(known(0, "NEW', '"), known(1, "x".repeat(17_000_000)), known(2, "NEW', '")));

      assertEquals(
          List.of(TestCaseStatus.SUCCESS, TestCaseStatus.ABORTED, TestCaseStatus.SUCCESS),
          recorder.results().stream().map(TestCaseResult::testCaseStatus).toList());
      String why = recorder.results().get(1).result().orElse("");
      assertTrue(
          why.matches(
              "Error executing columnValuesToBeInSet - .{20,200}"
                  + " \\(the statement of this test has 17,000,0\\d\\d characters, more than \\w+"
                  + " takes unless it is set up so; test fewer values at once\\)"),
          why.substring(0, Math.min(500, why.length())));
    }
  }

  /** More than 2000 values at once, which no database of these computes in one SELECT. */
  @ParameterizedTest
  @EnumSource(
      value = TestDatabase.Kind.class,
      names = {"SQLITE", "POSTGRES"})
  void manyTestsOfOneColumnAreExecuted(TestDatabase.Kind kind) throws Exception {
    try (TestDatabase database = TestDatabase.open(kind)) {
      database.update("CREATE TABLE t (status VARCHAR(20))");
      database.update("INSERT INTO t VALUES ('NEW')");
      List<TestCase> cases = new ArrayList<>();
      for (int i = 0; i < 2100; i++) {
        cases.add(known(i, "NEW', '"));
      }

      Recorder recorder = Recorder.run(database, TABLE, cases);

      assertEquals(2, database.statements().size());
      assertEquals(2100, recorder.results().size());
      assertTrue(
          recorder.results().stream()
              .allMatch(result -> result.testCaseStatus() == TestCaseStatus.SUCCESS));
    }
  }
}
