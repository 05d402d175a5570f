package io.dqrun.runner.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.Column;
import io.dqrun.entity.Table;
import io.dqrun.runner.testing.PostgresServer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableReaderTest {

  private static Map<String, String> types(Table table) {
    Map<String, String> types = new LinkedHashMap<>();
    for (Column column : table.columns()) {
      String size =
          column.dataLength().or(column::precision).map(length -> "(" + length).orElse("")
              + column.scale().map(scale -> "," + scale).orElse("");
      types.put(
          column.name(),
          column.dataType()
              + (size.isEmpty() ? "" : size + ")")
              + column.constraint().map(constraint -> " " + constraint).orElse(""));
    }
    return types;
  }

  private static Table find(TableReader.Reading reading, String fqn) {
    return reading.tables().stream()
        .filter(table -> table.fullyQualifiedName().toString().equals(fqn))
        .findFirst()
        .orElseThrow(() -> new AssertionError(fqn + " is not in " + reading));
  }

  @Test
  void readsPostgres() {
    String database = PostgresServer.createDatabase("catalogue");
    PostgresServer.execute(
        database,
        "CREATE TYPE mood AS ENUM ('good', 'bad')",
        "CREATE DOMAIN price AS numeric(8, 3)",
        "CREATE DOMAIN gross AS price CHECK (value > 0)",
        """
        CREATE TABLE t (id bigserial PRIMARY KEY, a int NOT NULL, b smallint UNIQUE,
          c numeric(10, 2), d numeric, e double precision, f real, g varchar(20), h varchar,
          i text, j char(3), k boolean, l date, m timestamp(3), n timestamptz, o time, p jsonb,
          q uuid, r bytea, s int[], u mood, v gross, w interval, x int4range, gone int)
        """,
        "ALTER TABLE t DROP COLUMN gone",
        "CREATE TABLE pair (a int, b int, PRIMARY KEY (a, b))",
        "CREATE TABLE nothing ()",
        "CREATE VIEW v AS SELECT a, g FROM t",
        "CREATE MATERIALIZED VIEW mv AS SELECT count(*) AS n FROM t",
        "CREATE SCHEMA \"Ödd.schema's\"",
        "CREATE TABLE \"Ödd.schema's\".\"Straße 7; DROP\" (\"A.b\"\"c 'd\" int)",
        "CREATE TABLE \"Ödd.schema's\".\"quo\"\"ted\" (a int)");
    try (JdbcSession session = JdbcSession.open(Postgres.target(database))) {
      TableReader.Reading reading = TableReader.read(session, "my.service");
      String prefix = "\"my.service\"." + database;
      Table t = find(reading, prefix + ".public.t");
      Map<String, String> expected = new LinkedHashMap<>();
      expected.put("id", "BIGINT PRIMARY_KEY");
      expected.put("a", "INT NOT_NULL");
      expected.put("b", "SMALLINT UNIQUE");
      expected.put("c", "DECIMAL(10,2)");
      expected.put("d", "DECIMAL");
      expected.put("e", "DOUBLE");
      expected.put("f", "FLOAT");
      expected.put("g", "VARCHAR(20)");
      expected.put("h", "VARCHAR(1)");
      expected.put("i", "TEXT");
      expected.put("j", "CHAR(3)");
      expected.put("k", "BOOLEAN");
      expected.put("l", "DATE");
      expected.put("m", "TIMESTAMP");
      expected.put("n", "TIMESTAMPZ");
      expected.put("o", "TIME");
      expected.put("p", "JSON");
      expected.put("q", "UUID");
      expected.put("r", "BYTEA");
      expected.put("s", "ARRAY");
      expected.put("u", "ENUM");
      expected.put("v", "DECIMAL(8,3)");
      expected.put("w", "INTERVAL");
      expected.put("x", "UNKNOWN");
      assertEquals(expected.toString(), types(t).toString());
      assertEquals(Optional.of("Postgres"), t.serviceType());
      assertEquals("my.service", t.serviceName());
      assertEquals(
          "{a=INT NOT_NULL, b=INT NOT_NULL}",
          types(find(reading, prefix + ".public.pair")).toString());
      assertEquals(Optional.of("View"), find(reading, prefix + ".public.v").tableType());
      assertEquals(
          Optional.of("MaterializedView"), find(reading, prefix + ".public.mv").tableType());
      assertEquals(List.of(), find(reading, prefix + ".public.nothing").columns());
      assertEquals(
          "A.b\"c 'd",
          find(reading, prefix + ".\"Ödd.schema's\".Straße 7; DROP").columns().get(0).name());
      assertEquals(6, reading.tables().size(), reading::toString);
      assertEquals(1, reading.problems().size());
      assertTrue(reading.problems().get(0).message().contains("quo\"ted"));
    }
  }

  @Test
  void readsSqlite(@TempDir Path folder) throws Exception {
    Path file =
        SqliteSessionTest.create(
            folder.resolve("a.db"),
            """
            CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a INT NOT NULL,
              b VARCHAR ( 20 ) UNIQUE, c DECIMAL(10, 2), d numeric, e TEXT, f DATE, g timestamp,
              h BOOLEAN, i BLOB, j, k REAL, l "strange words", m CHARACTER VARYING(7), n BIGINT,
              o INT GENERATED ALWAYS AS (a + 1) VIRTUAL)
            """,
            "CREATE TABLE pair (a INT, b INT NOT NULL, PRIMARY KEY (a, b))",
            "CREATE UNIQUE INDEX some_a ON pair (a) WHERE a > 0",
            "CREATE TABLE \"It's a.Täble\" (\"x\"\"y z\" INT)",
            "CREATE TABLE \"quo\"\"ted\" (a INT)",
            "CREATE TABLE gone (a INT)",
            "CREATE VIEW v AS SELECT a, CAST(e AS INTEGER) AS ei FROM t",
            "CREATE VIEW broken AS SELECT a FROM gone",
            "DROP TABLE gone");
    try (JdbcSession session = JdbcSession.open(SqliteSessionTest.target(file))) {
      TableReader.Reading reading = TableReader.read(session, "lite");
      Map<String, String> expected = new LinkedHashMap<>();
      expected.put("id", "INT PRIMARY_KEY");
      expected.put("a", "INT NOT_NULL");
      expected.put("b", "VARCHAR(20) UNIQUE");
      expected.put("c", "DECIMAL(10,2)");
      expected.put("d", "DECIMAL");
      expected.put("e", "TEXT");
      expected.put("f", "DATE");
      expected.put("g", "TIMESTAMP");
      expected.put("h", "BOOLEAN");
      expected.put("i", "BLOB");
      expected.put("j", "UNKNOWN");
      expected.put("k", "DOUBLE");
      expected.put("l", "DECIMAL");
      expected.put("m", "VARCHAR(7)");
      expected.put("n", "BIGINT");
      expected.put("o", "INT");
      assertEquals(expected.toString(), types(find(reading, "lite.default.main.t")).toString());
      assertEquals(
          "{a=INT, b=INT NOT_NULL}", types(find(reading, "lite.default.main.pair")).toString());
      assertEquals(
          "{x\"y z=INT}", types(find(reading, "lite.default.main.\"It's a.Täble\"")).toString());
      Table view = find(reading, "lite.default.main.v");
      assertEquals(Optional.of("View"), view.tableType());
      assertEquals("{a=INT, ei=INT}", types(view).toString());
      assertEquals(4, reading.tables().size(), reading::toString);
      assertEquals(2, reading.problems().size(), reading::toString);
    }
  }
}
