package io.dqrun.runner.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.Column;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.runner.testing.Recorder;
import io.dqrun.runner.testing.TestDatabase;
import io.dqrun.runner.testing.TestEntities;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Medians, deviations, regular expressions and recent rows at their edges. */
class HeavyAndRegexTest {

  private static final Table TABLE =
      TestEntities.table(
          "t",
          Column.of("n", "INT"),
          Column.of("d", "DOUBLE"),
          Column.of("s", "VARCHAR"),
          Column.of("seen", "DATE"),
          Column.of("Seen At", "TIMESTAMP"));

  private static TestDatabase table(TestDatabase.Kind kind, String... rows) throws SQLException {
    TestDatabase database = TestDatabase.open(kind);
    String quote = kind == TestDatabase.Kind.POSTGRES ? "\"" : "`";
    database.update(
        "CREATE TABLE t (n INT, d DOUBLE PRECISION, s VARCHAR(20), seen DATE, "
            + quote
            + "Seen At"
            + quote
            + " TIMESTAMP)");
    for (String row : rows) {
      database.update("INSERT INTO t VALUES (" + row + ")");
    }
    return database;
  }

  private static TestCase column(String definition, String column, String... parameters) {
    return TestEntities.testCase("tc", definition, TABLE, column, parameters);
  }

  private static TestCase recent(String... parameters) {
    return TestEntities.testCase("tc", "tableRowInsertedCountToBeBetween", TABLE, null, parameters);
  }

  private static String told(TestDatabase database, TestCase testCase) {
    TestCaseResult result = Recorder.result(database, TABLE, testCase);
    return result.testCaseStatus().text()
        + " "
        + result.result().orElseThrow()
        + result.testResultValue().stream()
            .map(value -> " " + value.name() + "=" + value.value().orElse("null"))
            .collect(Collectors.joining());
  }

  private static String byKind(
      TestDatabase.Kind kind, String sqlite, String postgres, String mariadb) {
    return switch (kind) {
      case SQLITE -> sqlite;
      case POSTGRES, DUCKDB -> postgres;
      case MARIADB -> mariadb;
    };
  }

