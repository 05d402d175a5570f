package io.dqrun.runner.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dqrun.entity.Column;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.runner.testing.DiffDatabase;
import io.dqrun.runner.testing.Diffs;
import io.dqrun.runner.testing.TestDatabase.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random tables: every way to compare them finds what a comparison in memory finds. */
class TableDiffPropertyTest {

  private static final int ROUNDS = 30;
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "a",
          "A",
          "ab",
          "aB",
          "a b",
          "ä",
          "Ä",
          "ß",
          "_",
          "-",
          "\uFFFD",
          "\uD83D\uDE00",
          "z");

  private static final Table A = Diffs.left(columns());
  private static final Table B = Diffs.right(columns());
  private static final TestCase CASE =
      Diffs.testCase(A, "table2", Diffs.OTHER, "keyColumns", "['n', 't']");

  private static Column[] columns() {
    return new Column[] {
      Column.of("n", "DECIMAL"),
      Column.of("t", "VARCHAR"),
      Column.of("x", "INT"),
      Column.of("y", "VARCHAR")
    };
  }

  /** Values by key, both as they are written in SQL. */
  private static Map<String, String> rows(Random random) {
    Map<String, String> rows = new TreeMap<>();
    int size = random.nextInt(25);
    for (int i = 0; i < size; i++) {
      String number =
          List.of("-1", "0", "0.5", "2", "10", "9007199254740993").get(random.nextInt(6));
      rows.put(
          number + ", '" + TEXTS.get(random.nextInt(TEXTS.size())) + "'",
          value(random, Integer.toString(random.nextInt(2)))
              + ", "
              + value(random, "'" + TEXTS.get(random.nextInt(3)) + "'"));
    }
    return rows;
  }

  private static String value(Random random, String value) {
    return random.nextInt(4) == 0 ? "NULL" : value;
  }

  private static List<String> expected(Map<String, String> left, Map<String, String> right) {
    long removed = left.keySet().stream().filter(key -> !right.containsKey(key)).count();
    long added = right.keySet().stream().filter(key -> !left.containsKey(key)).count();
    long changed =
        left.entrySet().stream()
            .filter(
                one ->
                    right.containsKey(one.getKey())
                        && !Objects.equals(right.get(one.getKey()), one.getValue()))
            .count();
    return List.of("" + removed, "" + added, "" + changed, "" + (removed + added + changed));
  }

  private static void fill(DiffDatabase database, String table, Map<String, String> rows)
      throws Exception {
    database.update(
        "DROP TABLE IF EXISTS " + table,
        "CREATE TABLE "
            + table
            + " (n "
            // SQLite takes a decimal for a number of double precision, which loses digits.
            + switch (database.kind()) {
              case SQLITE -> "INTEGER";
              case POSTGRES -> "NUMERIC";
              case DUCKDB, MARIADB -> "DECIMAL(20,1)";
            }
            + ", t VARCHAR(10), x INTEGER, y VARCHAR(10))");
    if (!rows.isEmpty()) {
      database.update(
          rows.entrySet().stream()
              .map(row -> "(" + row.getKey() + ", " + row.getValue() + ")")
              .collect(Collectors.joining(", ", "INSERT INTO " + table + " VALUES ", "")));
    }
  }

  @Test
  void everyWayFindsTheSame(@TempDir Path folder) throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    try (DiffDatabase sqlite = DiffDatabase.open(Kind.SQLITE, folder);
        DiffDatabase twin = DiffDatabase.open(Kind.SQLITE, folder);
        DiffDatabase postgres = DiffDatabase.open(Kind.POSTGRES, folder);
        DiffDatabase duckdb = DiffDatabase.open(Kind.DUCKDB, folder);
        DiffDatabase mariadb = DiffDatabase.open(Kind.MARIADB, folder)) {
      for (int round = 0; round < ROUNDS; round++) {
        Map<String, String> left = rows(random);
        Map<String, String> right = new TreeMap<>(left);
        right.keySet().removeIf(key -> random.nextInt(3) == 0);
        right.putAll(rows(random));
        if (left.isEmpty()) {
          left.put("1, 'only'", "1, 'only'");
        }
        for (DiffDatabase database : List.of(sqlite, postgres, duckdb, mariadb)) {
          fill(database, "a", left);
          fill(database, "b", right);
        }
        fill(twin, "b", right);
        String hint = "seed " + seed + ": " + left + " and " + right;
        List<String> expected = expected(left, right);
        assertEquals(expected, found(sqlite, sqlite, hint), hint);
        assertEquals(expected, found(postgres, postgres, hint), hint);
        assertEquals(expected, found(sqlite, twin, hint), hint);
        assertEquals(expected, found(sqlite, postgres, hint), hint);
        assertEquals(expected, found(postgres, sqlite, hint), hint);
        assertEquals(expected, found(duckdb, duckdb, hint), hint);
        assertEquals(expected, found(mariadb, mariadb, hint), hint);
        assertEquals(expected, found(mariadb, postgres, hint), hint);
        assertEquals(expected, found(duckdb, mariadb, hint), hint);
      }
    }
  }

  private static List<@Nullable String> found(DiffDatabase one, DiffDatabase other, String hint) {
    TestCaseResult result = Diffs.run(one, other, A, B, CASE);
    assertEquals(4, result.testResultValue().size(), hint + result);
    return result.testResultValue().stream()
        .map(value -> value.value().orElse(null))
        .collect(Collectors.toList());
  }
}
