package io.dqrun.runner.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.Column;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.entity.TestCaseStatus;
import io.dqrun.runner.check.Compatibility;
import io.dqrun.runner.testing.Recorder;
import io.dqrun.runner.testing.TestDatabase;
import io.dqrun.runner.testing.TestEntities;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The vectors X1 to X10 as far as a table and a database decide: each gives an Aborted record and
 * leaves the case beside it alone. X4 and X8 are told before that.
 */
class ProcessorVectorsTest {

  private static final Table TABLE =
      TestEntities.table(
          "orders",
          Column.of("id", "INT"),
          Column.of("status", "VARCHAR"),
          Column.of("dropped", "INT"));

  private static final TestCase NEIGHBOUR =
      TestEntities.testCase("rows", "tableRowCountToEqual", TABLE, null, "value", "2");

  private static TestDatabase filled(TestDatabase.Kind kind) throws SQLException {
    TestDatabase database = TestDatabase.open(kind);
    database.update("CREATE TABLE orders (id INT, status VARCHAR(9))");
    database.update("INSERT INTO orders VALUES (1, 'NEW'), (2, 'PAID')");
    return database;
  }

  /** The text of the record of a case that must be Aborted, however it is judged. */
  private static String aborted(TestDatabase.Kind kind, TestCase testCase) throws SQLException {
    String text = "";
    for (Compatibility way : Compatibility.values()) {
      try (TestDatabase database = filled(kind)) {
        List<TestCaseResult> results =
            Recorder.run(
                    database,
                    way,
                    TestEntities.whole(TABLE),
                    TABLE,
                    List.of(NEIGHBOUR, testCase, NEIGHBOUR))
                .results();
        assertEquals(TestCaseStatus.SUCCESS, results.get(0).testCaseStatus());
        assertEquals(TestCaseStatus.SUCCESS, results.get(2).testCaseStatus());
        assertEquals(TestCaseStatus.ABORTED, results.get(1).testCaseStatus());
        text = results.get(1).result().orElseThrow();
      }
    }
    return text;
  }

  @ParameterizedTest
  @EnumSource
  void x1ListThatIsNone(TestDatabase.Kind kind) throws SQLException {
    String text =
        aborted(
            kind,
            TestEntities.testCase(
                "tc", "columnValuesToBeInSet", TABLE, "status", "allowedValues", "NEW,PAID"));
    assertTrue(
        text.startsWith("Error executing columnValuesToBeInSet - parameter allowedValues: "), text);
  }

  @ParameterizedTest
  @EnumSource
  void x2BoundThatIsNoNumber(TestDatabase.Kind kind) throws SQLException {
    String text =
        aborted(
            kind,
            TestEntities.testCase("tc", "columnValuesToBeBetween", TABLE, "id", "minValue", "ten"));
    assertTrue(
        text.startsWith("Error executing columnValuesToBeBetween - parameter minValue: "), text);
  }

  @ParameterizedTest
  @EnumSource
  void x3WholeNumberWithAPoint(TestDatabase.Kind kind) throws SQLException {
    String text =
        aborted(
            kind,
            TestEntities.testCase(
                "tc", "tableColumnCountToEqual", TABLE, null, "columnCount", "7.0"));
    assertTrue(
        text.startsWith("Error executing tableColumnCountToEqual - parameter columnCount: "), text);
  }

  @ParameterizedTest
  @EnumSource
  void x5ColumnThatTheServerDoesNotKnow(TestDatabase.Kind kind) throws SQLException {
    assertEquals(
        "Error computing svc.db.sch.orders.ghost.tc: Cannot find column ghost",
        aborted(kind, TestEntities.testCase("tc", "columnValuesToBeNotNull", TABLE, "ghost")));
  }

  @ParameterizedTest
  @EnumSource
  void x6ColumnThatTheDatabaseDropped(TestDatabase.Kind kind) throws SQLException {
    String text =
        aborted(kind, TestEntities.testCase("tc", "columnValuesToBeNotNull", TABLE, "dropped"));
    assertTrue(text.startsWith("Error executing columnValuesToBeNotNull - "), text);
    assertTrue(text.contains("dropped"), "the database's own reason: " + text);
  }

  @ParameterizedTest
  @EnumSource
  void x7TableThatTheDatabaseLacks(TestDatabase.Kind kind) throws SQLException {
    try (TestDatabase database = filled(kind)) {
      database.update("DROP TABLE orders");
      List<TestCaseResult> results =
          Recorder.run(
                  database,
                  TABLE,
                  List.of(
                      NEIGHBOUR,
                      TestEntities.testCase(
                          "tc", "tableColumnCountToEqual", TABLE, null, "columnCount", "3")))
              .results();
      assertEquals(TestCaseStatus.ABORTED, results.get(0).testCaseStatus());
      assertTrue(results.get(0).result().orElseThrow().contains("orders"));
      assertEquals(TestCaseStatus.SUCCESS, results.get(1).testCaseStatus());
    }
  }

  @ParameterizedTest
  @EnumSource
  void x9StrategyInLowerCase(TestDatabase.Kind kind) throws SQLException {
    String text =
        aborted(
            kind,
            TestEntities.testCase(
                "tc",
                "tableCustomSQLQuery",
                TABLE,
                null,
                "sqlExpression",
                "SELECT 1",
                "strategy",
                "rows"));
    assertTrue(text.contains("parameter strategy: "), text);
  }

  /** SQLite and MariaDB compare numbers with the empty text; in files nobody looks for it. */
  @ParameterizedTest
  @EnumSource
  void x10EmptyTextAmongNumbers(TestDatabase.Kind kind) throws SQLException {
    TestCase missing =
        TestEntities.testCase(
            "tc", "columnValuesMissingCount", TABLE, "id", "missingCountValue", "0");
    try (TestDatabase database = filled(kind)) {
      Recorder upstream = Recorder.run(database, TABLE, List.of(NEIGHBOUR, missing));
      boolean strict = kind == TestDatabase.Kind.POSTGRES;
      assertEquals(TestCaseStatus.SUCCESS, upstream.results().get(0).testCaseStatus());
      assertEquals(
          strict ? TestCaseStatus.ABORTED : TestCaseStatus.SUCCESS,
          upstream.results().get(1).testCaseStatus());
      assertEquals(
          strict
              ? List.of(
                  "tc is Aborted by a quirk of OpenMetadata's own runner, Success otherwise: it"
                      + " looks for the empty text among values that are no texts, and takes a text"
                      + " that is no list for the list of its characters")
              : List.of(),
          upstream.quirks());
      assertEquals(
          TestCaseStatus.SUCCESS,
          Recorder.run(
                  database, Compatibility.CLEAN, TestEntities.whole(TABLE), TABLE, List.of(missing))
              .results()
              .get(0)
              .testCaseStatus());
    }
  }
}
