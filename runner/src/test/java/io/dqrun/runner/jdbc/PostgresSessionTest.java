package io.dqrun.runner.jdbc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.jdbc.StatementException.Kind;
import io.dqrun.runner.sql.QueryAnswer;
import io.dqrun.runner.testing.PostgresServer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresSessionTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final String database = PostgresServer.createDatabase("session");
  private final JdbcSession session = open();

  private JdbcSession open() {
    return JdbcSession.open(Postgres.target(database));
  }

  @BeforeAll
  void createTable() {
    PostgresServer.execute(
        database, "CREATE TABLE t (a int)", "INSERT INTO t VALUES (1)", "CREATE SEQUENCE s");
  }

  @AfterAll
  void close() {
    session.close();
  }

  private StatementException failure(String sql, Duration timeout) {
    return assertThrows(StatementException.class, () -> session.query(sql, timeout));
  }

  /** How many statements that end so the server is busy with. */
  private static long running(String end) throws Exception {
    return Long.parseLong(
        PostgresServer.single(
            "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%"
                + end
                + "'"));
  }

  @Test
  void readsEveryTypeAsAPlainValue() {
    List<@Nullable Object> row =
        session.firstRow(
            """
            SELECT 1::int2, 2::int4, 3::int8, 1.50::numeric(10,2), 'NaN'::numeric, 1.5::float4,
              2.5::float8, 'x'::text, 'y'::char(3), true, DATE '2024-02-29',
              TIMESTAMP '2024-02-29 12:34:56.789', TIMESTAMPTZ '2024-02-29 12:34:56+02',
              TIME '01:02:03', '\\x00ff'::bytea, NULL, '{"a": 1}'::jsonb, ARRAY[1,2],
              '00000000-0000-0000-0000-000000000001'::uuid, B'101', 'Infinity'::numeric,
              12345678901234567890123::numeric, TIMETZ '01:02:03+01', NULL::date, NULL::bool
            """,
            MINUTE);
    List<@Nullable Object> expected =
        Arrays.asList(
            1L,
            2L,
            3L,
            new BigDecimal("1.50"),
            Double.NaN,
            1.5f,
            2.5,
            "x",
            "y  ",
            true,
            LocalDate.of(2024, 2, 29),
            LocalDateTime.parse("2024-02-29T12:34:56.789"),
            OffsetDateTime.parse("2024-02-29T10:34:56Z"),
            LocalTime.of(1, 2, 3));
    for (int i = 0; i < expected.size(); i++) {
      Object value = row.get(i);
      assertEquals(
          expected.get(i),
          value instanceof OffsetDateTime time ? time.withOffsetSameInstant(ZoneOffset.UTC) : value,
          "column " + i);
    }
    assertArrayEquals(new byte[] {0, -1}, (byte[]) row.get(14));
    assertEquals(
        Arrays.asList(
            null,
            "{\"a\": 1}",
            "{1,2}",
            "00000000-0000-0000-0000-000000000001",
            "101",
            Double.POSITIVE_INFINITY,
            new BigDecimal("12345678901234567890123"),
            "01:02:03+01",
            null,
            null),
        row.subList(15, row.size()));
  }

  @Test
  void takesTheStatementAsItIs() {
    assertEquals(
        Arrays.asList("?", ":x {d '2024'} {fn now()}", true, 5L),
        session.firstRow(
            "SELECT '?', ':x {d ''2024''} {fn now()}', '{\"a\":1}'::jsonb ? 'a', '5'::int -- ?\n;",
            MINUTE));
    assertEquals(List.of(), session.firstRow("SELECT 1 WHERE false", MINUTE));
    assertEquals(new QueryAnswer(3, List.of(1L)), session.query("VALUES (1), (2), (3)", MINUTE));
  }

  @Test
  void countsAMillionRowsWithFlatMemory() {
    // What tests before this one needed is given back.
    System.gc();
    QueryAnswer answer =
        session.query("SELECT repeat('x', 1000), i FROM generate_series(1, 1000000) i", MINUTE);
    assertEquals(1_000_000, answer.rows());
    assertEquals(1L, answer.firstRow().get(1));
    // All rows together are a gigabyte; had they been in memory, it would still be taken.
    assertTrue(Runtime.getRuntime().totalMemory() < 800_000_000L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WITH x AS (INSERT INTO t VALUES (2) RETURNING a) SELECT * FROM x",
        "WITH x AS (DELETE FROM t RETURNING a) SELECT * FROM x",
        "SELECT * INTO u FROM t",
        "SELECT nextval('s')",
        "SELECT * FROM t FOR UPDATE",
        "SELECT set_config('transaction_read_only', 'off', false)"
      })
  void theDatabaseItselfRefusesToWrite(String sql) {
    StatementException refused = failure(sql, MINUTE);
    assertEquals(Kind.SQL, refused.kind());
    assertTrue(refused.getMessage().contains("read"), refused.getMessage());
    assertEquals(1, session.query("SELECT a FROM t", MINUTE).rows());
  }

  @Test
  void noSettingOfAStatementOutlivesIt() {
    session.query("SELECT set_config('default_transaction_read_only', 'off', false)", MINUTE);
    session.query("SELECT set_config('transaction_isolation', 'x', false) WHERE false", MINUTE);
    assertEquals(
        Kind.SQL,
        failure("WITH x AS (INSERT INTO t VALUES (2) RETURNING a) SELECT * FROM x", MINUTE).kind());
    assertEquals(
        List.of("0"),
        session.firstRow(
            "SELECT reset_val FROM pg_settings WHERE name = 'statement_timeout'", MINUTE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO t VALUES (2)",
        "SELECT 1; DELETE FROM t",
        "SELECT 1; COMMIT; DELETE FROM t",
        "COPY t TO '/dev/null'",
        "DO $$ BEGIN END $$"
      })
  void nothingButOneSelectIsSent(String sql) {
    StatementException refused = failure(sql, MINUTE);
    assertEquals(Kind.SQL, refused.kind());
    assertTrue(refused.getMessage().contains("SELECT"));
  }

  @Test
  void staysUsableAfterAnError() {
    StatementException wrong = failure("SELECT nope\n\tFROM t", MINUTE);
    assertEquals(Kind.SQL, wrong.kind());
    assertTrue(wrong.getMessage().contains("column \"nope\" does not exist"));
    assertFalse(wrong.getMessage().contains("\n"));
    assertEquals(Kind.SQL, failure("SELECT 1/0", MINUTE).kind());
    assertEquals(List.of(1L), session.firstRow("SELECT a FROM t", MINUTE));
  }

  @Test
  void capsAndCleansTheDatabasesWords() {
    StatementException wrong =
        failure("SELECT (repeat('ü', 9000) || E'\\x1b[31m\\u202e')::int", MINUTE);
    String message = wrong.getMessage();
    assertTrue(message.getBytes(StandardCharsets.UTF_8).length <= 4096);
    assertTrue(message.endsWith("..."));
    String coloured = failure("SELECT E'\\x1b[31mred\\x07'::int", MINUTE).getMessage();
    assertTrue(coloured.contains("\"red\""), coloured);
  }

  @Test
  void cancelsOnTheDatabaseWhenTheTimeIsOver() throws Exception {
    Instant start = Instant.now();
    StatementException late = failure("SELECT pg_sleep(60) -- marked", Duration.ofMillis(300));
    assertEquals(Kind.TIMEOUT, late.kind());
    assertEquals("the statement took longer than 0.3s and was cancelled", late.getMessage());
    assertTrue(Duration.between(start, Instant.now()).toSeconds() < 10);
    assertEquals(0, running("-- marked"));
    assertEquals(List.of(1L), session.firstRow("SELECT 1", MINUTE));
  }

  @Test
  void theTimeAlsoCountsWhileRowsArrive() {
    // The first 500 rows are fast; what follows is beyond the reach of the driver's own timeout.
    StatementException late =
        failure(
            "SELECT CASE WHEN i > 600 THEN pg_sleep(0.2) END FROM generate_series(1, 9999) i",
            Duration.ofMillis(500));
    assertEquals(Kind.TIMEOUT, late.kind());
    assertEquals(List.of(1L), session.firstRow("SELECT 1", MINUTE));
  }

  @Test
  void keepsAStricterLimitOfTheServer() {
    PostgresServer.execute(
        database,
        "DROP ROLE IF EXISTS hasty",
        "CREATE ROLE hasty LOGIN",
        "ALTER ROLE hasty SET statement_timeout = '200ms'");
    try (JdbcSession hasty = JdbcSession.open(Postgres.target(database, "hasty", Map.of()))) {
      StatementException late =
          assertThrows(
              StatementException.class, () -> hasty.firstRow("SELECT pg_sleep(30)", MINUTE));
      assertEquals(Kind.TIMEOUT, late.kind());
      assertTrue(late.getMessage().contains("due to statement timeout"));
    }
  }

  @Test
  void cancelStopsARunningStatementAndAnyLaterOne() throws Exception {
    try (JdbcSession other = open()) {
      Thread canceller =
          new Thread(
              () -> {
                try {
                  while (running("-- to cancel") == 0) {
                    Thread.sleep(50);
                  }
                } catch (Exception e) {
                  Thread.currentThread().interrupt();
                }
                other.cancel();
              });
      canceller.start();
      StatementException stopped =
          assertThrows(
              StatementException.class,
              () -> other.query("SELECT pg_sleep(60) -- to cancel", MINUTE));
      canceller.join();
      assertEquals(0, running("-- to cancel"));
      assertEquals(Kind.TIMEOUT, stopped.kind());
      assertTrue(stopped.getMessage().contains("cancelled before its end"));
      assertFalse(other.isUsable());
      StatementException later =
          assertThrows(StatementException.class, () -> other.firstRow("SELECT 1", MINUTE));
      assertEquals(Kind.TIMEOUT, later.kind());
    }
  }

  @Test
  void waitsForTheNetworkALittleLongerThanForTheStatement() throws Exception {
    JdbcTarget target = Postgres.target(database);
    Properties user = new Properties();
    user.put("user", "postgres");
    try (Connection connection = DriverManager.getConnection(target.url(), user)) {
      new PostgresEngine().begin(connection, target, Duration.ofSeconds(1));
      assertEquals(31_000, connection.getNetworkTimeout());
      new PostgresEngine().begin(connection, target, MINUTE);
      assertEquals(90_000, connection.getNetworkTimeout());
    }
    JdbcTarget impatient =
        Postgres.target(
            database, "postgres", Map.of("connectionOptions", Map.of("socketTimeout", "1")));
    try (JdbcSession other = JdbcSession.open(impatient)) {
      StatementException lost =
          assertThrows(
              StatementException.class, () -> other.firstRow("SELECT pg_sleep(30)", MINUTE));
      assertEquals(Kind.CONNECTION_LOST, lost.kind());
    }
  }

  @Test
  void sessionsAreBoundedAndClosedAlsoAfterErrors() throws Exception {
    PostgresServer.execute(
        database, "DROP ROLE IF EXISTS pooled", "CREATE ROLE pooled LOGIN CONNECTION LIMIT 2");
    String sessions = "SELECT count(*) FROM pg_stat_activity WHERE usename = 'pooled'";
    AtomicInteger wrong = new AtomicInteger();
    try (ConnectionPool pool =
        new ConnectionPool(Postgres.target(database, "pooled", Map.of()), 2)) {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        Thread thread = new Thread(() -> wrong.addAndGet(sleepAndFail(pool)));
        thread.start();
        threads.add(thread);
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertEquals(6, wrong.get(), "a third session would have been refused");
      assertEquals("2", PostgresServer.single(sessions));
    }
    // The server notices in its own time.
    for (int i = 0; i < 100 && !PostgresServer.single(sessions).equals("0"); i++) {
      Thread.sleep(50);
    }
    assertEquals("0", PostgresServer.single(sessions));
  }

  /** 1 if the wrong statement was refused as such. */
  private static int sleepAndFail(ConnectionPool pool) {
    return pool.withSession(
        one -> {
          one.firstRow("SELECT pg_sleep(0.2)", MINUTE);
          try {
            one.firstRow("SELECT ghost", MINUTE);
            return 0;
          } catch (StatementException e) {
            return e.kind() == Kind.SQL ? 1 : 0;
          }
        });
  }

  @Test
  void tellsALostConnectionFromAWrongStatement() {
    try (JdbcSession other = open()) {
      Object pid = other.firstRow("SELECT pg_backend_pid()", MINUTE).get(0);
      session.query("SELECT pg_terminate_backend(" + pid + ", 5000)", MINUTE);
      StatementException lost =
          assertThrows(StatementException.class, () -> other.firstRow("SELECT 1", MINUTE));
      assertEquals(Kind.CONNECTION_LOST, lost.kind());
      assertFalse(other.isUsable());
    }
  }

  /** Hive gives every statement that fails on its way the code of a broken connection. */
  @Test
  void asksTheConnectionWhetherItIsLost() {
    PostgresServer.execute(
        database,
        "CREATE FUNCTION broken() RETURNS int LANGUAGE plpgsql AS"
            + " 'BEGIN RAISE EXCEPTION USING ERRCODE = ''08S01''; END'");
    try (JdbcSession other = open()) {
      StatementException failed =
          assertThrows(StatementException.class, () -> other.firstRow("SELECT broken()", MINUTE));
      assertEquals(Kind.SQL, failed.kind());
      assertEquals(List.of(1L), other.firstRow("SELECT 1", MINUTE));
    }
  }
}
