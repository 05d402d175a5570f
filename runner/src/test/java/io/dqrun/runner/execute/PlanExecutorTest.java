package io.dqrun.runner.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.Column;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestCaseStatus;
import io.dqrun.runner.dialect.Dialect;
import io.dqrun.runner.dialect.Dialects;
import io.dqrun.runner.plan.ScanPlanner;
import io.dqrun.runner.result.CaseOutcome;
import io.dqrun.runner.result.Delivery;
import io.dqrun.runner.result.ScanSummary;
import io.dqrun.runner.testing.Recorder;
import io.dqrun.runner.testing.TestEntities;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanExecutorTest {

  private static final int CASES = 32;
  private static final Dialect DIALECT = Dialects.forType("Postgres").orElseThrow();
  private static final Table TABLE =
      TestEntities.table(
          "t",
          IntStream.range(0, CASES)
              .mapToObj(i -> Column.of("c" + i, "INT"))
              .toArray(Column[]::new));

  private static TestCase max(int column) {
    return TestEntities.testCase("m" + column, "columnValueMaxToBeBetween", TABLE, "c" + column);
  }

  private static List<TestCase> maxOfEveryColumn() {
    return IntStream.range(0, CASES).mapToObj(PlanExecutorTest::max).toList();
  }

  private static FakeStatements failing(String... parts) {
    return new FakeStatements(
        StatementFailure.Kind.SQL, sql -> List.of(parts).stream().anyMatch(sql::contains));
  }

  private static List<String> names(Recorder recorder, TestCaseStatus status) {
    return recorder.outcomes().stream()
        .filter(outcome -> outcome.result().testCaseStatus() == status)
        .map(outcome -> outcome.testCase().name())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 13, 31})
  void oneCulpritIsFoundByHalving(int culprit) {
    FakeStatements statements = failing("\"c" + culprit + "\"");
    Recorder recorder = Recorder.run(DIALECT, statements, TABLE, maxOfEveryColumn());
    assertEquals(List.of("m" + culprit), names(recorder, TestCaseStatus.ABORTED));
    assertEquals(CASES - 1, names(recorder, TestCaseStatus.SUCCESS).size());
    assertTrue(
        statements.statements.size() <= 2 * 5 + 1,
        () -> statements.statements.size() + " statements for one culprit of 32");
    CaseOutcome aborted = recorder.outcomes().get(culprit);
    assertEquals(
        "Error executing columnValueMaxToBeBetween - no answer",
        aborted.result().result().orElseThrow());
    assertEquals(List.of(), aborted.result().testResultValue());
    assertEquals(6, aborted.statements().size(), "all that it took part in");
    assertEquals(
        "SELECT MAX(\"c" + culprit + "\") FROM \"sch\".\"t\"", aborted.statements().get(5));
    assertEquals(
        new ScanSummary(
            "svc",
            "svc.db.sch.t",
            statements.statements.size(),
            recorder.summaries().get(0).duration()),
        recorder.summaries().get(0));
  }

  @Test
  void severalCulpritsCostOnlyThemselves() {
    Recorder recorder =
        Recorder.run(DIALECT, failing("\"c3\"", "\"c4\"", "\"c30\""), TABLE, maxOfEveryColumn());
    assertEquals(List.of("m3", "m4", "m30"), names(recorder, TestCaseStatus.ABORTED));
    assertEquals(CASES - 3, names(recorder, TestCaseStatus.SUCCESS).size());
  }

  @Test
  void anUnreadableTableIsNotFoundOutCaseByCase() {
    FakeStatements statements = failing("\"t\"");
    Recorder recorder = Recorder.run(DIALECT, statements, TABLE, maxOfEveryColumn());
    assertEquals(CASES, names(recorder, TestCaseStatus.ABORTED).size());
    assertEquals(4, statements.statements.size());
  }

  @ParameterizedTest
  @EnumSource(
      value = StatementFailure.Kind.class,
      names = {"TIMEOUT", "CONNECTION_LOST"})
  void timeoutsAndLostConnectionsAreNotTriedAgain(StatementFailure.Kind kind) {
    FakeStatements statements = new FakeStatements(kind, sql -> sql.contains("\"c5\""));
    List<TestCase> cases = new ArrayList<>(maxOfEveryColumn());
    cases.add(
        TestEntities.testCase(
            "own",
            "tableCustomSQLQuery",
            TABLE,
            null,
            "sqlExpression",
            "SELECT 1 FROM x",
            "threshold",
            "1"));
    Recorder recorder = Recorder.run(DIALECT, statements, TABLE, cases);
    assertEquals(2, statements.statements.size());
    assertEquals(CASES, names(recorder, TestCaseStatus.ABORTED).size());
    assertEquals(List.of("own"), names(recorder, TestCaseStatus.SUCCESS));
  }

  @Test
  void badCasesCostNoOther() {
    FakeStatements statements = failing();
    List<TestCase> cases =
        List.of(
            max(0),
            TestEntities.testCase("ghost", "columnValuesToBeNotNull", TABLE, "ghost"),
            TestEntities.testCase("ten", "columnValuesToBeBetween", TABLE, "c0", "minValue", "ten"),
            TestEntities.testCase("pretty", "columnValuesToBePretty", TABLE, "c0"),
            TestEntities.testCase(
                "seven", "tableColumnCountToEqual", TABLE, null, "columnCount", "7.0"),
            TestEntities.testCase(
                "list", "columnValuesToBeInSet", TABLE, "c0", "allowedValues", "NEW,PAID"),
            TestEntities.testCase("noList", "columnValuesToBeInSet", TABLE, "c0"),
            TestEntities.testCase(
                "strategy",
                "tableCustomSQLQuery",
                TABLE,
                null,
                "sqlExpression",
                "SELECT 1",
                "strategy",
                "rows"),
            max(1));
    Recorder recorder = Recorder.run(DIALECT, statements, TABLE, cases);
    assertEquals(List.of("m0", "m1"), names(recorder, TestCaseStatus.SUCCESS));
    assertEquals(1, statements.statements.size());
    assertEquals(
        List.of(
            "Error computing svc.db.sch.t.ghost.ghost: Cannot find column ghost",
            "Error executing columnValuesToBeBetween - parameter minValue: a number is expected,"
                + " such as 10, -1.5 or 1e6",
            "Error executing columnValuesToBePretty - this version of dq-run does not execute"
                + " tests of this definition",
            "Error executing tableColumnCountToEqual - parameter columnCount: a whole number is"
                + " expected, such as 10 (not 10.0)"),
        recorder.results().subList(1, 5).stream()
            .map(result -> result.result().orElseThrow())
            .toList());
    assertEquals(
        List.of("nullCount"),
        recorder.results().get(1).testResultValue().stream().map(value -> value.name()).toList());
    assertEquals(List.of(), recorder.results().get(2).testResultValue());
  }

  @Test
  void outcomesComeInTheOrderOfTheCases() {
    List<TestCase> cases =
        List.of(
            TestEntities.testCase(
                "own", "tableCustomSQLQuery", TABLE, null, "sqlExpression", "SELECT 1 FROM x"),
            max(0),
            TestEntities.testCase("columns", "tableColumnCountToEqual", TABLE, null),
            max(1));
    Recorder recorder = Recorder.run(DIALECT, failing(), TABLE, cases);
    assertEquals(
        List.of("own", "m0", "columns", "m1"),
        recorder.outcomes().stream().map(outcome -> outcome.testCase().name()).toList());
    assertEquals(1, recorder.summaries().size());
    assertTrue(
        recorder.outcomes().stream().allMatch(outcome -> outcome.delivery() == Delivery.NONE));
  }

  @Test
  void outcomesAreHandedOnBeforeTheLastStatement() {
    List<String> heard = new ArrayList<>();
    FakeStatements statements = failing();
    RunListener listener =
        new RunListener() {
          @Override
          public void caseFinished(CaseOutcome outcome) {
            heard.add(outcome.testCase().name() + " after " + statements.statements.size());
          }

          @Override
          public void tableFinished(ScanSummary summary) {
            heard.add("end");
          }
        };
    List<TestCase> cases =
        List.of(
            TestEntities.testCase("columns", "tableColumnCountToEqual", TABLE, null),
            max(0),
            TestEntities.testCase(
                "own", "tableCustomSQLQuery", TABLE, null, "sqlExpression", "SELECT 1 FROM x"));
    new PlanExecutor(DIALECT, Clock.systemUTC())
        .execute(
            new ScanPlanner(ZoneOffset.UTC).plan(TABLE, cases, DIALECT.capabilities()),
            statements,
            listener);
    assertEquals(List.of("columns after 0", "m0 after 1", "own after 2", "end"), heard);
  }

  @Test
  void onSqlServerARegexIsToldToBeALike() {
    Table table = TestEntities.table("t", Column.of("c0", "VARCHAR"), Column.of("c1", "INT"));
    List<TestCase> cases =
        List.of(
            TestEntities.testCase("m", "columnValuesToMatchRegex", table, "c0", "regex", "^a$"),
            TestEntities.testCase("x", "columnValueMaxToBeBetween", table, "c1"));
    Recorder recorder =
        Recorder.run(Dialects.forType("Mssql").orElseThrow(), failing(), table, cases);
    assertEquals(
        List.of(
            "m is Success, but SQL Server was asked by LIKE, as OpenMetadata does, in which a"
                + " regular expression has another meaning"),
        recorder.quirks());
    assertEquals(List.of(), Recorder.run(DIALECT, failing(), table, cases).quirks());
  }

  @Test
  void oneCasePlannedTwiceGetsTwoTimestamps() {
    Recorder recorder = Recorder.run(DIALECT, failing(), TABLE, List.of(max(0), max(0), max(1)));
    List<Long> timestamps = recorder.results().stream().map(result -> result.timestamp()).toList();
    assertEquals(List.of(Recorder.NOW, Recorder.NOW + 1, Recorder.NOW), timestamps);
  }

  @Test
  void aListenerThatFailsEndsTheExecution() {
    RunListener listener =
        new RunListener() {
          @Override
          public void caseFinished(CaseOutcome outcome) {
            throw new IllegalStateException("disk full");
          }

          @Override
          public void tableFinished(ScanSummary summary) {}
        };
    FakeStatements statements = failing();
    var plan = new ScanPlanner(ZoneOffset.UTC).plan(TABLE, List.of(max(0)), DIALECT.capabilities());
    assertThrows(
        IllegalStateException.class,
        () -> new PlanExecutor(DIALECT, Clock.systemUTC()).execute(plan, statements, listener));
  }

  @Test
  void explainTellsTheStatementsWithoutExecutingThem() {
    List<TestCase> cases =
        List.of(
            max(0),
            TestEntities.testCase("columns", "tableColumnCountToEqual", TABLE, null),
            TestEntities.testCase(
                "own", "tableCustomSQLQuery", TABLE, null, "sqlExpression", "SELECT 1 FROM x"),
            max(1));
    var plan = new ScanPlanner(ZoneOffset.UTC).plan(TABLE, cases, DIALECT.capabilities());
    PlanExecutor executor = new PlanExecutor(DIALECT, Clock.systemUTC());
    List<PlannedStatement> explained = executor.explain(plan);
    FakeStatements statements = failing();
    executor.execute(plan, statements, new Recorder());
    assertEquals(statements.statements, explained.stream().map(PlannedStatement::sql).toList());
    assertEquals(List.of(cases.get(0), cases.get(3)), explained.get(0).cases());
    assertNotEquals(List.of(), explained.get(1).cases());
  }
}
