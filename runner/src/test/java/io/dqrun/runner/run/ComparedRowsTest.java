package io.dqrun.runner.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.Column;
import io.dqrun.entity.Table;
import io.dqrun.entity.TablePartitioning;
import io.dqrun.entity.TableProfilerConfig;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.entity.TestCaseStatus;
import io.dqrun.runner.check.Compatibility;
import io.dqrun.runner.plan.ExecutionPlan;
import io.dqrun.runner.testing.DiffDatabase;
import io.dqrun.runner.testing.Diffs;
import io.dqrun.runner.testing.TestDatabase.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Comparisons of a part and of a sample of two tables, joined and read from two databases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComparedRowsTest {

  private static final int ROWS = 1000;
  private static final Table A =
      Diffs.left(
          Column.of("id", "INT"),
          Column.of("code", "VARCHAR"),
          Column.of("region", "VARCHAR"),
          Column.of("v", "INT"));

  /** Its numbers are of another type, and its names in another case. */
  private static final Table B =
      Diffs.right(
          Column.of("v", "INT"),
          Column.of("REGION", "VARCHAR"),
          Column.of("code", "VARCHAR"),
          Column.of("id", "DECIMAL"));

  private static final TestCase CASE =
      Diffs.testCase(A, "table2", Diffs.OTHER, "keyColumns", "['id', 'code']");

  private final Map<Kind, DiffDatabase> databases = new EnumMap<>(Kind.class);

  @BeforeAll
  void fill(@TempDir Path folder) throws Exception {
    for (Kind kind : Kind.values()) {
      DiffDatabase database = DiffDatabase.open(kind, folder);
      databases.put(kind, database);
      database.update(
          "CREATE TABLE a (id INTEGER, code VARCHAR(20), region VARCHAR(5), v INTEGER)",
          "CREATE TABLE b (v INTEGER, \"REGION\" VARCHAR(5), code VARCHAR(20), id DECIMAL(12,3))",
          "INSERT INTO a VALUES " + rows("(%1$d, 'ü%1$d', '%2$s', 1)"),
          "INSERT INTO b VALUES " + rows("(1, '%2$s', 'ü%1$d', %1$d)"),
          // One that differs, in the north.
          "UPDATE b SET v = 2 WHERE id = 7",
          "DELETE FROM a WHERE id = 12");
    }
  }

  private static String rows(String row) {
    return IntStream.rangeClosed(1, ROWS)
        .mapToObj(i -> row.formatted(i, i % 10 < 8 ? "north" : "south"))
        .collect(Collectors.joining(", "));
  }

  @AfterAll
  void close() throws Exception {
    for (DiffDatabase database : databases.values()) {
      database.close();
    }
  }

  static Stream<Arguments> pairs() {
    return Stream.of(
        Arguments.of(Kind.POSTGRES, Kind.POSTGRES),
        Arguments.of(Kind.MARIADB, Kind.MARIADB),
        Arguments.of(Kind.DUCKDB, Kind.DUCKDB),
        Arguments.of(Kind.POSTGRES, Kind.MARIADB),
        Arguments.of(Kind.MARIADB, Kind.DUCKDB));
  }

  private DiffDatabase database(Kind kind) {
    return Objects.requireNonNull(databases.get(kind));
  }

  private TestCaseResult run(Kind one, Kind other, TableProfilerConfig config, TestCase testCase) {
    Table left = Table.builder().from(A).tableProfilerConfig(config).build();
    ComparedRows compared = new ComparedRows(database(one).dialect(), database(other).dialect());
    ExecutionPlan plan =
        compared.narrowed(Diffs.plan(database(one), Compatibility.OPENMETADATA, left, B, testCase));
    assertEquals(List.of(), compared.problems());
    return Diffs.run(database(one), database(other), plan).results().get(0);
  }

  private static TableProfilerConfig sample(double size, String type, TablePartitioning part) {
    return new TableProfilerConfig(
        Optional.of(size),
        Optional.of(type),
        Optional.empty(),
        Optional.empty(),
        Optional.of(part));
  }

  private static long compared(TestCaseResult result) {
    assertEquals(4, result.testResultValue().size(), result.toString());
    return result.passedRows().orElseThrow() + result.failedRows().orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aPartIsComparedOfBoth(Kind one, Kind other) {
    TablePartitioning south = TablePartitioning.ofValues("region", List.of("south"));
    TestCaseResult result = run(one, other, TableProfilerConfig.ofPartitioning(south), CASE);
    assertEquals(TestCaseStatus.SUCCESS, result.testCaseStatus(), result.toString());
    assertEquals(Optional.of(200L), result.passedRows());
    assertEquals(
        Optional.of(999L + 1 - 2),
        run(one, other, TableProfilerConfig.ofPartitioning(south.disabled()), CASE).passedRows());
    // Of the part, without the condition, are the shares.
    TestCaseResult first =
        run(
            one,
            other,
            TableProfilerConfig.ofPartitioning(TablePartitioning.ofRange("id", 1, 100)),
            Diffs.testCase(
                A, "table2", Diffs.OTHER, "keyColumns", "['id', 'code']", "where", "id <= 11"));
    assertEquals(Optional.of(10L), first.passedRows(), first.toString());
    assertEquals(10.0 / 99 * 100, first.passedRowsPercentage().orElseThrow(), 0.001);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aSampleHasTheSameRowsOfBoth(Kind one, Kind other) {
    List<Long> sizes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      TestCaseResult result = run(one, other, TableProfilerConfig.ofSample(30), CASE);
      // Were they other rows, most of them would be removed or added.
      assertTrue(result.failedRows().orElseThrow() <= 2, result.toString());
      sizes.add(compared(result));
    }
    assertTrue(sizes.stream().allMatch(size -> size > 200 && size < 400), sizes.toString());
    TablePartitioning south = TablePartitioning.ofValues("region", List.of("south"));
    TestCaseResult rows = run(one, other, sample(500, "ROWS", south), CASE);
    assertEquals(TestCaseStatus.SUCCESS, rows.testCaseStatus(), rows.toString());
    long some = compared(rows);
    assertTrue(some > 60 && some < 140, rows.toString());
    assertEquals(1000, compared(run(one, other, sample(5000, "ROWS", south.disabled()), CASE)));
    assertEquals(1000, compared(run(one, other, TableProfilerConfig.ofSample(100), CASE)));
  }

  @Test
  void whatCannotBeSampledIsTold() {
    Table sampled =
        Table.builder().from(A).tableProfilerConfig(TableProfilerConfig.ofSample(30)).build();
    for (Kind kind : List.of(Kind.SQLITE, Kind.POSTGRES)) {
      TestCase testCase =
          kind == Kind.SQLITE
              ? CASE
              : Diffs.testCase(sampled, "table2", Diffs.OTHER, "keyColumns", "['d']");
      Table dated =
          Table.builder()
              .from(sampled)
              .columns(List.of(Column.of("id", "INT"), Column.of("d", "DATE")))
              .build();
      Table left = kind == Kind.SQLITE ? sampled : dated;
      ComparedRows compared = new ComparedRows(database(kind).dialect(), database(kind).dialect());
      compared.narrowed(
          Diffs.plan(
              database(kind),
              Compatibility.OPENMETADATA,
              left,
              kind == Kind.SQLITE ? B : Diffs.right(Column.of("id", "INT"), Column.of("d", "DATE")),
              testCase));
      assertEquals(1, compared.problems().size());
      assertEquals(
          "diff compares all rows: these databases cannot pick a sample by this key",
          compared.problems().get(0).message());
    }
  }

  @Test
  void aPartOfAnotherTableIsNone() {
    Table left =
        Table.builder()
            .from(A)
            .tableProfilerConfig(
                TableProfilerConfig.ofPartitioning(TablePartitioning.ofRange("region", 1, 2)))
            .build();
    Table right = Diffs.right(Column.of("id", "INT"), Column.of("code", "VARCHAR"));
    TestCase keysOnly =
        Diffs.testCase(
            A, "table2", Diffs.OTHER, "keyColumns", "['id', 'code']", "useColumns", "[]");
    DiffDatabase postgres = database(Kind.POSTGRES);
    ExecutionPlan plan =
        new ComparedRows(postgres.dialect(), postgres.dialect())
            .narrowed(Diffs.plan(postgres, Compatibility.OPENMETADATA, left, right, keysOnly));
    TestCaseResult result = Diffs.run(postgres, postgres, plan).results().get(0);
    assertEquals(
        "ERROR: Unexpected error while running the table diff test: the profiler settings of the"
            + " table make no sense: the table has no column region to partition by",
        result.result().orElseThrow());
  }
}
