package io.dqrun.runner.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.Column;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestCaseStatus;
import io.dqrun.runner.check.Checks;
import io.dqrun.runner.result.CaseOutcome;
import io.dqrun.runner.testing.Recorder;
import io.dqrun.runner.testing.TestDatabase;
import io.dqrun.runner.testing.TestEntities;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one SELECT for many cases must not change. */
class SharedScanTest {

  private static final Table TABLE =
      TestEntities.table(
          "t",
          Column.of("id", "INT"),
          Column.of("name", "VARCHAR"),
          Column.of("amount", "DECIMAL"),
          Column.of("rate", "DOUBLE"),
          Column.of("day", "DATE"),
          Column.of("seen", "TIMESTAMP"),
          Column.of("empty", "INT"));

  private static TestCase counting(String definition, String column, String... parameters) {
    return TestEntities.countingCase(
        definition + "_" + column, definition, TABLE, column, parameters);
  }

  private static TestCase plain(String definition, String column, String... parameters) {
    return TestEntities.testCase(
        definition + "_" + column + "_plain", definition, TABLE, column, parameters);
  }

  private static TestCase ofTable(String definition, String... parameters) {
    return TestEntities.testCase(definition, definition, TABLE, null, parameters);
  }

  private static List<TestCase> shareable() {
    return List.of(
        counting("columnValuesToBeNotNull", "id"),
        counting("columnValuesToBeNotNull", "name"),
        plain("columnValuesToBeNotNull", "empty"),
        counting("columnValuesToBeUnique", "id"),
        counting("columnValuesToBeUnique", "name"),
        counting("columnValuesToBeBetween", "id", "minValue", "2"),
        plain("columnValuesToBeBetween", "rate", "minValue", "0.1", "maxValue", "1e3"),
        counting("columnValuesToBeBetween", "day", "minValue", "1709337600"),
        counting(
            "columnValuesToBeBetween",
            "seen",
            "minValue",
            "1709337600",
            "maxValue",
            "1709424000000"),
        counting("columnValuesToBeInSet", "name", "allowedValues", "['a', \"it's\"]"),
        plain("columnValuesToBeInSet", "id", "allowedValues", "[1, 2, 3]", "matchEnum", "True"),
        counting("columnValuesToBeNotInSet", "name", "forbiddenValues", "[]"),
        counting("columnValuesToBeNotInSet", "amount", "forbiddenValues", "(2.5, None)"),
        plain("columnValueMinToBeBetween", "amount"),
        plain("columnValueMaxToBeBetween", "amount", "maxValueForMaxInCol", "10"),
        plain("columnValueMeanToBeBetween", "rate", "minValueForMeanInCol", "0"),
        plain("columnValuesSumToBeBetween", "id", "minValueForColSum", "6"),
        counting("columnValueLengthsToBeBetween", "name", "minLength", "2"),
        plain("columnValuesMissingCount", "name", "missingCountValue", "2"),
        counting(
            "columnValuesMissingCount",
            "name",
            "missingCountValue",
            "3",
            "missingValueMatch",
            "['a']"),
        plain("columnValueMaxToBeBetween", "empty"),
        plain("columnValueStdDevToBeBetween", "id", "maxValueForStdDevInCol", "1"),
        counting("columnValuesToMatchRegex", "name", "regex", "^(a|it's)?$"),
        counting("columnValuesToNotMatchRegex", "name", "forbiddenRegex", "^i"),
        ofTable(
            "tableRowInsertedCountToBeBetween",
            "columnName",
            "seen",
            "rangeType",
            "YEAR",
            "rangeInterval",
            "1000",
            "max",
            "2"),
        ofTable("tableRowCountToEqual", "value", "4"),
        ofTable("tableRowCountToBeBetween", "minValue", "1"),
        ofTable("tableColumnCountToEqual", "columnCount", "7"),
        ofTable("tableColumnCountToBeBetween", "minColValue", "1"),
        ofTable("tableColumnNameToExist", "columnName", "Id"),
        ofTable("tableColumnToMatchSet", "columnNames", "id"));
  }

