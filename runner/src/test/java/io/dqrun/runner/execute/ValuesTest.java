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

/** Names and values as they occur outside of textbooks, on real databases. */
class ValuesTest {

  private static final List<String> ODD_NAMES =
      List.of(
          "CamelCase",
          "with blank",
          "select",
          "quo\"te",
          "back`tick",
          "dot.ted",
          "größe",
          "it's",
          "[x]",
          "a;b--c");

  private static String text(TestDatabase database, Table table, TestCase testCase) {
    return Recorder.result(database, table, testCase).result().orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void oddNamesAreQuoted(TestDatabase.Kind kind) throws SQLException {
    try (TestDatabase database = TestDatabase.open(kind)) {
      for (String name : ODD_NAMES) {
        String quoted = database.dialect().quote(name);
        database.update("CREATE TABLE " + quoted + " (" + quoted + " VARCHAR(20), other INT)");
        database.update("INSERT INTO " + quoted + " VALUES ('x', 1), ('x', 2), ('y', 3)");
        // A double quote cannot stand in an entity's FQN, so the table is named otherwise there.
        boolean nameable = name.indexOf('"') < 0;
        Table table =
            TestEntities.table(
                nameable ? name : "plain", Column.of(name, "VARCHAR"), Column.of("other", "INT"));
        if (!nameable) {
          database.update("ALTER TABLE " + quoted + " RENAME TO plain");
        }
        List<TestCase> cases =
            List.of(
                TestEntities.testCase("rows", "tableRowCountToEqual", table, null, "value", "3"),
                TestEntities.testCase("max", "columnValueMaxToBeBetween", table, "other"));
        assertEquals(
            "Found rowCount=3 rows vs. the expected 3.0",
            text(database, table, cases.get(0)),
            name);
        if (nameable) {
          assertEquals(
              "Found valuesCount=3 vs. uniqueCount=1. Both counts should be equal for column"
                  + " values to be unique.",
              text(
                  database,
                  table,
                  TestEntities.testCase("unique", "columnValuesToBeUnique", table, name)),
              name);
          assertEquals(
              "Found minLength=1, maxLength=1 vs. the expected minLength=1.0, maxLength=inf.",
              text(
                  database,
                  table,
                  TestEntities.testCase(
                      "length", "columnValueLengthsToBeBetween", table, name, "minLength", "1")),
              name);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void literalsCannotBreakOut(TestDatabase.Kind kind) throws SQLException {
    Table table = TestEntities.table("t", Column.of("a", "VARCHAR"), Column.of("n", "INT"));
    List<String> hostile =
        List.of(
            "x'); DROP TABLE t; --",
            "\\'); DROP TABLE t; --",
            "\\",
            "' OR 1=1 --",
            "\" OR \"\"=\"",
            "?",
            ":a",
            "{fn now()}",
            "$1",
            "/*",
            "\n");
    boolean escapes = kind == TestDatabase.Kind.POSTGRES || kind == TestDatabase.Kind.MARIADB;
    try (TestDatabase database = TestDatabase.open(kind)) {
      database.update("CREATE TABLE t (a VARCHAR(99), n INT)");
      database.update("INSERT INTO t VALUES ('harmless', 1)");
      for (String value : hostile) {
        String list =
            "[\"" + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"]";
        TestCase testCase =
            TestEntities.testCase("in", "columnValuesToBeInSet", table, "a", "allowedValues", list);
        assertEquals("Found countInSet=0.", text(database, table, testCase), value);
        database.update(
            "INSERT INTO t VALUES ("
                + (kind == TestDatabase.Kind.POSTGRES ? "E" : "")
                + "'"
                + (escapes ? value.replace("\\", "\\\\") : value).replace("'", "''")
                + "', 2)");
        assertEquals("Found countInSet=1.", text(database, table, testCase), value);
      }
      TestCaseResult rows =
          Recorder.result(
              database,
              table,
              TestEntities.testCase("rows", "tableRowCountToEqual", table, null, "value", "12"));
      assertEquals(TestCaseStatus.SUCCESS, rows.testCaseStatus());
    }
  }

  @ParameterizedTest
  @EnumSource
  void backslashesAreSafeWithOldStringRules(TestDatabase.Kind kind) throws SQLException {
    Table table = TestEntities.table("t", Column.of("a", "VARCHAR"));
    try (TestDatabase database = TestDatabase.open(kind)) {
      if (kind == TestDatabase.Kind.POSTGRES) {
        database.update("SET standard_conforming_strings = off");
      }
      database.update("CREATE TABLE t (a VARCHAR(99))");
      database.update("INSERT INTO t VALUES ('x')");
      assertEquals(
          "Found countInSet=0.",
          text(
              database,
              table,
              TestEntities.testCase(
                  "in",
                  "columnValuesToBeInSet",
                  table,
                  "a",
                  "allowedValues",
                  "['\\\\\\') OR 1=1) THEN 1 ELSE 0 END) FROM t --']")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void wholeNumbersKeepAllDigits(TestDatabase.Kind kind) throws SQLException {
    Table table = TestEntities.table("t", Column.of("n", "BIGINT"));
    try (TestDatabase database = TestDatabase.open(kind)) {
      database.update("CREATE TABLE t (n BIGINT)");
      database.update("INSERT INTO t VALUES (9007199254740993), (-9007199254740993)");
      assertEquals(
          "Found max=9007199254740993 vs.  the expected min=-inf, max=9007199254740992.0.",
          text(
              database,
              table,
              TestEntities.testCase(
                  "max",
                  "columnValueMaxToBeBetween",
                  table,
                  "n",
                  "maxValueForMaxInCol",
                  "9007199254740993")),
          "a bound is a double, as in OpenMetadata's runner");
      assertEquals(
          TestCaseStatus.FAILED,
          Recorder.result(
                  database,
                  table,
                  TestEntities.testCase(
                      "max",
                      "columnValueMaxToBeBetween",
                      table,
                      "n",
                      "maxValueForMaxInCol",
                      "9007199254740992"))
              .testCaseStatus());
      assertEquals(
          "Found countInSet=1.",
          text(
              database,
              table,
              TestEntities.testCase(
                  "in",
                  "columnValuesToBeInSet",
                  table,
                  "n",
                  "allowedValues",
                  "[9007199254740993, 9007199254740992]")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void sumsAndMeansKeepWhatTheDatabaseKeeps(TestDatabase.Kind kind) throws SQLException {
    Table table =
        TestEntities.table(
            "t", Column.of("n", "INT"), Column.of("d", "DECIMAL"), Column.of("r", "FLOAT"));
    try (TestDatabase database = TestDatabase.open(kind)) {
      database.update("CREATE TABLE t (n INT, d DECIMAL(10,2), r REAL)");
      database.update("INSERT INTO t VALUES (3, 0.10, 0.5), (5, 0.20, 0.25)");
      // SQLite has no decimals: means are doubles, and so are sums of what is no whole number.
      List<String> found =
          Recorder.run(
                  database,
                  Compatibility.CLEAN,
                  TestEntities.whole(table),
                  table,
                  List.of(
                      TestEntities.testCase("m", "columnValueMeanToBeBetween", table, "n"),
                      TestEntities.testCase("sn", "columnValuesSumToBeBetween", table, "n"),
                      TestEntities.testCase("sd", "columnValuesSumToBeBetween", table, "d"),
                      TestEntities.testCase("sr", "columnValuesSumToBeBetween", table, "r")))
              .results()
              .stream()
              .map(result -> result.testResultValue().get(0).value().orElseThrow())
              .toList();
      assertEquals(
          switch (kind) {
            case POSTGRES -> List.of("4.0000000000000000", "8", "0.30", "0.75");
            case SQLITE -> List.of("4.0", "8", "0.30000000000000004", "0.75");
            case DUCKDB -> List.of("4.0", "8", "0.30", "0.75");
            case MARIADB -> List.of("4.0000", "8", "0.30", "0.75");
          },
          found);
    }
  }

  @ParameterizedTest
  @EnumSource
  void bigSumsAreExactOrAborted(TestDatabase.Kind kind) throws SQLException {
    Table table = TestEntities.table("t", Column.of("n", "BIGINT"));
    try (TestDatabase database = TestDatabase.open(kind)) {
      database.update("CREATE TABLE t (n BIGINT)");
      database.update("INSERT INTO t VALUES (9223372036854775807), (1)");
      TestCaseResult result =
          Recorder.result(
              database,
              table,
              TestEntities.testCase("sum", "columnValuesSumToBeBetween", table, "n"));
      if (kind != TestDatabase.Kind.SQLITE) {
        assertEquals("9223372036854775808", result.testResultValue().get(0).value().orElseThrow());
      } else {
        assertEquals(TestCaseStatus.ABORTED, result.testCaseStatus(), "SQLite cannot hold it");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void numbersAreFoundInTextColumns(TestDatabase.Kind kind) throws SQLException {
    Table table = TestEntities.table("t", Column.of("a", "VARCHAR"));
    try (TestDatabase database = TestDatabase.open(kind)) {
      database.update("CREATE TABLE t (a VARCHAR(9))");
      database.update("INSERT INTO t VALUES ('1'), ('2')");
      assertEquals(
          "Found countInSet=1.",
          text(
              database,
              table,
              TestEntities.testCase(
                  "in", "columnValuesToBeInSet", table, "a", "allowedValues", "[1, 7]")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void pointsInTime(TestDatabase.Kind kind) throws SQLException {
    Table table =
        TestEntities.table(
            "t", Column.of("d", "DATE"), Column.of("w", "TIMESTAMP"), Column.of("z", "TIMESTAMPZ"));
    try (TestDatabase database = TestDatabase.open(kind)) {
      boolean zones = kind != TestDatabase.Kind.MARIADB;
      database.update(
          zones
              ? "CREATE TABLE t (d DATE, w TIMESTAMP, z TIMESTAMP WITH TIME ZONE)"
              : "CREATE TABLE t (d DATE, w DATETIME(6), z VARCHAR(40))");
      database.update(
          "INSERT INTO t VALUES ('2024-03-01', '2024-03-01 08:00:00', '2024-03-01 08:00:00+00:00'),"
              + " ('2024-03-09', '2024-03-09 23:59:59.5', '2024-03-10 01:00:00+01:00')");
      String endOfDay = "1710028799";
      String midnight = "1710028800";
      TestCase endOfLastDay =
          TestEntities.countingCase(
              "d", "columnValuesToBeBetween", table, "d", "maxValue", endOfDay);
      TestCaseResult failed = Recorder.result(database, table, endOfLastDay);
      assertEquals(
          "Failed Found min=2024-03-01 00:00:00, max=2024-03-09 23:59:59.999999 vs. the expected"
              + " min=0001-01-01 00:00:00, max=2024-03-09 23:59:59. 2/0",
          summary(failed),
          "a bound at the end of the day is earlier than the end of the day");
      assertTrue(failed.minBound().isEmpty() && failed.maxBound().isEmpty());
      assertEquals(
          "Failed Found min=2024-03-01 08:00:00, max=2024-03-09 23:59:59.500000 vs. the expected"
              + " min=0001-01-01 00:00:00, max=2024-03-09 23:59:59. 1/1",
          summary(
              Recorder.result(
                  database,
                  table,
                  TestEntities.countingCase(
                      "w", "columnValuesToBeBetween", table, "w", "maxValue", endOfDay))));
      if (!zones) {
        return;
      }
      TestCaseResult zoned =
          Recorder.result(
              database,
              table,
              TestEntities.countingCase(
                  "z", "columnValuesToBeBetween", table, "z", "maxValue", midnight));
      assertEquals(TestCaseStatus.SUCCESS, zoned.testCaseStatus());
      assertEquals(2, zoned.passedRows().orElseThrow());
      assertEquals(
          1,
          Recorder.result(
                  database,
                  table,
                  TestEntities.countingCase(
                      "z", "columnValuesToBeBetween", table, "z", "minValue", midnight))
              .failedRows()
              .orElseThrow());
    }
  }

  private static String summary(TestCaseResult result) {
    return result.testCaseStatus().text()
        + " "
        + result.result().orElseThrow()
        + " "
        + result.passedRows().orElseThrow()
        + "/"
        + result.failedRows().orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void columnsAreJudgedByTheirMetadata(TestDatabase.Kind kind) throws SQLException {
    Table table = TestEntities.table("nowhere", Column.of("a", "INT"), Column.of("A", "INT"));
    try (TestDatabase database = TestDatabase.open(kind)) {
      assertEquals(
          "Found columnCount=2 column vs. the expected  min=1.0 and max=inf].",
          text(
              database,
              table,
              TestEntities.testCase(
                  "c", "tableColumnCountToBeBetween", table, null, "minColValue", "1")));
      assertEquals(
          "Found 2 columns vs. the expected None",
          text(
              database, table, TestEntities.testCase("c", "tableColumnCountToEqual", table, null)));
      assertEquals(
          "b column expected vs ['a', 'A']",
          text(
              database,
              table,
              TestEntities.testCase(
                  "c", "tableColumnNameToExist", table, null, "columnName", "b")));
      assertEquals(
          "Found ['a', 'A'] column vs. the expected column names ['a', 'a'].",
          text(
              database,
              table,
              TestEntities.testCase(
                  "c", "tableColumnToMatchSet", table, null, "columnNames", "a,a")),
          "names twice count twice");
      assertEquals(List.of(), database.statements());
    }
  }

  @ParameterizedTest
  @EnumSource
  void customQueries(TestDatabase.Kind kind) throws SQLException {
    Table table = TestEntities.table("t", Column.of("n", "INT"));
    try (TestDatabase database = TestDatabase.open(kind)) {
      database.update("CREATE TABLE t (n INT)");
      database.update("INSERT INTO t VALUES (1), (2), (3)");
      assertCustom(database, "Success 3", "SELECT n FROM t", "threshold", "2", "operator", ">");
      assertCustom(database, "Failed 3", "SELECT n FROM t", "threshold", "3", "operator", "!=");
      assertCustom(database, "Success 3", "SELECT n FROM t", "threshold", "3", "operator", "~");
      assertCustom(database, "Success 0", "SELECT n FROM t WHERE n > 9");
      assertCustom(database, "Failed 2", "SELECT 2 UNION SELECT 9 ORDER BY 1", "strategy", "COUNT");
      assertCustom(
          database,
          "Success 3",
          "SELECT count(*) FROM t",
          "strategy",
          "COUNT",
          "threshold",
          "3",
          "operator",
          "==");
      assertCustom(database, "Success 0", "SELECT n FROM t WHERE '?' = ':x' -- ? :y");
      assertCustom(database, "Failed 1", "SELECT 'x'", "strategy", "COUNT");
      assertCustom(database, "Aborted null", "SELECT NULL", "strategy", "COUNT");
      assertCustom(database, "Aborted null", "SELECT n FROM t WHERE n > 9", "strategy", "COUNT");
      assertCustom(database, "Aborted null", "SELECT nothing FROM t");
      database.forgetStatements();
      assertCustom(database, "Aborted null", "WITH x AS (SELECT 1) DELETE FROM t");
      assertEquals(List.of(), database.statements(), "refused before it reaches the database");
      String failed =
          text(
              database,
              table,
              TestEntities.testCase(
                  "own", "tableCustomSQLQuery", table, null, "sqlExpression", "SELECT x FROM t"));
      assertTrue(failed.startsWith("Error computing svc.db.sch.t.own: "), failed);
    }
  }

  private static void assertCustom(
      TestDatabase database, String expected, String sql, String... more) {
    Table table = TestEntities.table("t", Column.of("n", "INT"));
    String[] parameters = new String[more.length + 2];
    parameters[0] = "sqlExpression";
    parameters[1] = sql;
    System.arraycopy(more, 0, parameters, 2, more.length);
    TestCaseResult result =
        Recorder.result(
            database,
            table,
            TestEntities.testCase("own", "tableCustomSQLQuery", table, null, parameters));
    assertEquals(
        expected,
        result.testCaseStatus().text()
            + " "
            + result.testResultValue().get(0).value().orElse("null"),
        sql);
  }
}
