package io.dqrun.runner.jdbc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.Column;
import io.dqrun.entity.Table;
import io.dqrun.problem.DqException;
import io.dqrun.runner.connector.DatalakeConnector;
import io.dqrun.runner.jdbc.StatementException.Kind;
import io.dqrun.workflow.ConnectionConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Local files by DuckDB. */
class DatalakeTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir private Path home;

  private Path lake() throws IOException {
    return Files.createDirectories(home.resolve("lake"));
  }

  private static JdbcSession open(Path bucket, Map<String, Object> more) {
    Map<String, Object> fields = new LinkedHashMap<>(more);
    fields.put("configSource", Map.of());
    fields.put("bucketName", bucket.toString());
    return JdbcSession.open(
        DatalakeConnector.target(new ConnectionConfig("Datalake", fields), null));
  }

  private static void duckdb(String url, String... statements) throws Exception {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static String failure(JdbcSession session, String sql) {
    return assertThrows(StatementException.class, () -> session.query(sql, MINUTE), sql)
        .getMessage();
  }

  @Test
  void readsFilesOfEveryKindByName() throws Exception {
    Path lake = lake();
    Files.writeString(lake.resolve("a.csv"), "id,name\n1,x\n2,\n");
    Files.writeString(lake.resolve("b.tsv"), "id\tname\n1\tx,y\n");
    Files.writeString(lake.resolve("c.json"), "[{\"id\": 1, \"in\": {\"a\": [1, 2]}}]");
    Files.writeString(lake.resolve("d.jsonl"), "{\"id\": 1}\n{\"id\": 2}\n");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(lake.resolve("e.csv.gz")))) {
      out.write("id\n1\n2\n3\n".getBytes(StandardCharsets.UTF_8));
    }
    duckdb(
        "jdbc:duckdb:",
        "COPY (SELECT 1 AS id, CAST('NaN' AS DOUBLE) AS \"d d\" UNION ALL SELECT 2, 0.5) TO '"
            + lake.resolve("f.parquet")
            + "'");
    try (JdbcSession session = open(lake, Map.of())) {
      String schema = "FROM \"" + lake + "\".";
      assertEquals(
          List.of(2L, 1L), session.firstRow("SELECT COUNT(*), COUNT(name) FROM \"a.csv\"", MINUTE));
      assertEquals(List.of("x,y"), session.firstRow("SELECT name " + schema + "\"b.tsv\"", MINUTE));
      assertEquals(
          List.of(2L), session.firstRow("SELECT \"in\".a[2] " + schema + "\"c.json\"", MINUTE));
      assertEquals(
          List.of(3L), session.firstRow("SELECT SUM(id) " + schema + "\"d.jsonl\"", MINUTE));
      assertEquals(
          List.of(3L), session.firstRow("SELECT MAX(id) " + schema + "\"e.csv.gz\"", MINUTE));
      assertEquals(
          Arrays.asList(0.5, 1L),
          session.firstRow(
              "SELECT MAX(\"d d\"), COUNT(\"d d\") " + schema + "\"f.parquet\"", MINUTE),
          "NaN is no value");
      assertEquals(
          List.of(6L),
          session.firstRow(
              "SELECT COUNT(*) FROM \"a.csv\" a, \"e.csv.gz\" e WHERE 'x\"y' <> ''", MINUTE));
      assertTrue(failure(session, "SELECT 1 " + schema + "\"g.csv\"").contains("g.csv"));
      assertEquals(
          "Catalog Error: Table with name people does not exist! (a file is a table by its name with"
              + " ending in double quotes, such as \"orders.csv\")",
          failure(session, "SELECT 1 FROM people"));
      assertTrue(failure(session, "SELECT 1 FROM \"other\".\"a.csv\"").contains("other"));
    }
  }

  @Test
  void oddNamesStandForThemselves() throws Exception {
    Path lake = Files.createDirectories(home.resolve("Ö la.ke, 'x' [1]"));
    List<String> names =
        List.of(
            "a[1].csv",
            "a*.csv",
            "a?.csv",
            "select.csv",
            "Ä ö.csv",
            "it's.csv",
            "A.B.csv",
            "sub dir/year=2024/q\"q.csv",
            "a;b--c.csv",
            "100%.CSV");
    for (String name : names) {
      Path file = lake.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(
          file, "Order,a.b,q\"q,Größe\n\"" + name.replace("\"", "\"\"") + "\",1,2,3\n");
    }
    Files.writeString(lake.resolve("a1.csv"), "wrong\n1\n");
    try (JdbcSession session = open(lake, Map.of())) {
      for (String name : names) {
        String table = FileViews.quoted(lake.toString()) + "." + FileViews.quoted(name);
        assertEquals(
            List.of(name, 1L, 2L, 3L),
            session.firstRow(
                "SELECT \"Order\", \"a.b\", \"q\"\"q\", \"Größe\" FROM " + table, MINUTE));
      }
    }
  }

  @Test
  void readsCsvAsPandasDoes() throws Exception {
    Path lake = lake();
    StringBuilder late = new StringBuilder("a,b\n");
    IntStream.range(0, 40_000).forEach(i -> late.append(i).append(",x\n"));
    late.append("1,\"it, \"\"is\"\" quoted\"\n");
    Files.writeString(lake.resolve("late.csv"), late);
    Files.writeString(
        lake.resolve("null.csv"), "a;b,c,d\nNA,NaN,\"\"\n1,2.5,null\n,,N/A\n-3,-inf,none\n");
    Files.writeString(lake.resolve("one.csv"), "1\n2\n");
    Files.writeString(lake.resolve("none.csv"), "a,b\n");
    try (JdbcSession session = open(lake, Map.of())) {
      assertEquals(
          List.of("it, \"is\" quoted"),
          session.firstRow("SELECT b FROM \"late.csv\" ORDER BY length(b) DESC", MINUTE));
      assertEquals(
          List.of(4L, 2L, 1L, Double.NEGATIVE_INFINITY, "none"),
          session.firstRow(
              "SELECT COUNT(*), COUNT(\"a;b\"), MAX(\"a;b\"), MIN(c), MAX(d) FROM \"null.csv\"",
              MINUTE));
      assertEquals(List.of(2L), session.firstRow("SELECT \"1\" FROM \"one.csv\"", MINUTE));
      assertEquals(List.of(0L), session.firstRow("SELECT COUNT(a) FROM \"none.csv\"", MINUTE));
    }
  }

  @Test
  void aBadLineIsToldButNotShown() throws Exception {
    Path lake = lake();
    StringBuilder text = new StringBuilder("a,b\n");
    IntStream.range(0, 40_000).forEach(i -> text.append(i).append(",secret\n"));
    text.append("many,secret\n");
    Files.writeString(lake.resolve("late.csv"), text);
    try (JdbcSession session = open(lake, Map.of())) {
      String reason = failure(session, "SELECT MAX(a) FROM \"late.csv\"");
      assertTrue(reason.contains("Line: 40002"), reason);
      assertTrue(reason.contains("\"a\""), reason);
      assertFalse(reason.contains("secret"), reason);
      assertFalse(reason.contains("types="), reason);
      assertEquals(List.of(40_001L), session.firstRow("SELECT COUNT(b) FROM \"late.csv\"", MINUTE));
    }
  }

  @Test
  void nothingElseCanBeReadOrWritten() throws Exception {
    Path lake = lake();
    Files.writeString(lake.resolve("a.csv"), "a\n1\n");
    Path outside = Files.writeString(home.resolve("lake-2.csv"), "a\n1\n");
    Path sibling = Files.createDirectories(home.resolve("lake2")).resolve("b.csv");
    Files.writeString(sibling, "a\n1\n");
    try (JdbcSession session = open(lake, Map.of())) {
      for (String sql :
          List.of(
              "SELECT * FROM read_csv('" + outside + "')",
              "SELECT * FROM '" + sibling + "'",
              "SELECT * FROM \"../lake-2.csv\"",
              "SELECT * FROM read_csv('" + lake + "/../lake-2.csv')",
              "SELECT * FROM read_text('/etc/passwd')",
              "SELECT * FROM read_blob('/etc/hostname')",
              "SELECT * FROM glob('/etc/*')",
              "SELECT * FROM read_csv('https://example.org/a.csv')",
              "SELECT * FROM 's3://bucket/a.parquet'",
              "COPY (SELECT 1) TO '" + lake.resolve("new.csv") + "'",
              "SELECT 1; COPY (SELECT 1) TO '" + lake.resolve("new.csv") + "'",
              "SELECT $$;$$; COPY (SELECT 1) TO '" + lake.resolve("new.csv") + "'",
              "SELECT 1 /* /* */ ; */ ; COPY (SELECT 1) TO '" + lake.resolve("new.csv") + "'",
              "WITH x AS (SELECT 1) COPY x TO '" + lake.resolve("new.csv") + "'",
              "EXPLAIN ANALYZE COPY (SELECT 1) TO '" + lake.resolve("new.csv") + "'",
              "SELECT * FROM query('COPY (SELECT 1) TO ''" + lake.resolve("new.csv") + "''')",
              "EXPORT DATABASE '" + lake.resolve("export") + "'",
              "ATTACH '" + lake.resolve("new.db") + "'",
              "INSTALL httpfs",
              "LOAD httpfs",
              "SET threads = 4",
              "RESET lock_configuration",
              "PRAGMA enable_external_access",
              "CREATE TABLE t (a INT)")) {
        failure(session, sql);
      }
      assertEquals(List.of(1L), session.firstRow("SELECT a FROM \"a.csv\"", MINUTE));
      assertEquals(
          List.of(1L, false, true),
          session.firstRow(
              "SELECT current_setting('threads'), current_setting('enable_external_access'),"
                  + " current_setting('lock_configuration')",
              MINUTE));
    }
    try (var files = Files.list(lake)) {
      assertEquals(List.of(lake.resolve("a.csv")), files.toList());
    }
  }

  @Test
  void readsValuesWithoutLoss() throws Exception {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
    try (JdbcSession session = open(lake(), Map.of())) {
      List<@Nullable Object> row =
          session.firstRow(
              "SELECT DATE '2024-02-29', TIMESTAMP '2024-03-31 02:30:00.123456', TIMESTAMPTZ"
                  + " '2024-03-31 02:30:00+00', CAST(1.50 AS DECIMAL(10, 2)), 9223372036854775807,"
                  + " CAST(9223372036854775808 AS HUGEINT), CAST(0.1 AS FLOAT), CAST('inf' AS"
                  + " DOUBLE), true, NULL, [1, 2], CAST('a' AS ENUM ('a')), TIMESTAMP_NS"
                  + " '2024-01-01 00:00:00.5', CAST(200 AS UTINYINT)",
              MINUTE);
      assertEquals(
          Arrays.asList(
              LocalDate.of(2024, 2, 29),
              // A time that clocks in Berlin do not show.
              LocalDateTime.of(2024, 3, 31, 2, 30, 0, 123_456_000),
              OffsetDateTime.parse("2024-03-31T02:30Z").toInstant(),
              new BigDecimal("1.50"),
              Long.MAX_VALUE,
              new BigInteger("9223372036854775808"),
              0.1f,
              Double.POSITIVE_INFINITY,
              true,
              null,
              "[1, 2]",
              "a",
              LocalDateTime.of(2024, 1, 1, 0, 0, 0, 500_000_000),
              200L),
          row.stream()
              .map(value -> value instanceof OffsetDateTime time ? time.toInstant() : value)
              .collect(Collectors.toList()));
      assertArrayEquals(
          new byte[] {0, -1},
          (byte[]) session.firstRow("SELECT CAST('\\x00\\xFF' AS BLOB)", MINUTE).get(0));
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void stopsWhenTheTimeIsOverAndStaysUsable() throws Exception {
    String endless = "SELECT COUNT(*) FROM range(1000000000000) r(i) WHERE hash(i) = 1";
    try (JdbcSession session = open(lake(), Map.of())) {
      for (int i = 0; i < 3; i++) {
        long start = System.nanoTime();
        StatementException late =
            assertThrows(
                StatementException.class, () -> session.query(endless, Duration.ofMillis(200)));
        assertEquals(Kind.TIMEOUT, late.kind());
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toSeconds() < 5);
        assertEquals(List.of(3L), session.firstRow("SELECT COUNT(*) FROM range(3)", MINUTE));
      }
      Thread stopper =
          new Thread(
              () -> {
                try {
                  Thread.sleep(200);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                session.cancel();
              });
      stopper.start();
      StatementException stopped =
          assertThrows(StatementException.class, () -> session.query(endless, MINUTE));
      assertEquals(Kind.TIMEOUT, stopped.kind());
      stopper.join();
    }
  }

  @Test
  void memoryIsLimitedAndTheDiskHelps() throws Exception {
    String large = "SELECT COUNT(*) FROM (SELECT i FROM range(4000000) r(i) GROUP BY i)";
    try (JdbcSession session =
        open(lake(), Map.of("connectionOptions", Map.of("memory_limit", "48MB")))) {
      assertEquals(List.of(4_000_000L), session.firstRow(large, MINUTE));
      String reason = failure(session, "SELECT LENGTH(LIST(i)) FROM range(40000000) r(i)");
      assertTrue(reason.contains("Out of Memory"), reason);
      assertEquals(List.of(1L), session.firstRow("SELECT COUNT(*) FROM range(1)", MINUTE));
    }
    assertFalse(Files.exists(Path.of(".tmp")));
  }

  private static Map<String, String> types(Table table) {
    Map<String, String> types = new LinkedHashMap<>();
    for (Column column : table.columns()) {
      types.put(
          column.name(),
          column.dataType()
              + column.precision().map(digits -> "(" + digits).orElse("")
              + column.scale().map(scale -> "," + scale + ")").orElse("")
              + column.constraint().map(constraint -> " " + constraint).orElse(""));
    }
    return types;
  }

  @Test
  void aFolderIsASchemaAndItsFilesAreTables() throws Exception {
    Path lake = lake();
    Files.createDirectories(lake.resolve("in/2024"));
    Files.writeString(lake.resolve("other.csv"), "a\n1\n");
    Files.writeString(lake.resolve("in/README.md"), "no table");
    Files.writeString(
        lake.resolve("in/2024/Orders.csv"),
        "Id,amount,day,at,ok,text\n1,1.5,2024-03-01,2024-03-01 08:00:00,true,x\n");
    Files.writeString(lake.resolve("in/broken.parquet"), "no parquet");
    Files.writeString(lake.resolve("in/n.json"), "{\"a\": {\"b\": 1}, \"l\": [1]}");
    duckdb(
        "jdbc:duckdb:",
        "COPY (SELECT CAST(1.5 AS DECIMAL(10, 2)) AS d, CAST(1 AS UBIGINT) AS u) TO '"
            + lake.resolve("in/p.parquet")
            + "'");
    try (JdbcSession session = open(lake, Map.of("prefix", "in/", "databaseName", "files"))) {
      TableReader.Reading reading = TableReader.read(session, "lake");
      assertEquals(
          List.of("in/2024/Orders.csv", "in/n.json", "in/p.parquet"),
          reading.tables().stream().map(Table::name).toList());
      Table orders = reading.tables().get(0);
      assertEquals(
          "lake.files." + lake + ".\"in/2024/Orders.csv\"", orders.fullyQualifiedName().toString());
      assertEquals("Datalake", orders.serviceType().orElseThrow());
      assertEquals(
          "{Id=BIGINT, amount=DOUBLE, day=DATE, at=TIMESTAMP, ok=BOOLEAN, text=STRING}",
          types(orders).toString());
      assertEquals("{a=STRUCT, l=ARRAY}", types(reading.tables().get(1)).toString());
      assertEquals("{d=DECIMAL(10,2), u=NUMBER}", types(reading.tables().get(2)).toString());
      assertEquals(1, reading.problems().size(), () -> reading.problems().toString());
      assertTrue(reading.problems().get(0).message().contains("in/broken.parquet"));
    }
  }

  @Test
  void aDatabaseFileIsOpenedToBeReadOnly() throws Exception {
    Path file = home.resolve("shop.duckdb");
    duckdb(
        "jdbc:duckdb:" + file,
        "CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR UNIQUE, n INTEGER NOT NULL)",
        "INSERT INTO t VALUES (7, 'x', 1)",
        "CREATE SCHEMA \"Ödd s\"",
        "CREATE VIEW \"Ödd s\".v AS SELECT id, n FROM t");
    byte[] before = Files.readAllBytes(file);
    try (JdbcSession session = open(file, Map.of());
        JdbcSession another = open(file, Map.of())) {
      assertEquals(List.of(7L), session.firstRow("SELECT id FROM \"main\".\"t\"", MINUTE));
      assertEquals(List.of(1L), another.firstRow("SELECT n FROM \"Ödd s\".v", MINUTE));
      failure(session, "WITH x AS (SELECT 1) DELETE FROM t");
      failure(session, "WITH x AS (INSERT INTO t VALUES (8, 'y', 1) RETURNING id) SELECT * FROM x");
      failure(session, "SELECT * FROM read_text('/etc/passwd')");
      TableReader.Reading reading = TableReader.read(session, "shop");
      assertEquals(
          List.of("shop.default.main.t", "shop.default.Ödd s.v"),
          reading.tables().stream().map(t -> t.fullyQualifiedName().toString()).toList());
      assertEquals(
          "{id=INT PRIMARY_KEY, name=STRING UNIQUE, n=INT NOT_NULL}",
          types(reading.tables().get(0)).toString());
      assertEquals("View", reading.tables().get(1).tableType().orElseThrow());
    }
    assertArrayEquals(before, Files.readAllBytes(file));
  }

  @Test
  void tellsThatAFileIsNoDatabase() throws Exception {
    Path file = Files.writeString(home.resolve("a.csv"), "a,b\n".repeat(5000));
    DqException refused = assertThrows(DqException.class, () -> open(file, Map.of()));
    assertTrue(refused.problems().get(0).message().contains(file + " is not a DuckDB database"));
    assertTrue(refused.problems().get(0).hint().orElseThrow().contains("folder"));
  }
}
