package io.dqrun.runner.jdbc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.connector.SqliteConnector;
import io.dqrun.runner.jdbc.StatementException.Kind;
import io.dqrun.runner.sql.QueryAnswer;
import io.dqrun.workflow.ConnectionConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteSessionTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String ENDLESS =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
          + " SELECT count(*) FROM n WHERE i < 0";

  static Path create(Path file, String... statements) throws Exception {
    Path plain = file.resolveSibling("being-made.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + plain);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
    return Files.move(plain, file);
  }

  static JdbcTarget target(Path file) {
    return SqliteConnector.target(
        new ConnectionConfig("SQLite", Map.of("databaseMode", file.toString())), null);
  }

  @Test
  void opensAFileOfAnyName(@TempDir Path folder) throws Exception {
    Path file =
        create(
            Files.createDirectory(folder.resolve("ü b")).resolve("a?mode=rwc&x#%41 'ß;.db"),
            "CREATE TABLE t (a)",
            "INSERT INTO t VALUES (7)");
    try (JdbcSession session = JdbcSession.open(target(file))) {
      assertEquals(List.of(7L), session.firstRow("SELECT a FROM t", MINUTE));
    }
    try (var files = Files.list(file.getParent())) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void readsValuesAsTheyAreStored(@TempDir Path folder) throws Exception {
    Path file =
        create(
            folder.resolve("a.db"),
            "CREATE TABLE t (d DATE, i BIGINT, b BOOLEAN, n DECIMAL(10,2), x BLOB, s TEXT)",
            "INSERT INTO t VALUES ('2024-02-29', 9223372036854775807, 1, 1.5, x'00ff', NULL)");
    try (JdbcSession session = JdbcSession.open(target(file))) {
      List<@Nullable Object> row = session.firstRow("SELECT * FROM t", MINUTE);
      assertEquals(Arrays.asList("2024-02-29", Long.MAX_VALUE, 1L, 1.5), row.subList(0, 4));
      assertArrayEquals(new byte[] {0, -1}, (byte[]) row.get(4));
      assertEquals(null, row.get(5));
      assertEquals(
          Arrays.asList("?:x{d}", 3L), session.firstRow("SELECT '?:x{d}', length('a;b');", MINUTE));
      assertEquals(List.of(), session.firstRow("SELECT 1 WHERE 0", MINUTE));
      assertEquals(new QueryAnswer(1, row.subList(0, 1)), session.query("SELECT d FROM t", MINUTE));
    }
  }

  @Test
  void nothingCanBeWritten(@TempDir Path folder) throws Exception {
    Path file = create(folder.resolve("a.db"), "CREATE TABLE t (a)", "INSERT INTO t VALUES (1)");
    byte[] before = Files.readAllBytes(file);
    try (JdbcSession session = JdbcSession.open(target(file))) {
      for (String sql :
          List.of(
              "WITH x AS (SELECT 2) INSERT INTO t SELECT * FROM x",
              "WITH x AS (SELECT 2) DELETE FROM t",
              "INSERT INTO t VALUES (2)",
              "PRAGMA writable_schema = 1",
              "VACUUM INTO '" + folder.resolve("copy.db") + "'",
              "/* /* */ VACUUM INTO '" + folder.resolve("copy.db") + "' /* */ */ SELECT 1",
              "--\r SELECT 1 --\n VACUUM INTO '" + folder.resolve("copy.db") + "'",
              "ATTACH '" + folder.resolve("other.db") + "' AS other",
              "SELECT 1; SELECT 2")) {
        StatementException refused =
            assertThrows(StatementException.class, () -> session.query(sql, MINUTE), sql);
        assertEquals(Kind.SQL, refused.kind(), sql);
      }
      StatementException readOnly =
          assertThrows(
              StatementException.class,
              () -> session.query("WITH x AS (SELECT 2) DELETE FROM t", MINUTE));
      assertTrue(readOnly.getMessage().contains("readonly"));
      assertEquals(List.of(1L), session.firstRow("SELECT a FROM t", MINUTE));
    }
    assertArrayEquals(before, Files.readAllBytes(file));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void stopsWhenTheTimeIsOverAndStaysUsable(@TempDir Path folder) throws Exception {
    Path file = create(folder.resolve("a.db"), "CREATE TABLE t (a)");
    try (JdbcSession session = JdbcSession.open(target(file))) {
      for (int i = 0; i < 3; i++) {
        StatementException late =
            assertThrows(
                StatementException.class, () -> session.query(ENDLESS, Duration.ofMillis(200)));
        assertEquals(Kind.TIMEOUT, late.kind());
        // Long enough to be hit by what is left of the cancellation before it.
        String slow = ENDLESS.replace("FROM n)", "FROM n WHERE i < 2000000)");
        assertEquals(List.of(0L), session.firstRow(slow, MINUTE));
      }
    }
  }

  @Test
  void countsAMillionRows(@TempDir Path folder) throws Exception {
    Path file = create(folder.resolve("a.db"), "CREATE TABLE t (a)");
    try (JdbcSession session = JdbcSession.open(target(file))) {
      QueryAnswer answer =
          session.query(
              "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000)"
                  + " SELECT i, printf('%1000d', i) FROM n",
              MINUTE);
      assertEquals(1_000_000, answer.rows());
    }
    assertTrue(Runtime.getRuntime().totalMemory() < 800_000_000L);
  }

  @Test
  void tellsThatAFileIsNoDatabase(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("a.csv"), "a,b\n".repeat(1000));
    DqException refused = assertThrows(DqException.class, () -> JdbcSession.open(target(file)));
    Problem problem = refused.problems().get(0);
    assertEquals(ProblemCode.DATABASE_UNREACHABLE, problem.code());
    assertTrue(problem.message().contains(file + " is not a SQLite database"), problem.message());
  }

  @Test
  void doesNotCreateAFileThatVanished(@TempDir Path folder) throws Exception {
    Path file = create(folder.resolve("a.db"), "CREATE TABLE t (a)");
    JdbcTarget target = target(file);
    Files.delete(file);
    assertThrows(DqException.class, () -> JdbcSession.open(target));
    assertFalse(Files.exists(file));
  }
}
