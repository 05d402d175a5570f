package io.dqrun.runner.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.runner.testing.PostgresServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two databases are compared in constant memory. With {@code -Ddqrun.rows=5000000} in 256 MiB; less
 * rows get 40 MiB, which would not hold them either.
 */
class TableDiffMemoryTest {

  private static final long ROWS = Long.getLong("dqrun.rows", 200_000);
  private static final String HEAP = ROWS < 1_000_000 ? "-Xmx40m" : "-Xmx256m";
  private static final String COLUMNS = " (id BIGINT PRIMARY KEY, name VARCHAR(40), amount ";

  /** Every 1000th row is only in the first table, every 1000th in the second, some have changed. */
  private static final String SELECT =
      """
       SELECT i, CASE WHEN i %% 1000 = 7 THEN '%s' ELSE 'the name of number ' END || i, i / 100.0
       FROM %s WHERE i %% 1000 <> %d
      """;

  @Test
  void rowsAreNotKept(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("large.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE a" + COLUMNS + "REAL)");
      statement.execute(
          "INSERT INTO a WITH RECURSIVE g(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM g WHERE i < "
              + ROWS
              + ")"
              + SELECT.formatted("old ", "g", 1));
    }
    String database = PostgresServer.createDatabase("large");
    PostgresServer.execute(
        database,
        "CREATE SCHEMA sch",
        "CREATE TABLE sch.b" + COLUMNS + "NUMERIC(20, 2))",
        "INSERT INTO sch.b "
            + SELECT.formatted("new ", "generate_series(1, " + ROWS + ") AS g(i)", 2));
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                DiffProcess.class.getName(),
                file.toString(),
                Integer.toString(PostgresServer.port()),
                database)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(1, TimeUnit.MINUTES));
    System.out.printf(
        "compared %d rows each in %d ms with %s%n",
        ROWS, (System.nanoTime() - start) / 1_000_000, HEAP);
    long part = ROWS / 1000;
    assertEquals(
        List.of(
            "Found " + 3 * part + " different rows which is more than the threshold of 0",
            "removedRows=" + part,
            "addedRows=" + part,
            "changedRows=" + part,
            "diffCount=" + 3 * part),
        output.lines().toList());
  }
}
