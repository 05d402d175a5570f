package io.dqrun.runner.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.Column;
import io.dqrun.entity.Table;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.runner.jdbc.StatementException.Kind;
import io.dqrun.runner.testing.MariaDbServer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MariaDbSessionTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** The server would take days for it, without ever waiting. */
  private static final String ENDLESS =
      "SELECT COUNT(*) FROM seq_1_to_1000000 a, seq_1_to_1000000 b WHERE a.seq * b.seq %% 7 = %d";

  private String schema = "";
  private JdbcSession session;

  @BeforeAll
  void open() {
    schema = MariaDbServer.createDatabase("session");
    session = JdbcSession.open(MariaDb.target(schema));
  }

  @AfterAll
  void close() {
    session.close();
  }

  private StatementException failure(String sql, Duration timeout) {
    return assertThrows(StatementException.class, () -> session.query(sql, timeout));
  }

  private static long running(String marker) throws SQLException {
    return Long.parseLong(
        MariaDbServer.single(
            "SELECT COUNT(*) FROM information_schema.processlist WHERE command = 'Query' AND info"
                + " LIKE '%"
                + marker
                + "' AND id <> CONNECTION_ID()"));
  }

  @Test
  void sizesOfTablesAreKnownWithoutReadingThem() {
    MariaDbServer.execute(
        schema,
        "CREATE TABLE sized_large AS SELECT seq, REPEAT('x', 200) AS pad FROM seq_1_to_2000",
        "CREATE TABLE sized_small (id INT)",
        "CREATE VIEW sized_view AS SELECT * FROM sized_large",
        "ANALYZE TABLE sized_large, sized_small");

    Map<List<String>, Long> sizes = TableSizes.read(session);

    long small = sizes.getOrDefault(List.of(schema, "sized_small"), -1L);
    long large = sizes.getOrDefault(List.of(schema, "sized_large"), -1L);
    assertTrue(small >= 0 && large > 10 * small, sizes::toString);
    assertFalse(sizes.containsKey(List.of(schema, "sized_view")), sizes::toString);
  }

  @Test
  void valuesAreWhatTheyAreInTheDatabase() {
    MariaDbServer.execute(
        schema,
        "CREATE TABLE kinds (u BIGINT UNSIGNED, s TINYINT(1), b BIT(1), bits BIT(10), y YEAR,"
            + " d DATE, dt DATETIME(6), t TIME, f FLOAT, x DOUBLE, n DECIMAL(20,4), c CHAR(5),"
            + " e ENUM('one', 'two'), raw VARBINARY(4))",
        "INSERT INTO kinds VALUES (18446744073709551615, 7, 1, b'1000000001', 2024, '2024-02-29',"
            + " '2024-03-31 02:30:00.000001', '-27:10:11', 0.1, 0.1, 12.5000, 'ü', 'two', x'00ff')",
        "SET sql_mode = ''",
        "INSERT INTO kinds (d, dt) VALUES ('0000-00-00', '2024-00-00 00:00:00')");
    TimeZone zone = TimeZone.getDefault();
    try {
      // There is no 02:30 on that day.
      TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
      List<Object> row =
          new ArrayList<>(session.firstRow("SELECT * FROM kinds WHERE u > 0", MINUTE));
      byte[] raw = assertInstanceOf(byte[].class, row.remove(13));
      byte[] bits = assertInstanceOf(byte[].class, row.remove(3));
      assertEquals("[2, 1]", Arrays.toString(bits));
      assertEquals("[0, -1]", Arrays.toString(raw));
      assertEquals(
          List.of(
              new BigInteger("18446744073709551615"),
              7L,
              true,
              2024L,
              LocalDate.of(2024, 2, 29),
              LocalDateTime.of(2024, 3, 31, 2, 30, 0, 1000),
              "-27:10:11",
              0.1f,
              0.1,
              new BigDecimal("12.5000"),
              "ü",
              "two"),
          row);
    } finally {
      TimeZone.setDefault(zone);
    }
    assertEquals(
        List.of("0000-00-00", "2024-00-00 00:00:00.000000"),
        session.firstRow("SELECT d, dt FROM kinds WHERE u IS NULL", MINUTE));
    assertEquals(
        Arrays.asList(null, null),
        session.firstRow("SELECT MAX(d), MAX(dt) FROM kinds WHERE 1 = 0", MINUTE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM kept",
        "SELECT 1; DELETE FROM kept",
        "SELECT '\\'; DELETE FROM kept; -- '",
        "SELECT '\\' '; DELETE FROM kept; -- '",
        "SELECT 1 # '\n; DELETE FROM kept -- '",
        "SELECT 1--1; DELETE FROM kept",
        "SELECT * FROM kept /*! INTO OUTFILE 'x' */",
        "SELECT * FROM kept /*M!100100 FOR UPDATE */",
        "WITH x AS (SELECT 1) DELETE FROM kept",
        "SELECT add_one()",
        "SELECT NEXTVAL(numbers)"
      })
  void nothingIsWritten(String sql) throws SQLException {
    MariaDbServer.execute(
        schema,
        "CREATE TABLE IF NOT EXISTS kept (n INT)",
        "DELETE FROM kept",
        "INSERT INTO kept VALUES (1)",
        "CREATE SEQUENCE IF NOT EXISTS numbers",
        "CREATE OR REPLACE FUNCTION add_one() RETURNS INT BEGIN INSERT INTO kept VALUES (2);"
            + " RETURN 1; END");
    assertEquals(Kind.SQL, failure(sql, MINUTE).kind());
    assertEquals(
        "1", MariaDbServer.single("SELECT COUNT(*) FROM `%s`.kept WHERE n = 1".formatted(schema)));
    assertEquals(List.of(1L), session.firstRow("SELECT COUNT(*) FROM kept", MINUTE));
  }

  @Test
  void textsMeanTheSameWhateverTheServerSaysOfBackslashes() throws SQLException {
    String before = MariaDbServer.single("SELECT @@global.sql_mode");
    MariaDbServer.execute("", "SET GLOBAL sql_mode = 'NO_BACKSLASH_ESCAPES,ANSI_QUOTES'");
    try (JdbcSession other = JdbcSession.open(MariaDb.target(schema))) {
      assertEquals(List.of(1L), other.firstRow("SELECT LENGTH('\\\\')", MINUTE));
    } finally {
      MariaDbServer.execute("", "SET GLOBAL sql_mode = '" + before + "'");
    }
  }

  @Test
  void aNameWithoutSchemaIsExplainedWhereThereIsNone() {
    try (JdbcSession nowhere = JdbcSession.open(MariaDb.target(""))) {
      assertEquals(
          "No database selected (write schema.table in the statement, or give the connection a"
              + " databaseSchema)",
          assertThrows(
                  StatementException.class, () -> nowhere.query("SELECT 1 FROM people", MINUTE))
              .getMessage());
    }
  }

  @Test
  void manyRowsAreCountedWithoutHoldingThem() {
    assertEquals(3_000_000, session.query("SELECT seq, seq FROM seq_1_to_3000000", MINUTE).rows());
    assertEquals(List.of(1L), session.firstRow("SELECT seq FROM seq_1_to_3000000", MINUTE));
  }

  @Test
  void cancelsOnTheDatabaseWhenTheTimeIsOver() throws SQLException {
    Instant start = Instant.now();
    String sql = ENDLESS.formatted(1);
    StatementException late = failure(sql, Duration.ofMillis(300));
    assertEquals(Kind.TIMEOUT, late.kind());
    assertEquals("the statement took longer than 0.3s and was cancelled", late.getMessage());
    assertTrue(Duration.between(start, Instant.now()).toSeconds() < 10);
    assertEquals(0, running("% 7 = 1"));
    assertEquals(List.of(1L), session.firstRow("SELECT 1", MINUTE));
  }

  @Test
  void aSleepThatIsCancelledIsNoAnswer() {
    assertEquals(Kind.TIMEOUT, failure("SELECT SLEEP(60)", Duration.ofMillis(300)).kind());
  }

  @Test
  void cancelStopsARunningStatementAndAnyLaterOne() throws Exception {
    try (JdbcSession other = JdbcSession.open(MariaDb.target(schema))) {
      Thread canceller =
          new Thread(
              () -> {
                try {
                  while (running("% 7 = 2") == 0) {
                    Thread.sleep(50);
                  }
                } catch (InterruptedException | SQLException e) {
                  Thread.currentThread().interrupt();
                }
                other.cancel();
              });
      canceller.start();
      StatementException stopped =
          assertThrows(StatementException.class, () -> other.query(ENDLESS.formatted(2), MINUTE));
      canceller.join();
      assertEquals(Kind.TIMEOUT, stopped.kind());
      assertEquals(0, running("% 7 = 2"));
      assertFalse(other.isUsable());
    }
  }

  @Test
  void theServerStopsWhatNobodyWaitsForAnyLonger() throws SQLException {
    assertEquals(
        "1.500000",
        MariaDbServer.single(
            "SET STATEMENT max_statement_time = 1.5 FOR SELECT @@max_statement_time"));
    AtomicLong limit = new AtomicLong();
    session.forEachRow(
        "SELECT @@max_statement_time",
        Duration.ofSeconds(20),
        row -> limit.set(((Number) row.get(0)).longValue()));
    assertEquals(21, limit.get());
    // The session itself keeps what it had.
    assertEquals("0.000000", MariaDbServer.single("SELECT @@max_statement_time"));
  }

  @Test
  void tellsALostConnectionFromAWrongStatement() {
    assertEquals(Kind.SQL, failure("SELECT ghost", MINUTE).kind());
    try (JdbcSession other = JdbcSession.open(MariaDb.target(schema))) {
      Object id = other.firstRow("SELECT CONNECTION_ID()", MINUTE).get(0);
      MariaDbServer.execute("", "KILL " + id);
      StatementException lost =
          assertThrows(StatementException.class, () -> other.firstRow("SELECT 1", MINUTE));
      assertEquals(Kind.CONNECTION_LOST, lost.kind());
      assertFalse(other.isUsable());
    }
  }

  @Test
  void sessionsAreBoundedAndClosedAlsoAfterErrors() throws Exception {
    MariaDbServer.execute(
        "",
        "CREATE OR REPLACE USER pooled IDENTIFIED BY 'pooled'",
        "GRANT SELECT ON `%s`.* TO pooled".formatted(schema));
    String sessions = "SELECT COUNT(*) FROM information_schema.processlist WHERE user = 'pooled'";
    try (ConnectionPool pool =
        new ConnectionPool(MariaDb.target(schema, Map.of("username", "pooled")), 2)) {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        Thread thread =
            new Thread(
                () ->
                    assertThrows(
                        StatementException.class,
                        () ->
                            pool.withSession(
                                one -> {
                                  one.firstRow("SELECT SLEEP(0.2)", MINUTE);
                                  return one.firstRow("SELECT ghost", MINUTE);
                                })));
        threads.add(thread);
        thread.start();
      }
      for (Thread thread : threads) {
        assertTrue(Long.parseLong(MariaDbServer.single(sessions)) <= 2);
        thread.join();
      }
      assertEquals("2", MariaDbServer.single(sessions));
    }
    for (int i = 0; i < 50 && !MariaDbServer.single(sessions).equals("0"); i++) {
      Thread.sleep(100);
    }
    assertEquals("0", MariaDbServer.single(sessions));
  }

  private static Problem problem(String schema, Map<String, Object> fields) {
    DqException refused =
        assertThrows(
            DqException.class, () -> JdbcSession.open(MariaDb.target(schema, fields)).close());
    return refused.problems().get(0);
  }

  @Test
  void saysWhatIsWrongWithAConnection() {
    Problem user = problem("", Map.of("username", "nobody", "password", "canary-5ecret"));
    assertTrue(user.message().contains("refused user 'nobody'"), user.message());
    assertFalse(user.toString().contains("canary"));
    Problem database = problem("ghost", Map.of());
    assertTrue(database.message().contains("no schema of this name"), database.message());
    Problem host = problem("", Map.of("hostPort", "no-such-host.invalid:3306"));
    assertTrue(host.message().contains("is unknown"), host.message());
    Problem port = problem("", Map.of("hostPort", "127.0.0.1:1"));
    assertTrue(port.message().contains("nothing answers"), port.message());
  }

  @Test
  void readsTheCatalogueOfTheNamedSchema() {
    String own = MariaDbServer.createDatabase("catalogue");
    MariaDbServer.execute(
        own,
        "CREATE TABLE `Größe.und \"x` (id INT UNSIGNED PRIMARY KEY, `select` VARCHAR(30) NOT NULL,"
            + " code CHAR(2) UNIQUE, n DECIMAL(12,3), t LONGTEXT, j JSON, e ENUM('a'), y YEAR,"
            + " b BIT(3), ts TIMESTAMP NULL, dt DATETIME, tm TIME, raw VARBINARY(9), lb LONGBLOB,"
            + " u UUID, p POINT)",
        "CREATE TABLE `Größe und x` (a INT, b INT, PRIMARY KEY (a, b))",
        "CREATE VIEW v AS SELECT a FROM `Größe und x`",
        "CREATE SEQUENCE numbers");
    try (JdbcSession reader = JdbcSession.open(MariaDb.target(own))) {
      TableReader.Reading reading = TableReader.read(reader, "my");
      assertEquals(1, reading.problems().size(), "a double quote cannot stand in an FQN");
      assertEquals(
          List.of("my.default." + own + ".Größe und x", "my.default." + own + ".v"),
          reading.tables().stream().map(t -> t.fullyQualifiedName().toString()).toList());
      Table pair = reading.tables().get(0);
      assertEquals(Optional.of("NOT_NULL"), pair.columns().get(0).constraint());
      assertEquals("View", reading.tables().get(1).tableType().orElseThrow());
      MariaDbServer.execute(own, "RENAME TABLE `Größe.und \"x` TO `Größe.und x`");
      Table table = TableReader.read(reader, "my").tables().get(1);
      assertEquals("my.default." + own + ".\"Größe.und x\"", table.fullyQualifiedName().toString());
      assertEquals(
          "id INT PRIMARY_KEY, select VARCHAR(30) NOT_NULL, code CHAR(2) UNIQUE, n DECIMAL(12,3),"
              + " t TEXT, j TEXT, e ENUM, y YEAR, b BIT, ts TIMESTAMP, dt DATETIME, tm TIME,"
              + " raw VARBINARY(9), lb LONGBLOB, u UUID, p POINT",
          String.join(", ", table.columns().stream().map(MariaDbSessionTest::text).toList()));
    }
  }

  private static String text(Column column) {
    return column.name()
        + " "
        + column.dataType()
        + column.dataLength().map(length -> "(" + length + ")").orElse("")
        + column.precision().map(p -> "(" + p + "," + column.scale().orElseThrow() + ")").orElse("")
        + column.constraint().map(constraint -> " " + constraint).orElse("");
  }
}
