package io.dqrun.runner.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.Column;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestCaseStatus;
import io.dqrun.runner.check.Compatibility;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Dataset;
import io.dqrun.runner.sql.Literal;
import io.dqrun.runner.sql.Predicate;
import io.dqrun.runner.sql.Sample;
import io.dqrun.runner.sql.TableRef;
import io.dqrun.runner.testing.Recorder;
import io.dqrun.runner.testing.TestDatabase;
import io.dqrun.runner.testing.TestEntities;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cases on a part of a table: a partition, a sample, the answer to a query. */
class DatasetTest {

  private static final int ROWS = 2000;

  private static final Table TABLE =
      TestEntities.table(
          "Big one",
          Column.of("id", "INT"),
          Column.of("a cat", "VARCHAR"),
          Column.of("v", "INT"),
          Column.of("day", "DATE"));
  private static final TableRef REF = TableRef.ofPath(TABLE.fullyQualifiedName().parts());
  private static final ColumnRef ID = new ColumnRef("id", "INT");
  private static final ColumnRef CATEGORY = new ColumnRef("a cat", "VARCHAR");

  /** Ids from 1; three categories; every fifth value is missing, and the latest day is today. */
  private static TestDatabase filled(TestDatabase.Kind kind) throws SQLException {
    TestDatabase database = TestDatabase.open(kind);
    String name = database.dialect().quote("Big one");
    database.update(
        "CREATE TABLE %s (id INT, %s VARCHAR(9), v INT, %s DATE)"
            .formatted(name, database.dialect().quote("a cat"), database.dialect().quote("day")));
    String day =
        switch (kind) {
          case SQLITE -> "DATE(CURRENT_DATE, '-' || (n - 1) || ' DAY')";
          case MARIADB -> "CURRENT_DATE - INTERVAL (n - 1) DAY";
          case POSTGRES, DUCKDB -> "CURRENT_DATE - (n - 1)";
        };
    if (kind == TestDatabase.Kind.MARIADB) {
      database.update("SET max_recursive_iterations = " + ROWS);
    }
    database.update(
        ("INSERT INTO %s WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM"
                + " numbers WHERE n < %d) SELECT n, CASE n %% 3 WHEN 0 THEN 'a' WHEN 1 THEN 'it''s'"
                + " ELSE 'c' END, CASE WHEN n %% 5 = 0 THEN NULL ELSE (n - n %% 2) / 2 END, %s FROM"
                + " numbers")
            .formatted(name, ROWS, day));
    return database;
  }

  private static TestCase rows() {
    return TestEntities.testCase("rows", "tableRowCountToEqual", TABLE, null, "value", "1");
  }

  private static TestCase column(String definition, String column, String... parameters) {
    return TestEntities.countingCase(definition, definition, TABLE, column, parameters);
  }

  private static String value(TestDatabase database, Dataset dataset, TestCase testCase) {
    Recorder recorder =
        Recorder.run(database, Compatibility.OPENMETADATA, dataset, TABLE, List.of(testCase));
    return recorder.results().get(0).testResultValue().stream()
        .map(value -> value.value().orElse("null"))
        .reduce((first, second) -> first + "/" + second)
        .orElseGet(() -> recorder.results().get(0).result().orElseThrow());
  }

