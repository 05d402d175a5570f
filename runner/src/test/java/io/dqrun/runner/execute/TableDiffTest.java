package io.dqrun.runner.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.Column;
import io.dqrun.entity.Table;
import io.dqrun.entity.TableTags;
import io.dqrun.entity.TagLabel;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.entity.TestCaseStatus;
import io.dqrun.runner.check.Compatibility;
import io.dqrun.runner.compare.Rows;
import io.dqrun.runner.plan.ExecutionPlan;
import io.dqrun.runner.sql.RowSample;
import io.dqrun.runner.testing.DiffDatabase;
import io.dqrun.runner.testing.Diffs;
import io.dqrun.runner.testing.Recorder;
import io.dqrun.runner.testing.TestDatabase.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Differences of two tables, joined in each database and read across each two databases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TableDiffTest {

  private static final String ERROR = "ERROR: Unexpected error while running the table diff test: ";

  private final Map<Kind, DiffDatabase> databases = new EnumMap<>(Kind.class);

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    for (Kind kind : Kind.values()) {
      databases.put(kind, DiffDatabase.open(kind, folder));
    }
  }

  @AfterAll
  void close() throws Exception {
    for (DiffDatabase database : databases.values()) {
      database.close();
    }
  }

  static Stream<Arguments> pairs() {
    return Stream.of(Kind.values())
        .flatMap(one -> Stream.of(Kind.values()).map(other -> Arguments.of(one, other)));
  }

  /** The tables of two databases, made anew. */
  private record Pair(DiffDatabase one, DiffDatabase other) {

    Pair with(String leftSql, String rightSql) throws Exception {
      one.update("DROP TABLE IF EXISTS a", "CREATE TABLE a " + leftSql);
      other.update("DROP TABLE IF EXISTS b", "CREATE TABLE b " + rightSql);
      return this;
    }

    Pair rows(String left, String right) throws Exception {
      if (!left.isEmpty()) {
        one.update("INSERT INTO a VALUES " + left);
      }
      if (!right.isEmpty()) {
        other.update("INSERT INTO b VALUES " + right);
      }
      return this;
    }

    TestCaseResult run(Table left, Table right, TestCase testCase) {
      return Diffs.run(one, other, left, right, testCase);
    }
  }

  private DiffDatabase database(Kind kind) {
    return Objects.requireNonNull(databases.get(kind));
  }

  private Pair pair(Kind one, Kind other) {
    return new Pair(database(one), database(other));
  }

  private static final Table A =
      Diffs.left(Diffs.column("id", "INT", "PRIMARY_KEY"), Column.of("name", "VARCHAR"));
  private static final Table B =
      Diffs.right(Diffs.column("id", "INT", "PRIMARY_KEY"), Column.of("name", "VARCHAR"));

  private Pair vectors(Kind one, Kind other) throws Exception {
    return pair(one, other)
        .with("(id INTEGER, name VARCHAR(10))", "(id INTEGER, name VARCHAR(10), v INTEGER)")
        .rows("(1, 'x'), (2, 'y'), (3, 'z')", "(1, 'x', 1), (2, 'Y', 2), (4, 'w', 3)");
  }

  private static List<String> values(TestCaseResult result) {
    List<String> values = new ArrayList<>();
    result
        .testResultValue()
        .forEach(value -> values.add(value.name() + "=" + value.value().orElse("null")));
    return values;
  }

  private static void assertResult(
      TestCaseResult result, TestCaseStatus status, String text, String... values) {
    assertEquals(status, result.testCaseStatus(), result.toString());
    assertEquals(text, result.result().orElseThrow());
    assertEquals(List.of(values), values(result));
  }

  private static void assertCounts(
      TestCaseResult result, int removed, int added, int changed, int unchanged) {
    assertEquals(
        List.of(
            "removedRows=" + removed,
            "addedRows=" + added,
            "changedRows=" + changed,
            "diffCount=" + (removed + added + changed)),
        values(result),
        result.toString());
    assertEquals(Optional.of((long) unchanged), result.passedRows());
  }

  private static void assertAborted(TestCaseResult result, String text) {
    assertEquals(TestCaseStatus.ABORTED, result.testCaseStatus(), result.toString());
    assertEquals(ERROR + text, result.result().orElseThrow());
    assertEquals(List.of(), result.testResultValue());
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void d1EveryDifferenceCounts(Kind one, Kind other) throws Exception {
    assertD1(vectors(one, other).run(A, B, Diffs.testCase(A, "table2", Diffs.OTHER)));
  }

  private static void assertD1(TestCaseResult first) {
    assertResult(
        first,
        TestCaseStatus.FAILED,
        "Found 3 different rows which is more than the threshold of 0",
        "removedRows=1",
        "addedRows=1",
        "changedRows=1",
        "diffCount=3");
    assertEquals(Optional.of(3L), first.failedRows());
    assertEquals(Optional.of(1L), first.passedRows());
    assertEquals(33.33, first.passedRowsPercentage().orElseThrow(), 0.01);
    assertEquals(100.0, first.failedRowsPercentage().orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void d2FewerThanTheThreshold(Kind one, Kind other) throws Exception {
    TestCaseResult below =
        vectors(one, other).run(A, B, Diffs.testCase(A, "table2", Diffs.OTHER, "threshold", "4"));
    assertResult(
        below,
        TestCaseStatus.SUCCESS,
        "Found 3 different rows which is more than the threshold of 4",
        "removedRows=None",
        "addedRows=None",
        "changedRows=None",
        "diffCount=3");
    assertEquals(Optional.of(3L), below.failedRows());
    assertEquals(Optional.empty(), below.passedRows());
    assertEquals(Optional.empty(), below.failedRowsPercentage());
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void d3AsManyAsTheThreshold(Kind one, Kind other) throws Exception {
    assertEquals(
        TestCaseStatus.FAILED,
        vectors(one, other)
            .run(A, B, Diffs.testCase(A, "table2", Diffs.OTHER, "threshold", "3"))
            .testCaseStatus());
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void d4ColumnThatOnlyTheOtherTableHas(Kind one, Kind other) throws Exception {
    Table wider =
        Diffs.right(Column.of("id", "INT"), Column.of("name", "VARCHAR"), Column.of("v", "INT"));
    assertD1(vectors(one, other).run(A, wider, Diffs.testCase(A, "table2", Diffs.OTHER)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void d5ColumnThatTheOtherTableLacks(Kind one, Kind other) throws Exception {
    Table nameless = Diffs.right(Column.of("id", "INT"), Column.of("v", "INT"));
    assertResult(
        vectors(one, other)
            .run(A, nameless, Diffs.testCase(A, "table2", Diffs.OTHER, "useColumns", "['name']")),
        TestCaseStatus.FAILED,
        "Tables have 1 different columns:\n  Removed columns: name\n",
        "removedColumns=1",
        "addedColumns=0",
        "changedColumns=0");
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void theConditionHoldsForBothTables(Kind one, Kind other) throws Exception {
    TestCaseResult result =
        vectors(one, other)
            .run(A, B, Diffs.testCase(A, "table2", Diffs.OTHER, "where", "id < 3 OR name = 'q'"));
    assertCounts(result, 0, 0, 1, 1);
    // Of all rows of the first table, not only of those that were compared.
    assertEquals(33.33, result.passedRowsPercentage().orElseThrow(), 0.01);
    assertEquals(
        TestCaseStatus.SUCCESS,
        vectors(one, other)
            .run(A, B, Diffs.testCase(A, "table2", Diffs.OTHER, "where", "id > 9"))
            .testCaseStatus());
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void rowsCanBeCountedDespiteAThreshold(Kind one, Kind other) throws Exception {
    TestCase counting =
        TestCase.builder()
            .from(Diffs.testCase(A, "table2", Diffs.OTHER, "threshold", "4"))
            .computePassedFailedRowCount(true)
            .build();
    TestCaseResult result = vectors(one, other).run(A, B, counting);
    assertEquals(TestCaseStatus.SUCCESS, result.testCaseStatus());
    assertCounts(result, 1, 1, 1, 1);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void anEmptyFirstTableHasNoShares(Kind one, Kind other) throws Exception {
    Pair pair = vectors(one, other);
    pair.one().update("DELETE FROM a");
    assertAborted(
        pair.run(A, B, Diffs.testCase(A, "table2", Diffs.OTHER)),
        "the table a.db.sch.a has no rows to take a share of; a threshold above 0 needs none");
    assertEquals(
        TestCaseStatus.FAILED,
        pair.run(A, B, Diffs.testCase(A, "table2", Diffs.OTHER, "threshold", "3"))
            .testCaseStatus());
    TestCase all = Diffs.testCase(A, "table2", Diffs.OTHER);
    Recorder upstream = run(pair, Compatibility.OPENMETADATA, all);
    assertEquals(1, upstream.quirks().size());
    assertTrue(
        upstream
            .quirks()
            .get(0)
            .startsWith(
                "diff is Aborted by a quirk of OpenMetadata's own runner, Failed otherwise"),
        upstream.quirks().get(0));
    TestCaseResult clean = run(pair, Compatibility.CLEAN, all).results().get(0);
    assertEquals(TestCaseStatus.FAILED, clean.testCaseStatus());
    assertCounts(clean, 0, 3, 0, 0);
    assertEquals(Optional.empty(), clean.failedRowsPercentage());
    pair.other().update("DELETE FROM b");
    assertEquals(
        TestCaseStatus.SUCCESS,
        run(pair, Compatibility.CLEAN, all).results().get(0).testCaseStatus());
    assertEquals(
        TestCaseStatus.SUCCESS,
        pair.run(A, B, Diffs.testCase(A, "table2", Diffs.OTHER, "threshold", "3"))
            .testCaseStatus());
  }

  private static final TableTags NO_TAGS = new TableTags(Optional.empty(), Optional.empty());

  private static TableTags personal(String column) {
    List<TagLabel> tags = List.of(new TagLabel("PII.Sensitive"));
    return new TableTags(
        Optional.empty(),
        Optional.of(
            List.of(new TableTags.TaggedColumn(column, Optional.of(tags), Optional.empty()))));
  }

  private static Optional<FailedRowsReader.Found> differing(
      Pair pair, TableTags tags, TableTags otherTags, int maxRows, String... parameters)
      throws Exception {
    List<String> said = new ArrayList<>(List.of("table2", Diffs.OTHER));
    said.addAll(List.of(parameters));
    TestCase all = Diffs.testCase(A, said.toArray(new String[0]));
    ExecutionPlan plan = Diffs.plan(pair.one(), Compatibility.OPENMETADATA, A, B, all);
    RowSampler sampler =
        (sql, most) -> {
          List<List<@Nullable Object>> rows = new ArrayList<>();
          try (Rows<StatementFailure> answer = pair.one().open(sql)) {
            for (var row = answer.next(); row != null && rows.size() < most; row = answer.next()) {
              rows.add(row);
            }
          }
          return new RowSample(List.of(), rows);
        };
    Optional<FailedRowsReader.OtherDatabase> other =
        pair.one() == pair.other()
            ? Optional.empty()
            : Optional.of(new FailedRowsReader.OtherDatabase(pair.other().dialect(), pair.other()));
    return new FailedRowsReader(pair.one().dialect(), sampler, pair.one(), other, maxRows)
        .read(plan, plan.cases().get(0), tags, Optional.of(otherTags));
  }

  private static List<String> rows(FailedRowsReader.Found found) {
    return found.sample().orElseThrow().rows().stream().map(String::valueOf).sorted().toList();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void rowsThatDifferAreShown(Kind one, Kind other) throws Exception {
    Pair pair = vectors(one, other);
    FailedRowsReader.Found found = differing(pair, NO_TAGS, NO_TAGS, 10).orElseThrow();
    assertEquals(List.of("id", "name"), found.sample().orElseThrow().columns());
    assertEquals(List.of("[2, Y]", "[2, y]", "[3, z]", "[4, w]"), rows(found));
    assertEquals(one == other, found.query().isPresent());
    assertEquals(3, rows(differing(pair, NO_TAGS, NO_TAGS, 3).orElseThrow()).size());
    FailedRowsReader.Found hidden = differing(pair, NO_TAGS, personal("name"), 10).orElseThrow();
    assertEquals(List.of("[2]", "[2]", "[3]", "[4]"), rows(hidden));
    assertEquals(
        List.of("[Y]", "[w]", "[y]", "[z]"),
        rows(differing(pair, personal("id"), NO_TAGS, 10).orElseThrow()));
    TableTags table =
        new TableTags(Optional.of(List.of(new TagLabel("PII.Sensitive"))), Optional.empty());
    assertEquals(Optional.empty(), differing(pair, NO_TAGS, table, 10));
    assertEquals(Optional.empty(), differing(pair, table, NO_TAGS, 10));
    String condition = "Name <> 'z'";
    assertEquals(
        Optional.empty(),
        differing(pair, NO_TAGS, personal("name"), 10, "where", condition),
        "what is listed would tell what is hidden");
    assertTrue(differing(pair, NO_TAGS, personal("id"), 10, "where", condition).isPresent());
  }

  private static Recorder run(Pair pair, Compatibility way, TestCase testCase) {
    return Diffs.run(pair.one(), pair.other(), Diffs.plan(pair.one(), way, A, B, testCase));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void keysThatDoNotTellRowsApartAreRefused(Kind one, Kind other) throws Exception {
    Pair pair = vectors(one, other);
    pair.other().update("INSERT INTO b VALUES (4, 'again', 9)");
    assertAborted(
        pair.run(A, B, Diffs.testCase(A, "table2", Diffs.OTHER)),
        "several rows of the table b.db.sch.b have the same key ['id']; name more columns in the"
            + " parameter keyColumns");
    assertCounts(
        pair.run(A, B, Diffs.testCase(A, "table2", Diffs.OTHER, "keyColumns", "['id', 'name']")),
        2,
        3,
        0,
        1);
    pair.one().update("INSERT INTO a VALUES (NULL, 'none')");
    assertAborted(
        pair.run(A, B, Diffs.testCase(A, "table2", Diffs.OTHER)),
        "the key ['id'] of the table a.db.sch.a is NULL in some rows; leave them out with the"
            + " parameter where");
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void whatTheDatabaseRefusesIsTheReason(Kind one, Kind other) throws Exception {
    Pair pair = vectors(one, other);
    TestCaseResult result =
        pair.run(A, B, Diffs.testCase(A, "table2", Diffs.OTHER, "where", "ghost = 1"));
    assertEquals(TestCaseStatus.ABORTED, result.testCaseStatus());
    assertTrue(result.result().orElseThrow().startsWith(ERROR), result.toString());
    assertTrue(result.result().orElseThrow().contains("ghost"), result.toString());
    // The session is as good as before.
    assertCounts(pair.run(A, B, Diffs.testCase(A, "table2", Diffs.OTHER)), 1, 1, 1, 1);
  }

  /** The order of letters, umlauts, blanks and of what lies beyond the first 65536 characters. */
  @ParameterizedTest
  @MethodSource("pairs")
  void textsAreComparedExactlyInWhateverOrder(Kind one, Kind other) throws Exception {
    String keys =
        "('a', 1), ('A', 1), ('b', 1), ('B', 1), ('ä', 1), ('z', 1), ('a ', 1), ('a!', 1), ('', 1),"
            + " ('_', 1), ('-', 1), ('10', 1), ('9', 1), ('\uFF5E', 1), ('\uD83D\uDE00', 1)";
    Table left = Diffs.left(Diffs.column("k y", "VARCHAR", "UNIQUE"), Column.of("v", "INT"));
    Table right = Diffs.right(Column.of("k y", "VARCHAR"), Column.of("v", "BIGINT"));
    Pair pair =
        pair(one, other)
            .with("(\"k y\" VARCHAR(10), v INTEGER)", "(\"k y\" VARCHAR(10), v BIGINT)")
            .rows(keys, keys + ", ('Ä', 1)");
    assertCounts(pair.run(left, right, Diffs.testCase(left, "table2", Diffs.OTHER)), 0, 1, 0, 15);
  }

  @ParameterizedTest
  @EnumSource
  void columnsThatIgnoreCaseDoNotHideADifference(Kind kind) throws Exception {
    if (kind == Kind.POSTGRES) {
      database(kind)
          .update(
              "CREATE COLLATION IF NOT EXISTS any_case"
                  + " (provider = icu, locale = 'und-u-ks-level2', deterministic = false)");
    }
    String type =
        "VARCHAR(10) COLLATE "
            + switch (kind) {
              case POSTGRES -> "any_case";
              case MARIADB -> "utf8mb4_general_ci";
              case SQLITE, DUCKDB -> "NOCASE";
            };
    Table left = Diffs.left(Diffs.column("k", "VARCHAR", "UNIQUE"), Column.of("v", "VARCHAR"));
    Table right = Diffs.right(Column.of("k", "VARCHAR"), Column.of("v", "VARCHAR"));
    Pair pair =
        pair(kind, kind)
            .with("(k " + type + ", v " + type + ")", "(k " + type + ", v " + type + ")")
            .rows("('a', 'x'), ('A', 'x'), ('b', 'y')", "('a', 'X'), ('A', 'x'), ('B', 'y')");
    assertCounts(pair.run(left, right, Diffs.testCase(left, "table2", Diffs.OTHER)), 1, 1, 1, 1);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void valuesAreComparedByWhatTheyAre(Kind one, Kind other) throws Exception {
    Table left =
        Diffs.left(
            Diffs.column("id", "BIGINT", "PRIMARY_KEY"),
            Column.of("d", "DECIMAL"),
            Column.of("f", "BOOLEAN"),
            Column.of("t", "TIMESTAMP"),
            Column.of("day", "DATE"),
            Column.of("c", "CHAR"),
            Column.of("u", "UUID"),
            Column.of("x", "DOUBLE"));
    Table right =
        Diffs.right(
            Column.of("ID", "INT"),
            Column.of("d", "DOUBLE"),
            Column.of("f", "INT"),
            Column.of("t", "DATETIME"),
            Column.of("day", "DATE"),
            Column.of("c", "VARCHAR"),
            Column.of("u", "VARCHAR"),
            Column.of("x", "DOUBLE"));
    String uuid = one == Kind.POSTGRES ? "UUID" : "TEXT";
    boolean sqlite = one == Kind.SQLITE;
    String leftTime = one == Kind.MARIADB ? "DATETIME(6)" : "TIMESTAMP";
    String rightTime = other == Kind.MARIADB ? "DATETIME(6)" : "TIMESTAMP";
    Pair pair =
        pair(one, other)
            .with(
                "(id BIGINT, d DECIMAL(10,2), f BOOLEAN, t "
                    + leftTime
                    + ", day DATE, c CHAR(5), u "
                    + uuid
                    + ", x DOUBLE PRECISION)",
                "(\"ID\" INTEGER, d DOUBLE PRECISION, f INTEGER, t "
                    + rightTime
                    + ", day DATE,"
                    + " c VARCHAR(5), u VARCHAR(40), x DOUBLE PRECISION)");
    String id = "'5f0c2a7e-0d1b-4c3e-9a8f-0123456789ab'";
    String upper = "'5F0C2A7E-0D1B-4C3E-9A8F-0123456789AB'";
    pair.rows(
        "(1, 1.50, "
            + (sqlite ? "1" : "true")
            + ", '2024-03-01 08:00:00.123456', '2024-03-01', 'ab', "
            + id
            + ", 0.1), (2, 0.10, NULL, NULL, NULL, NULL, NULL, NULL), (3, 7, NULL, NULL, NULL,"
            + " NULL, NULL, 1)",
        "(1, 1.5, 1, '2024-03-01 08:00:00.123456', '2024-03-01', 'ab', "
            + upper
            + ", 0.1), (2, 0.1, NULL, NULL, NULL, NULL, NULL, NULL), (3, 7, NULL, NULL, NULL, NULL,"
            + " NULL, NULL)");
    assertCounts(pair.run(left, right, Diffs.testCase(left, "table2", Diffs.OTHER)), 0, 0, 1, 2);
  }

  /** What only PostgreSQL has, joined and read from two databases. */
  @Test
  void typesWithoutAnOrderOfTheirOwnCanBeCompared(@TempDir Path folder) throws Exception {
    Column[] more = {
      Column.of("j", "JSON"), Column.of("b", "BYTEA"), Column.of("e", "ENUM"),
      Column.of("n", "NUMERIC"), Column.of("h", "TIME"), Column.of("l", "ARRAY")
    };
    Table left = Diffs.left(with(more, Column.of("u", "UUID"), Column.of("z", "TIMESTAMPZ")));
    Table right = Diffs.right(with(more, Column.of("u", "UUID"), Column.of("z", "DATETIME")));
    String columns =
        "(j JSON, b BYTEA, e mood, n NUMERIC, h TIME, l INTEGER[], u UUID PRIMARY KEY, z ";
    String id = "'5f0c2a7e-0d1b-4c3e-9a8f-0123456789a";
    String same = "('{\"a\": 1}', '\\x01ff', 'good', 'NaN', '08:00', '{1,2}', ";
    String leftRows = same + id + "b', '2024-03-01 10:00+02'), " + same + id + "c', NULL)";
    String rightRows =
        same + id + "b', '2024-03-01 08:00'), " + same.replace("good", "bad") + id + "c', NULL)";
    DiffDatabase one = database(Kind.POSTGRES);
    try (DiffDatabase other = DiffDatabase.open(Kind.POSTGRES, folder)) {
      for (Pair pair : List.of(new Pair(one, one), new Pair(one, other))) {
        pair.other().update("DROP TABLE IF EXISTS b", "DROP TABLE IF EXISTS a");
        for (DiffDatabase database : List.of(pair.one(), pair.other())) {
          database.update(
              "DROP TABLE IF EXISTS a",
              "DROP TYPE IF EXISTS mood",
              "CREATE TYPE mood AS ENUM ('good', 'bad')");
        }
        pair.with(columns + "TIMESTAMPTZ)", columns + "TIMESTAMP)").rows(leftRows, rightRows);
        assertCounts(
            pair.run(
                left, right, Diffs.testCase(left, "table2", Diffs.OTHER, "keyColumns", "['u']")),
            0,
            0,
            1,
            1);
        pair.other().update("DROP TABLE b");
      }
      one.update("DROP TABLE a");
    }
  }

  private static Column[] with(Column[] columns, Column... more) {
    return Stream.concat(Stream.of(columns), Stream.of(more)).toArray(Column[]::new);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aJoinIsDoneByTheDatabaseAndAMergeByNone(Kind one, Kind other) throws Exception {
    Pair pair = vectors(one, other);
    int before = pair.one().statements().size();
    pair.run(A, B, Diffs.testCase(A, "table2", Diffs.OTHER));
    assertEquals(before + (one == other ? 3 : 1), pair.one().statements().size());
    assertEquals(
        one == other,
        pair.one().statements().stream().skip(before).noneMatch(sql -> sql.contains("ORDER BY")));
  }
}