  @ParameterizedTest
  @EnumSource
  void aMedianOfTwoIsTheLowerOneOrTheMiddleByDatabase(TestDatabase.Kind kind) throws SQLException {
    try (TestDatabase database =
        table(kind, "4, 1, '', NULL, NULL", "NULL, NULL, '', NULL, NULL", "1, 1, '', NULL, NULL")) {
      TestCase median = column("columnValueMedianToBeBetween", "n", "minValueForMedianInCol", "2");
      assertEquals(
          byKind(
              kind,
              "Failed Found median=1 vs.  the expected min=2.0, max=inf. median=1",
              "Success Found median=2.5 vs.  the expected min=2.0, max=inf. median=2.5",
              // Rows without a value come first and count.
              "Failed Found median=1 vs.  the expected min=2.0, max=inf. median=1"),
          told(database, median));
      database.update("INSERT INTO t (n) VALUES (3)");
      assertEquals(
          byKind(
              kind,
              "Success Found median=3 vs.  the expected min=2.0, max=inf. median=3",
              "Success Found median=3.0 vs.  the expected min=2.0, max=inf. median=3.0",
              "Failed Found median=1 vs.  the expected min=2.0, max=inf. median=1"),
          told(database, median));
      database.update("DELETE FROM t WHERE n <> 4");
      if (kind == TestDatabase.Kind.MARIADB) {
        assertTrue(told(database, median).startsWith("Aborted "));
        database.update("DELETE FROM t WHERE n IS NULL");
      }
      assertTrue(told(database, median).startsWith("Success Found median=4"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDeviationOfOneValueIsNone(TestDatabase.Kind kind) throws SQLException {
    try (TestDatabase database = table(kind, "7, 0.1, '', NULL, NULL")) {
      if (kind == TestDatabase.Kind.DUCKDB) {
        TestCase deviation = column("columnValueStdDevToBeBetween", "n");
        // One value is no sample.
        assertTrue(told(database, deviation).startsWith("Aborted Error computing"));
        return;
      }
      assertEquals(
          byKind(
              kind,
              "Success Found stddev=0.0 vs. the expected min=-inf, max=0.0. stddev=0.0",
              "Success Found stddev=0 vs. the expected min=-inf, max=0.0. stddev=0",
              "Success Found stddev=0.0 vs. the expected min=-inf, max=0.0. stddev=0.0"),
          told(
              database,
              column("columnValueStdDevToBeBetween", "n", "maxValueForStdDevInCol", "0")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingToMeasureIsAborted(TestDatabase.Kind kind) throws SQLException {
    try (TestDatabase database = table(kind)) {
      for (TestCase testCase :
          List.of(
              column("columnValueMedianToBeBetween", "n"),
              column("columnValueStdDevToBeBetween", "n"),
              column("columnValuesToMatchRegex", "s", "regex", "a"),
              column("columnValuesToNotMatchRegex", "s", "forbiddenRegex", "a"))) {
        String text = told(database, testCase);
        assertTrue(text.startsWith("Aborted Error computing svc.db.sch.t."), text);
        assertTrue(text.endsWith("=null"), text);
      }
      assertEquals(
          "Success Found insertedRows=0 vs. the expected min=-inf, max=0. rowCount=0",
          told(
              database,
              recent("columnName", "seen", "rangeType", "day", "rangeInterval", "1", "max", "0")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void mediansStandApartAndEqualOnesAreMeasuredOnce(TestDatabase.Kind kind) throws SQLException {
    try (TestDatabase database = table(kind, "4, 1.5, 'a', NULL, NULL")) {
      List<TestCase> cases =
          List.of(
              column("columnValueMedianToBeBetween", "n"),
              column("columnValueMaxToBeBetween", "n"),
              column("columnValueMedianToBeBetween", "d"),
              column("columnValuesToMatchRegex", "s", "regex", "a"),
              column("columnValueMedianToBeBetween", "n", "minValueForMedianInCol", "5"));
      Recorder recorder = Recorder.run(database, TABLE, cases);
      assertEquals(3, database.statements().size(), () -> database.statements().toString());
      assertTrue(database.statements().get(0).contains("MAX("));
      assertTrue(!database.statements().get(0).contains("0.50"));
      List<String> verdicts = new ArrayList<>();
      recorder.results().forEach(result -> verdicts.add(result.testCaseStatus().text()));
      assertEquals(List.of("Success", "Success", "Success", "Success", "Failed"), verdicts);
      for (int i = 0; i < cases.size(); i++) {
        TestCaseResult alone = Recorder.result(database, TABLE, cases.get(i));
        assertEquals(alone.result(), recorder.results().get(i).result());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWrongRegexCostsOnlyItsOwnCase(TestDatabase.Kind kind) throws SQLException {
    try (TestDatabase database = table(kind, "4, 1.5, 'a', NULL, NULL")) {
      Recorder recorder =
          Recorder.run(
              database,
              TABLE,
              List.of(
                  column("columnValuesToMatchRegex", "s", "regex", "^a$"),
                  column("columnValueMaxToBeBetween", "n"),
                  column("columnValuesToMatchRegex", "s", "regex", "(a"),
                  column("columnValuesToNotMatchRegex", "s", "forbiddenRegex", "b")));
      List<String> verdicts = new ArrayList<>();
      recorder.results().forEach(result -> verdicts.add(result.testCaseStatus().text()));
      assertEquals(List.of("Success", "Success", "Aborted", "Success"), verdicts);
      String text = recorder.results().get(2).result().orElseThrow();
      assertTrue(text.startsWith("Error executing columnValuesToMatchRegex - "), text);
      String expected =
          switch (kind) {
            case DUCKDB -> "missing )";
            case MARIADB -> "missing closing parenthesis";
            default -> "invalid regular expression";
          };
      assertTrue(text.contains(expected), text);
    }
  }

  @ParameterizedTest
  @EnumSource
  void onlyARegexThatCountsMissingValuesMinds(TestDatabase.Kind kind) throws SQLException {
    try (TestDatabase database =
        table(
            kind,
            "1, 1, 'it''s " + byKind(kind, "\\", "\\", "\\\\") + "', NULL, NULL",
            "1, 1, NULL, NULL, NULL")) {
      String regex = "^it's \\\\$";
      assertEquals(
          "Success Found 1 value(s) matching regex pattern vs 1 value(s) in the column."
              + " likeCount=1",
          told(database, column("columnValuesToMatchRegex", "s", "regex", regex)));
      // In files nothing minds.
      int missing = kind == TestDatabase.Kind.DUCKDB ? 0 : 1;
      assertEquals(
          "%s Found %d value(s) matching the forbidden regex pattern vs %2$d value(s) in the"
                  .formatted(missing == 0 ? "Success" : "Failed", missing)
              + " column. notLikeCount="
              + missing,
          told(database, column("columnValuesToNotMatchRegex", "s", "forbiddenRegex", "x")));
      TestCaseResult rows =
          Recorder.result(
              database,
              TABLE,
              TestEntities.countingCase(
                  "tc", "columnValuesToNotMatchRegex", TABLE, "s", "forbiddenRegex", "x"));
      assertEquals(2 - missing, rows.passedRows().orElseThrow());
      assertEquals(missing, rows.failedRows().orElseThrow());
    }
  }

  @ParameterizedTest
  @EnumSource
  void rowsAreRecentUpToTheFirstMoment(TestDatabase.Kind kind) throws SQLException {
    try (TestDatabase database =
        table(
            kind,
            "1, 1, '', CURRENT_DATE, CURRENT_TIMESTAMP",
            byKind(
                kind,
                "1, 1, '', DATE('now', '-2 days'), DATETIME('now', '-2 days', '-1 hour')",
                "1, 1, '', CURRENT_DATE - 2, CURRENT_TIMESTAMP - INTERVAL '49' HOUR",
                "1, 1, '', CURRENT_DATE - INTERVAL 2 DAY, NOW() - INTERVAL '49' HOUR"))) {
      String found = "Success Found insertedRows=%d vs. the expected min=1, max=inf. rowCount=%1$d";
      assertEquals(
          found.formatted(2),
          told(
              database,
              recent("columnName", "seen", "rangeType", "DAY", "rangeInterval", "2", "min", "1")));
      assertEquals(
          found.formatted(1),
          told(
              database,
              recent("columnName", "seen", "rangeType", "Day", "rangeInterval", "1", "min", "1")));
      assertEquals(
          found.formatted(1),
          told(
              database,
              recent(
                  "columnName", "Seen At", "rangeType", "HOUR", "rangeInterval", "2", "min", "1")));
      assertEquals(
          found.formatted(2),
          told(
              database,
              recent(
                  "columnName", "Seen At", "rangeType", "YEAR", "rangeInterval", "1", "min", "1")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatCannotBeCountedIsAbortedByTheCasesOwnName(TestDatabase.Kind kind) throws SQLException {
    try (TestDatabase database = table(kind)) {
      assertEquals(
          "Aborted Error computing tc: columnName, rangeType and rangeInterval are required, but"
              + " there is no rangeInterval rowCount=null",
          told(database, recent("columnName", "seen", "rangeType", "DAY")));
      assertEquals(
          "Aborted Error computing tc: parameter rangeType: HOUR, DAY, MONTH or YEAR is expected"
              + " rowCount=null",
          told(
              database,
              recent("columnName", "seen", "rangeType", "DAY') --", "rangeInterval", "1")));
      assertEquals(
          "Aborted Error computing tc: parameter min: a whole number is expected, such as 10 (not"
              + " 10.0) rowCount=null",
          told(
              database,
              recent(
                  "columnName", "seen", "rangeType", "DAY", "rangeInterval", "1", "min", "1.5")));
      String ghost =
          told(database, recent("columnName", "ghost", "rangeType", "DAY", "rangeInterval", "1"));
      assertTrue(ghost.startsWith("Aborted Error computing tc: "), ghost);
      assertTrue(ghost.contains("ghost"), ghost);
    }
  }
}
