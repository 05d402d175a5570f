package io.dqrun.runner.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.Column;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.runner.check.Compatibility;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Dataset;
import io.dqrun.runner.sql.Literal;
import io.dqrun.runner.sql.Predicate;
import io.dqrun.runner.sql.TableRef;
import io.dqrun.runner.testing.Recorder;
import io.dqrun.runner.testing.TestDatabase;
import io.dqrun.runner.testing.TestEntities;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where OpenMetadata's own runner is peculiar: both verdicts, and who is told. */
class CompatibilityTest {

  private static final Table TABLE =
      TestEntities.table(
          "t",
          Column.of("n", "INT"),
          Column.of("s", "VARCHAR"),
          Column.of("d", "DATE"),
          Column.of("x", "DOUBLE"));

  private static TestDatabase filled(TestDatabase.Kind kind) throws SQLException {
    TestDatabase database = TestDatabase.open(kind);
    database.update("CREATE TABLE t (n INT, s VARCHAR(9), d DATE, x DOUBLE PRECISION)");
    database.update(
        "INSERT INTO t VALUES (1, 'a', '2024-03-01', 0.5), (2, 'b', '2024-03-09', 0.5),"
            + " (NULL, NULL, NULL, NULL), (4, 'a', '2024-03-02', 2.5)");
    return database;
  }

  private static TestCase counting(String definition, String column, String... parameters) {
    return TestEntities.countingCase("tc", definition, TABLE, column, parameters);
  }

  private static Recorder run(TestDatabase database, Compatibility way, TestCase testCase) {
    return Recorder.run(database, way, TestEntities.whole(TABLE), TABLE, List.of(testCase));
  }

  /** Status, rows passed and failed; then what was told. */
  private static String both(TestDatabase database, TestCase testCase) {
    Recorder upstream = run(database, Compatibility.OPENMETADATA, testCase);
    Recorder clean = run(database, Compatibility.CLEAN, testCase);
    assertEquals(List.of(), clean.quirks());
    boolean differ = !status(upstream).equals(status(clean));
    assertEquals(differ, !upstream.quirks().isEmpty(), () -> upstream.quirks().toString());
    if (differ) {
      assertTrue(
          upstream
              .quirks()
              .get(0)
              .startsWith(
                  "tc is %s by a quirk of OpenMetadata's own runner, %s otherwise: it "
                      .formatted(status(upstream), status(clean))),
          upstream.quirks().get(0));
    }
    return summary(upstream) + " | " + summary(clean);
  }

  private static String status(Recorder recorder) {
    return recorder.results().get(0).testCaseStatus().text();
  }

  private static String summary(Recorder recorder) {
    TestCaseResult result = recorder.results().get(0);
    return status(recorder)
        + result
            .passedRows()
            .map(rows -> " " + rows + "/" + result.failedRows().orElse(-1L))
            .orElse("");
  }