  @ParameterizedTest
  @EnumSource
  void aPartitionIsCountedAlone(TestDatabase.Kind kind) throws SQLException {
    Dataset values =
        new Dataset.Filtered(
            REF,
            new Predicate.In(
                CATEGORY, List.of(new Literal.Text("it's"), new Literal.Text("none"))));
    Dataset range =
        new Dataset.Filtered(
            REF,
            new Predicate.And(
                List.of(
                    new Predicate.AtLeast(ID, Literal.Numeric.of(10)),
                    new Predicate.AtMost(ID, Literal.Numeric.of(19)))));
    Dataset latest =
        new Dataset.Filtered(
            REF,
            new Predicate.NotOlder(new ColumnRef("day", "DATE"), 6, Predicate.NotOlder.Unit.DAY));
    try (TestDatabase database = filled(kind)) {
      assertEquals("2000", value(database, TestEntities.whole(TABLE), rows()));
      assertEquals("667", value(database, values, rows()));
      assertEquals("10", value(database, range, rows()), "both ends belong to it");
      assertEquals("7", value(database, latest, rows()), "today and six days before");
      assertEquals("2", value(database, range, column("columnValuesToBeNotNull", "v")));
      assertEquals(
          "8/2",
          value(database, range, column("columnValuesToBeUnique", "v")),
          "5, 6, 6, 7, 8, 8, 9, 9: also the subquery reads the partition");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSampleHasAboutItsSize(TestDatabase.Kind kind) throws SQLException {
    Sample tenth = new Sample(BigDecimal.TEN, Sample.Unit.PERCENT, Optional.empty());
    Sample bernoulli =
        new Sample(BigDecimal.TEN, Sample.Unit.PERCENT, Optional.of(Sample.Method.BERNOULLI));
    Sample hundred = new Sample(BigDecimal.valueOf(100), Sample.Unit.ROWS, Optional.empty());
    Optional<Predicate> half = Optional.of(new Predicate.AtMost(ID, Literal.Numeric.of(ROWS / 2)));
    try (TestDatabase database = filled(kind)) {
      for (Sample sample : List.of(tenth, bernoulli)) {
        int all =
            Integer.parseInt(
                value(database, new Dataset.Sampled(REF, Optional.empty(), sample), rows()));
        assertTrue(all > 120 && all < 290, "of 2000, " + all);
        int part =
            Integer.parseInt(value(database, new Dataset.Sampled(REF, half, sample), rows()));
        assertTrue(part > 45 && part < 165, "of 1000, " + part);
      }
      assertEquals(
          kind == TestDatabase.Kind.POSTGRES,
          database.statements().get(2).contains("TABLESAMPLE BERNOULLI (10)"));
      assertEquals(
          "100", value(database, new Dataset.Sampled(REF, Optional.empty(), hundred), rows()));
      int greatest =
          Integer.parseInt(
              value(
                  database,
                  new Dataset.Sampled(REF, half, hundred),
                  column("columnValueMaxToBeBetween", "id")));
      assertTrue(greatest > 100 && greatest <= ROWS / 2, "random, of the partition: " + greatest);
    }
  }

  @ParameterizedTest
  @EnumSource
  void oneScanDrawsOneSample(TestDatabase.Kind kind) throws SQLException {
    Dataset tenth =
        new Dataset.Sampled(
            REF,
            Optional.empty(),
            new Sample(BigDecimal.TEN, Sample.Unit.PERCENT, Optional.empty()));
    try (TestDatabase database = filled(kind)) {
      Recorder recorder =
          Recorder.run(
              database,
              Compatibility.OPENMETADATA,
              tenth,
              TABLE,
              List.of(rows(), column("columnValuesToBeUnique", "id")));
      // What stands apart draws its own.
      boolean apart = kind != TestDatabase.Kind.SQLITE;
      assertEquals(apart ? 2 : 1, database.statements().size());
      List<String> found = new ArrayList<>();
      recorder
          .results()
          .forEach(
              result ->
                  result.testResultValue().forEach(value -> found.add(value.value().orElse(""))));
      String rows = apart ? found.get(1) : found.get(0);
      assertEquals(List.of(rows, rows), found.subList(1, 3), "rows, values, unique");
    }
  }

  @ParameterizedTest
  @EnumSource
  void columnsOfAUsersQueryGoByPosition(TestDatabase.Kind kind) throws SQLException {
    List<String> names = List.of("id", "a cat", "v", "day");
    try (TestDatabase database = filled(kind)) {
      String quoted = database.dialect().qualifiedName(REF);
      Dataset few =
          new Dataset.UserQuery(
              REF,
              "SELECT id + 1000, 'x', 7, NULL FROM " + quoted + " WHERE id <= 12 -- a few",
              names);
      assertEquals("12", value(database, few, rows()));
      assertEquals("1012", value(database, few, column("columnValueMaxToBeBetween", "id")));
      assertEquals("12/0", value(database, few, column("columnValuesToBeUnique", "v")));
      Recorder narrow =
          Recorder.run(
              database,
              Compatibility.OPENMETADATA,
              new Dataset.UserQuery(REF, "SELECT nothing FROM " + quoted, names),
              TABLE,
              List.of(
                  rows(),
                  TestEntities.testCase(
                      "own", "tableCustomSQLQuery", TABLE, null, "sqlExpression", "SELECT nope")));
      String origin = "(the rows come from the table's profileQuery, whose columns must be";
      assertTrue(narrow.results().get(0).result().orElseThrow().contains(origin));
      assertFalse(narrow.results().get(1).result().orElseThrow().contains(origin));
      database.forgetStatements();
      Recorder refused =
          Recorder.run(
              database,
              Compatibility.OPENMETADATA,
              new Dataset.UserQuery(REF, "DELETE FROM " + quoted, names),
              TABLE,
              List.of(
                  rows(),
                  TestEntities.testCase("columns", "tableColumnCountToEqual", TABLE, null),
                  TestEntities.testCase(
                      "own", "tableCustomSQLQuery", TABLE, null, "sqlExpression", "SELECT 1")));
      assertEquals(1, database.statements().size(), "own queries are not concerned");
      assertTrue(database.statements().get(0).lines().anyMatch("SELECT 1"::equals));
      assertEquals(TestCaseStatus.ABORTED, refused.results().get(0).testCaseStatus());
      assertTrue(
          refused.results().get(0).result().orElseThrow().contains("SQL expression is not safe: "));
      assertEquals(TestCaseStatus.FAILED, refused.results().get(1).testCaseStatus());
      assertEquals("2000", value(database, TestEntities.whole(TABLE), rows()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void settingsWithoutSenseAbortWhatTheyConcern(TestDatabase.Kind kind) throws SQLException {
    try (TestDatabase database = filled(kind)) {
      Recorder recorder =
          Recorder.run(
              database,
              Compatibility.OPENMETADATA,
              new Dataset.Unusable(REF, "there are no partitionValues"),
              TABLE,
              List.of(rows(), TestEntities.testCase("c", "tableColumnCountToEqual", TABLE, null)));
      assertEquals(
          "Error executing tableRowCountToEqual - there are no partitionValues",
          recorder.results().get(0).result().orElseThrow());
      assertEquals(TestCaseStatus.FAILED, recorder.results().get(1).testCaseStatus());
      assertEquals(List.of(), database.statements());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPartitionThatCannotBeReadIsFoundOutAtOnce(TestDatabase.Kind kind) throws SQLException {
    Dataset dropped = new Dataset.Filtered(REF, new Predicate.IsNull(new ColumnRef("gone", "INT")));
    try (TestDatabase database = filled(kind)) {
      List<TestCase> cases = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        cases.add(
            TestEntities.testCase(
                "m" + i, "columnValueMaxToBeBetween", TABLE, i % 2 == 0 ? "id" : "v"));
      }
      Recorder recorder = Recorder.run(database, Compatibility.OPENMETADATA, dropped, TABLE, cases);
      assertEquals(4, database.statements().size(), "the scan, its halves, the probe");
      recorder
          .results()
          .forEach(result -> assertEquals(TestCaseStatus.ABORTED, result.testCaseStatus()));
      String text = recorder.results().get(0).result().orElseThrow();
      assertTrue(
          text.endsWith("(the rows are those of the partition in the table's profiler settings)"),
          text);
    }
  }

  /** A scan that is shared by random cases on a random partition says what each says alone. */
  @ParameterizedTest
  @EnumSource
  void sharedResultsOnAPartitionEqualSeparateOnes(TestDatabase.Kind kind) throws SQLException {
    Random random = new Random(42);
    try (TestDatabase database = filled(kind)) {
      for (int round = 0; round < 12; round++) {
        int from = random.nextInt(ROWS);
        Dataset part =
            new Dataset.Filtered(
                REF,
                new Predicate.And(
                    List.of(
                        new Predicate.AtLeast(ID, Literal.Numeric.of(from)),
                        new Predicate.AtMost(ID, Literal.Numeric.of(from + random.nextInt(40))),
                        new Predicate.Or(
                            List.of(
                                new Predicate.In(CATEGORY, List.of(new Literal.Text("a"))),
                                new Predicate.IsNull(new ColumnRef("v", "INT")))))));
        List<TestCase> cases = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
          cases.add(randomCase("c" + i, random));
        }
        for (Compatibility way : Compatibility.values()) {
          Recorder shared = Recorder.run(database, way, part, TABLE, cases);
          for (int i = 0; i < cases.size(); i++) {
            Recorder alone = Recorder.run(database, way, part, TABLE, List.of(cases.get(i)));
            assertEquals(alone.results().get(0), shared.results().get(i));
          }
        }
      }
    }
  }

  private static TestCase randomCase(String name, Random random) {
    String number = random.nextBoolean() ? "id" : "v";
    String bound = String.valueOf(random.nextInt(ROWS));
    return switch (random.nextInt(8)) {
      case 0 -> TestEntities.testCase(name, "tableRowCountToEqual", TABLE, null, "value", "3");
      case 1 -> TestEntities.countingCase(name, "columnValuesToBeUnique", TABLE, number);
      case 2 -> TestEntities.testCase(name, "columnValueMedianToBeBetween", TABLE, number);
      case 3 ->
          TestEntities.countingCase(
              name, "columnValuesToBeBetween", TABLE, number, "maxValue", bound);
      case 4 -> TestEntities.countingCase(name, "columnValuesToBeNotNull", TABLE, "v");
      case 5 ->
          TestEntities.countingCase(
              name, "columnValuesToNotMatchRegex", TABLE, "a cat", "forbiddenRegex", "^i");
      case 6 ->
          TestEntities.testCase(
              name, "columnValuesMissingCount", TABLE, number, "missingCountValue", "1");
      default ->
          TestEntities.testCase(
              name, "columnValueStdDevToBeBetween", TABLE, number, "maxValueForStdDevInCol", "9");
    };
  }
}