  private static TestDatabase filled(TestDatabase.Kind kind) throws SQLException {
    TestDatabase database = TestDatabase.open(kind);
    database.update(
        "CREATE TABLE t (id INT, name VARCHAR(20), amount DECIMAL(10,2), rate DOUBLE PRECISION,"
            + " day DATE, seen TIMESTAMP NULL, empty INT)");
    database.update(
        "INSERT INTO t VALUES"
            + " (1, 'a', 1.25, 0.5, '2024-03-01', '2024-03-01 08:00:00', NULL),"
            + " (2, 'it''s', 2.50, 0.25, '2024-03-02', '2024-03-02 00:00:00', NULL),"
            + " (3, '', 10.00, NULL, '2024-03-03', '2024-03-03 00:00:00', NULL),"
            + " (3, NULL, NULL, 7, NULL, NULL, NULL)");
    return database;
  }

  /** The two cases of uniqueness have statements of their own there. */
  private static int apart(TestDatabase.Kind kind) {
    return kind == TestDatabase.Kind.SQLITE ? 0 : 2;
  }

  @ParameterizedTest
  @EnumSource
  void allShareableCasesOfATableAreOneSelect(TestDatabase.Kind kind) throws SQLException {
    try (TestDatabase database = filled(kind)) {
      List<TestCase> cases = shareable();
      Recorder recorder = Recorder.run(database, TABLE, cases);
      assertTrue(cases.size() > 20);
      assertEquals(
          1 + apart(kind), database.statements().size(), () -> database.statements().toString());
      assertEquals(cases, recorder.outcomes().stream().map(CaseOutcome::testCase).toList());
      assertEquals(1 + apart(kind), recorder.summaries().get(0).statements());
      assertEquals(database.statements().subList(0, 1), recorder.outcomes().get(0).statements());
      assertEquals(
          List.of(), recorder.outcomes().get(cases.size() - 1).statements(), "schema only");
    }
  }

  @ParameterizedTest
  @EnumSource
  void sharedResultsEqualSeparateResults(TestDatabase.Kind kind) throws SQLException {
    try (TestDatabase database = filled(kind)) {
      List<TestCase> cases = shareable();
      Set<String> kinds =
          cases.stream()
              .map(testCase -> testCase.definitionName().orElseThrow())
              .collect(Collectors.toCollection(TreeSet::new));
      kinds.addAll(
          List.of(
              "tableCustomSQLQuery",
              "columnValueMedianToBeBetween",
              "tableDiff",
              "columnValuesToBeAtExpectedLocation"));
      assertEquals(new TreeSet<>(Checks.executed()), kinds, "every check but those apart");
      Recorder shared = Recorder.run(database, TABLE, cases);
      for (int i = 0; i < cases.size(); i++) {
        assertEquals(Recorder.result(database, TABLE, cases.get(i)), shared.results().get(i));
      }
      Set<TestCaseStatus> verdicts =
          shared.results().stream()
              .map(result -> result.testCaseStatus())
              .collect(Collectors.toSet());
      assertEquals(Set.of(TestCaseStatus.values()), verdicts, "the comparison is worth something");
    }
  }

