package io.dqrun.runner.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.runner.connector.DatalakeConnector;
import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.dialect.Dialect;
import io.dqrun.runner.dialect.Dialects;
import io.dqrun.runner.testing.PostgresServer;
import io.dqrun.workflow.ConnectionConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableSizesTest {

  @Test
  void postgresCountsPagesAlsoOfParts() {
    String database = PostgresServer.createDatabase("sizes");
    PostgresServer.execute(
        database,
        "CREATE TABLE small AS SELECT i FROM generate_series(1, 100) i",
        "CREATE TABLE parts (i int) PARTITION BY RANGE (i)",
        "CREATE TABLE part PARTITION OF parts FOR VALUES FROM (0) TO (9999)",
        "INSERT INTO parts SELECT i FROM generate_series(1, 5000) i",
        "CREATE VIEW v AS SELECT * FROM parts",
        "ANALYZE");
    try (JdbcSession session = JdbcSession.open(Postgres.target(database))) {
      Map<List<String>, Long> sizes = TableSizes.read(session);

      assertEquals(1L, sizes.get(List.of("public", "small")));
      assertTrue(size(sizes, "public", "parts") > 10, sizes::toString);
      assertEquals(size(sizes, "public", "part"), size(sizes, "public", "parts"));
      assertEquals(3, sizes.size(), sizes::toString);
    }
  }

  @Test
  void filesHaveTheirBytes(@TempDir Path folder) throws Exception {
    Path lake = Files.createDirectories(folder.resolve("lake"));
    Files.writeString(lake.resolve("a.csv"), "id\n1\n");
    Files.writeString(Files.createDirectory(lake.resolve("b")).resolve("c.csv"), "id\n10\n20\n");
    ConnectionConfig config =
        new ConnectionConfig(
            "Datalake", Map.of("configSource", Map.of(), "bucketName", lake.toString()));
    try (JdbcSession session = JdbcSession.open(DatalakeConnector.target(config, null))) {
      assertEquals(
          Map.of(List.of(lake.toString(), "a.csv"), 5L, List.of(lake.toString(), "b/c.csv"), 9L),
          TableSizes.read(session));
    }
  }

  @Test
  void aDatabaseOfDuckDbCountsRows(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("shop.duckdb");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t AS SELECT * FROM range(5000) r(i)");
      statement.execute("CREATE VIEW v AS SELECT * FROM t");
    }
    ConnectionConfig config =
        new ConnectionConfig(
            "Datalake", Map.of("configSource", Map.of(), "bucketName", file.toString()));
    try (JdbcSession session = JdbcSession.open(DatalakeConnector.target(config, null))) {
      assertEquals(Map.of(List.of("main", "t"), 5000L), TableSizes.read(session));
    }
  }

  @Test
  void everyQuestionIsOneThatASessionLetsPass() {
    for (String type : Dialects.types()) {
      Dialect dialect = Dialects.forType(type).orElseThrow();
      dialect
          .tableSizes()
          .ifPresent(
              sql ->
                  assertEquals(
                      Optional.empty(), SingleSelect.refusal(sql, dialect.readings()), type));
    }
  }

  /** As on a relative of PostgreSQL that has another catalogue, or for a user without rights. */
  @Test
  void aDatabaseThatRefusesToTellCanBeAskedOtherThings() {
    String database = PostgresServer.createDatabase("sizeless");
    JdbcTarget known = Postgres.target(database);
    JdbcTarget other =
        new JdbcTarget(
            "Cockroach",
            known.url(),
            known.properties(),
            known.files(),
            known.database(),
            known.description());
    try (JdbcSession session = JdbcSession.open(other)) {
      StatementException refused =
          assertThrows(StatementException.class, () -> TableSizes.read(session));
      assertEquals(StatementException.Kind.SQL, refused.kind());
      assertEquals(List.of(1L), session.firstRow("SELECT 1", Duration.ofMinutes(1)));
    }
  }

  @Test
  void sqliteDoesNotTell(@TempDir Path folder) throws Exception {
    Path file = SqliteSessionTest.create(folder.resolve("t.db"), "CREATE TABLE t (a)");
    try (JdbcSession session = JdbcSession.open(SqliteSessionTest.target(file))) {
      assertEquals(Map.of(), TableSizes.read(session));
    }
  }

  private static long size(Map<List<String>, Long> sizes, String schema, String table) {
    return sizes.getOrDefault(List.of(schema, table), -1L);
  }
}