  @ParameterizedTest
  @EnumSource
  void missingValuesAreNoMatchesAndNoRows(TestDatabase.Kind kind) throws SQLException {
    boolean files = kind == TestDatabase.Kind.DUCKDB;
    try (TestDatabase database = filled(kind)) {
      assertEquals(
          files ? "Success 4/0 | Success 3/0" : "Failed 3/1 | Success 3/0",
          both(database, counting("columnValuesToNotMatchRegex", "s", "forbiddenRegex", "^z")));
      assertEquals(
          files ? "Failed 2/2 | Failed 1/2" : "Failed 1/3 | Failed 1/2",
          both(database, counting("columnValuesToNotMatchRegex", "s", "forbiddenRegex", "a")));
      assertEquals(
          "Success 3/1 | Success 3/0",
          both(database, counting("columnValuesToMatchRegex", "s", "regex", "^[ab]")));
      assertEquals(
          "Failed 3/1 | Failed 2/1",
          both(database, counting("columnValuesToBeBetween", "n", "maxValue", "3")));
      assertEquals(
          "Success 4/0 | Success 3/0",
          both(database, counting("columnValueLengthsToBeBetween", "s", "maxLength", "3")));
      assertEquals(
          "Failed 2/2 | Failed 1/2",
          both(database, counting("columnValuesToBeNotInSet", "s", "forbiddenValues", "['a']")));
      assertEquals(
          "Failed 3/1 | Failed 3/1", both(database, counting("columnValuesToBeNotNull", "n")));
      assertEquals(
          "Success 3/1 | Success 3/1",
          both(database, counting("columnValuesToBeInSet", "s", "allowedValues", "['a', 'b']")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDayIsADayAndNotItsEnd(TestDatabase.Kind kind) throws SQLException {
    try (TestDatabase database = filled(kind)) {
      assertEquals(
          "Failed 4/0 | Success 3/0",
          both(database, counting("columnValuesToBeBetween", "d", "maxValue", "1710028799")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void orderedFalseAsksForNoOrder(TestDatabase.Kind kind) throws SQLException {
    try (TestDatabase database = filled(kind)) {
      for (String ordered : List.of("false", "False", "no")) {
        assertEquals(
            "Failed | Success",
            both(
                database,
                TestEntities.testCase(
                    "tc",
                    "tableColumnToMatchSet",
                    TABLE,
                    null,
                    "columnNames",
                    "s,n,x,d",
                    "ordered",
                    ordered)));
      }
      assertEquals(
          "Failed | Failed",
          both(
              database,
              TestEntities.testCase(
                  "tc",
                  "tableColumnToMatchSet",
                  TABLE,
                  null,
                  "columnNames",
                  "s,n,x,d",
                  "ordered",
                  "True")));
      assertEquals(List.of(), database.statements());
    }
  }

  @ParameterizedTest
  @EnumSource
  void theEmptyTextIsNoNumber(TestDatabase.Kind kind) throws SQLException {
    try (TestDatabase database = filled(kind)) {
      assertEquals(
          kind == TestDatabase.Kind.POSTGRES ? "Aborted | Success" : "Success | Success",
          both(database, counting("columnValuesMissingCount", "n", "missingCountValue", "1")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStrictDatabaseRefusesOnlyWhatMixesTypes(TestDatabase.Kind kind) throws SQLException {
    try (TestDatabase database = filled(kind)) {
      Recorder recorder =
          Recorder.run(
              database,
              TABLE,
              List.of(
                  counting("columnValuesMissingCount", "n", "missingCountValue", "1"),
                  counting("columnValuesToBeNotNull", "n"),
                  counting("columnValueMaxToBeBetween", "n"),
                  counting("columnValuesToBeUnique", "s")));
      boolean strict = kind == TestDatabase.Kind.POSTGRES;
      assertEquals(
          switch (kind) {
            // A scan with the clean count, to compare.
            case SQLITE -> 2;
            // Uniqueness has a scan of its own.
            case POSTGRES -> 4;
            // In files nobody looks for the empty text.
            case DUCKDB -> 2;
            case MARIADB -> 3;
          },
          database.statements().size());
      assertEquals(strict ? 1 : 0, recorder.quirks().size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void numbersAreWhatTheyAreCalled(TestDatabase.Kind kind) throws SQLException {
    boolean wholeSums = kind == TestDatabase.Kind.SQLITE || kind == TestDatabase.Kind.MARIADB;
    boolean otherSpread = kind == TestDatabase.Kind.SQLITE || kind == TestDatabase.Kind.DUCKDB;
    try (TestDatabase database = filled(kind)) {
      assertEquals(
          wholeSums ? "Failed | Success" : "Success | Success",
          both(
              database,
              TestEntities.testCase(
                  "tc",
                  "columnValuesSumToBeBetween",
                  TABLE,
                  "x",
                  "minValueForColSum",
                  "3.5",
                  "maxValueForColSum",
                  "3.5")),
          "0.5 + 0.5 + 2.5, or whole numbers near them");
      // The variance of 1, 2 and 4 is 1.56, and its root 1.25; of a sample it would be 1.53.
      assertEquals(
          otherSpread ? "Failed | Success" : "Success | Success",
          both(
              database,
              TestEntities.testCase(
                  "tc",
                  "columnValueStdDevToBeBetween",
                  TABLE,
                  "n",
                  "minValueForStdDevInCol",
                  "1.2",
                  "maxValueForStdDevInCol",
                  "1.3")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aMedianIsOfThePartition(TestDatabase.Kind kind) throws SQLException {
    Dataset part =
        new Dataset.Filtered(
            TableRef.ofPath(TABLE.fullyQualifiedName().parts()),
            new Predicate.In(new ColumnRef("s", "VARCHAR"), List.of(new Literal.Text("b"))));
    TestCase median = counting("columnValueMedianToBeBetween", "n", "maxValueForMedianInCol", "1");
    TestCase atLeast = counting("columnValueMedianToBeBetween", "n", "minValueForMedianInCol", "2");
    try (TestDatabase database = filled(kind)) {
      database.update("INSERT INTO t (n) VALUES (0), (0), (0), (0)");
      for (Compatibility way : Compatibility.values()) {
        boolean whole =
            (kind == TestDatabase.Kind.SQLITE || kind == TestDatabase.Kind.MARIADB)
                && way == Compatibility.OPENMETADATA;
        Recorder recorder = Recorder.run(database, way, part, TABLE, List.of(median, atLeast));
        assertEquals(
            whole ? List.of("Success", "Failed") : List.of("Failed", "Success"),
            recorder.results().stream().map(result -> result.testCaseStatus().text()).toList());
        assertEquals(whole ? 2 : 0, recorder.quirks().size());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatOnlyMysqlAndMariaDbCountOtherwise(TestDatabase.Kind kind) throws SQLException {
    String peculiar = kind == TestDatabase.Kind.MARIADB ? "Failed" : "Success";
    try (TestDatabase database = filled(kind)) {
      database.update("DELETE FROM t WHERE n = 4");
      database.update("INSERT INTO t (n, s, x) VALUES (-7, 'Zoë', -7), (NULL, 'a', 1)");
      // 4 rows with 3 bytes at most, but for the ë.
      assertEquals(
          peculiar + (peculiar.equals("Failed") ? " 4/1" : " 5/0") + " | Success 4/0",
          both(database, counting("columnValueLengthsToBeBetween", "s", "maxLength", "3")));
      // Of -7, 1 and 2 the middle one; with the two that have no value, -7.
      assertEquals(
          peculiar + " | Success",
          both(
              database,
              TestEntities.testCase(
                  "tc",
                  "columnValueMedianToBeBetween",
                  TABLE,
                  "n",
                  "minValueForMedianInCol",
                  "1",
                  "maxValueForMedianInCol",
                  "1")));
      // A number below zero wraps around.
      assertEquals(
          peculiar + " | Success",
          both(
              database,
              TestEntities.testCase(
                  "tc", "columnValuesSumToBeBetween", TABLE, "n", "maxValueForColSum", "-4")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyTextInAFileIsNotMissing(TestDatabase.Kind kind) throws SQLException {
    boolean files = kind == TestDatabase.Kind.DUCKDB;
    try (TestDatabase database = filled(kind)) {
      database.update("UPDATE t SET s = '' WHERE n = 4");
      assertEquals(
          files ? "Failed | Success" : "Success | Success",
          both(database, counting("columnValuesMissingCount", "s", "missingCountValue", "2")));
      assertEquals(
          kind == TestDatabase.Kind.POSTGRES ? "Aborted | Success" : "Success | Success",
          both(
              database,
              counting(
                  "columnValuesMissingCount",
                  "n",
                  "missingCountValue",
                  "2",
                  "missingValueMatch",
                  "[4]")));
    }
  }

  /** The double 0.1 is a little more than the decimal, and 2.3 a little less. */
  @ParameterizedTest
  @EnumSource
  void aDecimalIsComparedWithADouble(TestDatabase.Kind kind) throws SQLException {
    Table decimals = TestEntities.table("p", Column.of("d", "DECIMAL"), Column.of("x", "DOUBLE"));
    boolean exact = kind == TestDatabase.Kind.POSTGRES || kind == TestDatabase.Kind.MARIADB;
    String differ = (exact ? "Failed" : "Success") + " | Success";
    try (TestDatabase database = TestDatabase.open(kind)) {
      database.update("CREATE TABLE p (d DECIMAL(5,2), x DOUBLE PRECISION)");
      database.update("INSERT INTO p VALUES (0.10, 0.1), (2.30, 2.3)");
      for (String[] testCase :
          new String[][] {
            {"columnValueMinToBeBetween", "minValueForMinInCol", "0.1"},
            {"columnValueMaxToBeBetween", "maxValueForMaxInCol", "2.3"},
            {"columnValuesToBeBetween", "minValue", "0.1"},
            {"columnValuesToBeBetween", "maxValue", "2.3"}
          }) {
        for (String column : List.of("d", "x")) {
          Recorder upstream =
              Recorder.run(
                  database,
                  Compatibility.OPENMETADATA,
                  TestEntities.whole(decimals),
                  decimals,
                  List.of(
                      TestEntities.testCase(
                          "tc", testCase[0], decimals, column, testCase[1], testCase[2])));
          Recorder clean =
              Recorder.run(
                  database,
                  Compatibility.CLEAN,
                  TestEntities.whole(decimals),
                  decimals,
                  List.of(
                      TestEntities.testCase(
                          "tc", testCase[0], decimals, column, testCase[1], testCase[2])));
          assertEquals(
              column.equals("d") ? differ : "Success | Success",
              status(upstream) + " | " + status(clean),
              testCase[0] + " " + column);
          assertEquals(status(upstream).equals("Failed") ? 1 : 0, upstream.quirks().size());
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTextThatIsNoListIsOneOfCharacters(TestDatabase.Kind kind) throws SQLException {
    try (TestDatabase database = filled(kind)) {
      assertEquals(
          "Success 3/1 | Aborted",
          both(database, counting("columnValuesToBeInSet", "s", "allowedValues", "'abc'")));
      assertEquals(
          "Failed 1/3 | Aborted",
          both(database, counting("columnValuesToBeNotInSet", "s", "forbiddenValues", "\"ab\"")));
      assertEquals(
          "Success | Aborted",
          both(
              database,
              counting(
                  "columnValuesMissingCount",
                  "s",
                  "missingCountValue",
                  "3",
                  "missingValueMatch",
                  "'za'")));
      for (String noList : List.of("NEW,PAID", "3", "'a", "None")) {
        assertEquals(
            "Aborted | Aborted",
            both(database, counting("columnValuesToBeInSet", "s", "allowedValues", noList)));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theLengthOfATextIsNoNumberOfRows(TestDatabase.Kind kind) throws SQLException {
    try (TestDatabase database = filled(kind)) {
      for (String[] query :
          new String[][] {
            {"SELECT 'Zoë'", "Success | Aborted"},
            {"SELECT s FROM t WHERE s IS NULL", "Aborted | Aborted"},
            {"SELECT 3", "Success | Success"},
            {"SELECT s FROM t WHERE 1 = 0", "Aborted | Aborted"}
          }) {
        assertEquals(
            query[1],
            both(
                database,
                TestEntities.testCase(
                    "tc",
                    "tableCustomSQLQuery",
                    TABLE,
                    null,
                    "sqlExpression",
                    query[0],
                    "strategy",
                    "COUNT",
                    "operator",
                    "==",
                    "threshold",
                    "3")));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void anHourIsNoDay(TestDatabase.Kind kind) throws SQLException {
    Table seen = TestEntities.table("p", Column.of("seen", "TIMESTAMP"));
    TestCase recent =
        TestEntities.testCase(
            "tc",
            "tableRowInsertedCountToBeBetween",
            seen,
            null,
            "columnName",
            "seen",
            "rangeType",
            "HOUR",
            "rangeInterval",
            "23",
            "max",
            "1");
    try (TestDatabase database = TestDatabase.open(kind)) {
      database.update("CREATE TABLE p (seen TIMESTAMP NULL)");
      // The first moment of the day before, but for the last hour of a day, is older than 23 hours.
      String past =
          kind == TestDatabase.Kind.SQLITE
              ? "DATETIME('now', '-23 hours', 'start of day')"
              : "CURRENT_TIMESTAMP - INTERVAL '24' HOUR";
      database.update("INSERT INTO p VALUES (CURRENT_TIMESTAMP), (" + past + "), (NULL)");
      for (Compatibility way : Compatibility.values()) {
        boolean whole = kind == TestDatabase.Kind.SQLITE && way == Compatibility.OPENMETADATA;
        Recorder recorder =
            Recorder.run(database, way, TestEntities.whole(seen), seen, List.of(recent));
        assertEquals(whole ? "Failed" : "Success", status(recorder));
        assertEquals(whole ? 1 : 0, recorder.quirks().size());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSumOfDoublesIsADecimalOnPostgres(TestDatabase.Kind kind) throws SQLException {
    TestCase sum = TestEntities.testCase("tc", "columnValuesSumToBeBetween", TABLE, "x");
    try (TestDatabase database = filled(kind)) {
      database.update("UPDATE t SET x = 2 WHERE x IS NOT NULL");
      assertEquals(
          switch (kind) {
            case SQLITE, POSTGRES, MARIADB -> "Found sum=6 vs. the expected min=-inf, max=inf.";
            case DUCKDB -> "Found sum=6.0 vs. the expected min=-inf, max=inf.";
          },
          run(database, Compatibility.OPENMETADATA, sum).results().get(0).result().orElseThrow());
      assertEquals(
          "Found sum=6.0 vs. the expected min=-inf, max=inf.",
          run(database, Compatibility.CLEAN, sum).results().get(0).result().orElseThrow());
    }
  }

  @ParameterizedTest
  @EnumSource
  void bothPrintTheBoundsOfLengths(TestDatabase.Kind kind) throws SQLException {
    TestCase lengths = counting("columnValueLengthsToBeBetween", "s", "maxLength", "3");
    try (TestDatabase database = filled(kind)) {
      for (Compatibility way : Compatibility.values()) {
        assertEquals(
            "Found minLength=1, maxLength=1 vs. the expected minLength=-inf, maxLength=3.0.",
            run(database, way, lengths).results().get(0).result().orElseThrow());
      }
    }
  }
}
