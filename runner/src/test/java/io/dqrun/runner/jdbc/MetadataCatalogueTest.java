package io.dqrun.runner.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.Column;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.problem.Problem;
import io.dqrun.runner.connector.DatalakeConnector;
import io.dqrun.runner.testing.MariaDbServer;
import io.dqrun.runner.testing.PostgresServer;
import io.dqrun.workflow.ConnectionConfig;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of databases that are known by their driver only, taken by those that are known. */
class MetadataCatalogueTest {

  private static List<CatalogueTable> read(
      JdbcSession session, List<Problem> problems, String... tables) {
    return MetadataCatalogue.read(
        session,
        Set.of(tables).stream().map(FullyQualifiedName::parse).collect(Collectors.toSet()),
        problems);
  }

  private static List<String> texts(List<CatalogueTable> tables) {
    return tables.stream()
        .map(
            table ->
                table.kind()
                    + " "
                    + table.schema()
                    + " "
                    + table.name()
                    + ": "
                    + table.columns().stream()
                        .map(MetadataCatalogueTest::text)
                        .collect(Collectors.joining(", ")))
        .sorted()
        .toList();
  }

  private static String text(Column column) {
    String size =
        column
            .dataLength()
            .or(column::precision)
            .map(n -> "(" + n + column.scale().map(scale -> "," + scale).orElse("") + ")")
            .orElse("");
    return column.name()
        + " "
        + column.dataType()
        + size
        + column.constraint().map(constraint -> " " + constraint).orElse("");
  }

  @Test
  void readsNeededSchemasOfPostgres() {
    String database = PostgresServer.createDatabase("metadata");
    PostgresServer.execute(
        database,
        "CREATE TYPE mood AS ENUM ('good', 'bad')",
        "CREATE SCHEMA \"s_les\"",
        "CREATE SCHEMA sales",
        "CREATE TABLE sales.other (a int)",
        """
        CREATE TABLE s_les.t (id bigserial PRIMARY KEY, a int NOT NULL, b smallint,
          c numeric(10, 2), e double precision, f real, g varchar(20), h varchar, i text,
          j char(3), k boolean, l date, m timestamp(3), n timestamptz, o time, p jsonb, q uuid,
          r bytea, s int[], v bit(3), w interval, x int4range)
        """,
        "CREATE TABLE s_les.pair (a int, b int, PRIMARY KEY (a, b))",
        "CREATE VIEW s_les.v AS SELECT a, g FROM s_les.t",
        "CREATE MATERIALIZED VIEW s_les.mv AS SELECT 1 AS n",
        "CREATE SEQUENCE s_les.numbers",
        "CREATE TABLE s_les.\"Straße 7.x\" (\"A.b\" int)");
    List<Problem> problems = new ArrayList<>();
    try (JdbcSession session = JdbcSession.open(Postgres.target(database))) {
      assertEquals(
          List.of(
              "MaterializedView s_les mv: n INT",
              "Regular s_les Straße 7.x: A.b INT",
              "Regular s_les pair: a INT NOT_NULL, b INT NOT_NULL",
              "Regular s_les t: id BIGINT PRIMARY_KEY, a INT NOT_NULL, b SMALLINT,"
                  + " c DECIMAL(10,2), e DOUBLE, f FLOAT, g VARCHAR(20), h VARCHAR(1), i TEXT,"
                  + " j CHAR(3), k BOOLEAN, l DATE, m TIMESTAMP, n TIMESTAMPZ, o TIME, p JSON,"
                  + " q UUID, r BYTEA, s ARRAY, v BIT, w INTERVAL, x UNKNOWN",
              "View s_les v: a INT, g VARCHAR(20)"),
          texts(
              read(
                  session,
                  problems,
                  "pg.db.s_les.t",
                  "pg.db.s_les.pair",
                  "pg.db.s_les.gone",
                  "pg.db.Sales.x")));
      assertEquals(1, problems.size());
      assertEquals("the database has no schema 'Sales'", problems.get(0).message());
      assertTrue(problems.get(0).hint().orElseThrow().contains("s_les, sales"));
      // Without a limit, and without the keys that nobody asks for.
      assertEquals(
          Set.of("s_les", "sales"),
          read(session, problems).stream()
              .map(CatalogueTable::schema)
              .filter(schema -> !schema.equals("pg_toast"))
              .collect(Collectors.toSet()));
      assertEquals(1, problems.size());
      // The session is as good as before.
      assertEquals(List.of(1L), session.firstRow("SELECT 1", Duration.ofMinutes(1)));
    }
  }

  @Test
  void catalogsCanBeTheSchemas() {
    String own = MariaDbServer.createDatabase("metadata");
    MariaDbServer.execute(
        own,
        "CREATE TABLE t (id INT PRIMARY KEY, n DECIMAL(12,3) NOT NULL, s VARCHAR(7), at DATETIME)",
        "CREATE VIEW v AS SELECT id FROM t");
    try (JdbcSession session = JdbcSession.open(MariaDb.target(own))) {
      assertEquals(
          List.of(
              "Regular "
                  + own
                  + " t: id INT PRIMARY_KEY, n DECIMAL(12,3) NOT_NULL, s VARCHAR(7), at DATETIME",
              "View " + own + " v: id INT NOT_NULL"),
          texts(read(session, new ArrayList<>(), "my.default." + own + ".t")));
    }
  }

  @Test
  void namesOfTypesSayMoreThanNumbers(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("a.duckdb");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE t (id INTEGER PRIMARY KEY, n DECIMAL(12,3), s VARCHAR, z TIMESTAMP WITH"
              + " TIME ZONE, l INTEGER[], m MAP(INTEGER, INTEGER), r STRUCT(a INTEGER), u UUID)");
    }
    Map<String, Object> fields = Map.of("configSource", Map.of(), "bucketName", file.toString());
    try (JdbcSession session =
        JdbcSession.open(
            DatalakeConnector.target(new ConnectionConfig("Datalake", fields), null))) {
      assertEquals(
          List.of(
              "Regular main t: id INT PRIMARY_KEY, n DECIMAL(12,3), s VARCHAR(1),"
                  + " z TIMESTAMPZ, l ARRAY, m MAP, r STRUCT, u UUID"),
          texts(read(session, new ArrayList<>(), "lake.default.main.t")));
    }
  }
}