  @ParameterizedTest
  @EnumSource
  void verdictsAreAsTheDataDemands(TestDatabase.Kind kind) throws SQLException {
    try (TestDatabase database = filled(kind)) {
      List<String> texts =
          Recorder.run(database, TABLE, shareable()).results().stream()
              .map(
                  result ->
                      result.testCaseStatus().text()
                          + " "
                          + result.passedRows().map(String::valueOf).orElse("-")
                          + "/"
                          + result.failedRows().map(String::valueOf).orElse("-"))
              .toList();
      // In files the empty text is a value, and NULL is no match.
      boolean files = kind == TestDatabase.Kind.DUCKDB;
      assertEquals(
          List.of(
              "Success 4/0",
              "Failed 3/1",
              "Failed -/-",
              "Failed 2/2",
              "Success 3/0",
              "Failed 3/1",
              "Success -/-",
              "Failed 3/1",
              "Failed 3/1",
              "Success 2/2",
              "Success -/-",
              "Success 4/0",
              "Failed 3/1",
              "Success -/-",
              "Success -/-",
              "Success -/-",
              "Success -/-",
              "Failed 2/2",
              files ? "Failed -/-" : "Success -/-",
              files ? "Failed -/-" : "Success -/-",
              "Aborted -/-",
              "Success -/-",
              "Success 3/1",
              files ? "Failed 3/1" : "Failed 2/2",
              "Failed -/-",
              "Success -/-",
              "Success -/-",
              "Success -/-",
              "Success -/-",
              "Failed -/-",
              "Failed -/-"),
          texts);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyTableAbortsWhatHasNoValue(TestDatabase.Kind kind) throws SQLException {
    try (TestDatabase database = filled(kind)) {
      database.update("DELETE FROM t");
      Recorder recorder = Recorder.run(database, TABLE, shareable());
      assertEquals(1 + apart(kind), database.statements().size());
      for (CaseOutcome outcome : recorder.outcomes()) {
        String definition = outcome.testCase().definitionName().orElseThrow();
        boolean counts = definition.contains("Unique") || definition.startsWith("table");
        assertEquals(
            !counts, outcome.result().testCaseStatus() == TestCaseStatus.ABORTED, definition);
        assertTrue(outcome.result().passedRows().isEmpty(), definition);
      }
      String text = recorder.results().get(0).result().orElseThrow();
      assertTrue(
          text.startsWith(
              "Error computing svc.db.sch.t.id.columnValuesToBeNotNull_id: \n"
                  + "Query on table/column id returned None. Your table might be empty."),
          text);
      String notInSet = recorder.results().get(11).result().orElseThrow();
      assertTrue(
          notInSet.startsWith(
              "Error computing columnValuesToBeNotInSet_name for svc.db.sch.t: \nQuery on"),
          notInSet);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDroppedColumnCostsOnlyItsOwnCases(TestDatabase.Kind kind) throws SQLException {
    try (TestDatabase database = filled(kind)) {
      database.update("ALTER TABLE t DROP COLUMN name");
      Recorder recorder = Recorder.run(database, TABLE, shareable());
      for (CaseOutcome outcome : recorder.outcomes()) {
        String column = outcome.testCase().entityLink().column().orElse("");
        boolean aborted = outcome.result().testCaseStatus() == TestCaseStatus.ABORTED;
        assertEquals(
            column.equals("name")
                || outcome.testCase().name().equals("columnValueMaxToBeBetween_empty_plain"),
            aborted,
            outcome.testCase().name());
      }
      assertTrue(
          recorder
              .results()
              .get(1)
              .result()
              .orElseThrow()
              .startsWith("Error executing columnValuesToBeNotNull - "));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aMissingTableStillHasColumnsToJudge(TestDatabase.Kind kind) throws SQLException {
    try (TestDatabase database = filled(kind)) {
      database.update("DROP TABLE t");
      Recorder recorder = Recorder.run(database, TABLE, shareable());
      assertEquals(4 + apart(kind), database.statements().size());
      List<String> judged = new ArrayList<>();
      for (CaseOutcome outcome : recorder.outcomes()) {
        if (outcome.result().testCaseStatus() != TestCaseStatus.ABORTED) {
          judged.add(outcome.testCase().name());
        }
      }
      assertEquals(
          List.of(
              "tableColumnCountToEqual",
              "tableColumnCountToBeBetween",
              "tableColumnNameToExist",
              "tableColumnToMatchSet"),
          judged);
    }
  }
}
