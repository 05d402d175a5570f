package io.dqrun.runner.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.testing.MariaDbServer;
import io.dqrun.runner.testing.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table that somebody writes to all the time. */
class SnapshotTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String COUNT = "SELECT COUNT(*) FROM t";

  /** Adds rows until it is closed. */
  private static final class Writer implements AutoCloseable {

    private final CountDownLatch begun = new CountDownLatch(3);
    private final Thread thread;
    private volatile boolean over;

    Writer(String url) {
      thread =
          new Thread(
              () -> {
                try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                  while (!over) {
                    statement.execute("INSERT INTO t VALUES (1)");
                    begun.countDown();
                  }
                } catch (SQLException e) {
                  throw new IllegalStateException(e);
                }
              });
      thread.start();
    }

    void awaitRows() throws InterruptedException {
      begun.await();
    }

    @Override
    public void close() {
      over = true;
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static long count(JdbcSession session) {
    return session.firstRow(COUNT, MINUTE).get(0) instanceof Number number
        ? number.longValue()
        : fail("no number");
  }

  private static void awaitMoreThan(long rows, JdbcSession session) throws InterruptedException {
    while (count(session) <= rows) {
      Thread.sleep(1);
    }
  }

  private static List<Long> counts(JdbcSession... sessions) throws InterruptedException {
    List<Long> counts = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      for (JdbcSession session : sessions) {
        counts.add(count(session));
      }
      Thread.sleep(5);
    }
    return counts.stream().distinct().toList();
  }

  /** One session, held still; a statement that fails in between changes nothing. */
  private static void check(JdbcTarget target, String url, Snapshot.View view) throws Exception {
    try (Writer writer = new Writer(url);
        JdbcSession session = JdbcSession.open(target);
        JdbcSession other = JdbcSession.open(target)) {
      writer.awaitRows();
      Snapshot snapshot = session.hold(MINUTE);
      assertEquals(view, snapshot.view());
      long rows = count(session);
      awaitMoreThan(rows, other);
      assertThrows(
          StatementException.class, () -> session.firstRow("SELECT nonsense FROM t", MINUTE));
      assertEquals(List.of(rows), counts(session));
      session.release();
      assertTrue(count(session) > rows, "it moves on");
      assertTrue(session.isUsable());
    }
  }

  @Test
  void postgresHoldsAnyNumberOfSessionsStill() throws Exception {
    String database = PostgresServer.createDatabase("snapshot");
    PostgresServer.execute(database, "CREATE TABLE t (a int)");
    String url = PostgresServer.url(database);
    JdbcTarget target = Postgres.target(database);
    check(target, url, Snapshot.View.SESSIONS);
    try (Writer writer = new Writer(url);
        JdbcSession first = JdbcSession.open(target);
        JdbcSession second = JdbcSession.open(target);
        JdbcSession late = JdbcSession.open(target)) {
      writer.awaitRows();
      Snapshot snapshot = first.hold(MINUTE);
      awaitMoreThan(count(first), late);
      second.join(snapshot, MINUTE);
      assertEquals(1, counts(first, second).size());
      second.release();
      assertNotEquals(count(first), count(second));
      first.release();
      assertThrows(StatementException.class, () -> late.join(snapshot, MINUTE), "it is gone");
      assertTrue(late.isUsable());
      assertTrue(count(late) > 0);
    }
  }

  @Test
  void mariaDbHoldsOneSessionStill() throws Exception {
    String schema = MariaDbServer.createDatabase("snapshot");
    try (Connection connection = DriverManager.getConnection(MariaDbServer.url(schema));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (a int) ENGINE=InnoDB");
    }
    check(MariaDb.target(schema), MariaDbServer.url(schema), Snapshot.View.ONE_SESSION);
  }

  @Test
  void sqliteHoldsOneSessionStill(@TempDir Path folder) throws Exception {
    Path file =
        SqliteSessionTest.create(
            folder.resolve("t.db"), "CREATE TABLE t (a int)", "PRAGMA journal_mode = wal");
    check(SqliteSessionTest.target(file), "jdbc:sqlite:" + file, Snapshot.View.ONE_SESSION);
  }
}
