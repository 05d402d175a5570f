package io.dqrun.runner.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.problem.DqException;
import io.dqrun.runner.testing.PostgresServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConnectionPoolTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static String backend(JdbcSession session) {
    return String.valueOf(
        session.firstRow("SELECT pg_backend_pid(), pg_sleep(0.05)", MINUTE).get(0));
  }

  private static void awaitSessions(String database, int expected) throws Exception {
    String sql = "SELECT count(*) FROM pg_stat_activity WHERE datname = '" + database + "'";
    for (int i = 0; i < 100 && !PostgresServer.single(sql).equals("" + expected); i++) {
      Thread.sleep(20);
    }
    assertEquals("" + expected, PostgresServer.single(sql));
  }

  @Test
  void sharesFewSessionsAndClosesThemAll() throws Exception {
    String database = PostgresServer.createDatabase("pool");
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (ConnectionPool pool = new ConnectionPool(Postgres.target(database), 2)) {
      awaitSessions(database, 0);
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        answers.add(threads.submit(() -> pool.withSession(ConnectionPoolTest::backend)));
      }
      List<String> backends = new ArrayList<>();
      for (Future<String> answer : answers) {
        backends.add(answer.get(30, TimeUnit.SECONDS));
      }
      assertTrue(backends.stream().distinct().count() <= 2, backends::toString);
      awaitSessions(database, (int) backends.stream().distinct().count());
    } finally {
      threads.shutdownNow();
    }
    awaitSessions(database, 0);
  }

  @Test
  void databasesOfOneServiceShareItsRoom() throws Exception {
    String first = PostgresServer.createDatabase("room");
    String second = PostgresServer.createDatabase("room");
    SessionRoom room = new SessionRoom(1);
    try (ConnectionPool one = new ConnectionPool(Postgres.target(first), room);
        ConnectionPool other = new ConnectionPool(Postgres.target(second), room)) {
      String session = one.withSession(ConnectionPoolTest::backend);
      assertEquals(session, one.withSession(ConnectionPoolTest::backend));
      other.withSession(ConnectionPoolTest::backend);
      awaitSessions(first, 0);
      awaitSessions(second, 1);
      one.withSession(
          mine -> {
            // Whoever needs both at a time gets both.
            assertEquals("0", other.withSession(ConnectionPoolTest::nothing));
            return ConnectionPoolTest.nothing(mine);
          });
      assertThrows(
          DqException.class,
          () ->
              new ConnectionPool(Postgres.target("ghost"), room)
                  .withSession(ConnectionPoolTest::nothing));
      one.withSession(ConnectionPoolTest::nothing);
      awaitSessions(first, 1);
      awaitSessions(second, 0);
    }
    awaitSessions(first, 0);
    awaitSessions(second, 0);
  }

  @Test
  void aSessionThatIsOpenedEarlyIsTheFirstOneAndTheOnlyOne() throws Exception {
    String database = PostgresServer.createDatabase("early");
    try (ConnectionPool pool = new ConnectionPool(Postgres.target(database), 1)) {
      pool.openEarly();
      pool.openEarly();
      String first = pool.withSession(ConnectionPoolTest::backend);
      assertEquals(first, pool.withSession(ConnectionPoolTest::backend));
      awaitSessions(database, 1);
    }
    awaitSessions(database, 0);

    try (ConnectionPool pool = new ConnectionPool(Postgres.target(database), 1)) {
      pool.openEarly();
      awaitSessions(database, 1);
    }
    awaitSessions(database, 0);
  }

  @Test
  void aFailureToOpenEarlyIsToldOnceToWhoAsksFirst() {
    try (ConnectionPool pool = new ConnectionPool(Postgres.target("ghost"), 1)) {
      pool.openEarly();
      for (int i = 0; i < 2; i++) {
        DqException failure =
            assertThrows(DqException.class, () -> pool.withSession(ConnectionPoolTest::nothing));
        assertTrue(String.valueOf(failure.getMessage()).contains("ghost"), failure::toString);
      }
    }
  }

  private static String nothing(JdbcSession session) {
    return String.valueOf(session.firstRow("SELECT 0", MINUTE).get(0));
  }

  @Test
  void replacesALostSession() {
    try (ConnectionPool pool = new ConnectionPool(Postgres.target("postgres"), 1)) {
      String first = pool.withSession(ConnectionPoolTest::backend);
      PostgresServer.execute("postgres", "SELECT pg_terminate_backend(" + first + ", 5000)");
      assertThrows(StatementException.class, () -> pool.withSession(ConnectionPoolTest::backend));
      assertNotEquals(first, pool.withSession(ConnectionPoolTest::backend));
    }
  }

  @Test
  void cancelsAndClosesFromAnotherThread() throws Exception {
    String database = PostgresServer.createDatabase("pool");
    ConnectionPool pool = new ConnectionPool(Postgres.target(database), 1);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<?> work =
          thread.submit(
              () -> pool.withSession(session -> session.query("SELECT pg_sleep(60)", MINUTE)));
      awaitSessions(database, 1);
      Thread.sleep(200);
      assertFalse(work.isDone());
      pool.close();
      assertThrows(Exception.class, () -> work.get(10, TimeUnit.SECONDS));
      assertThrows(
          IllegalStateException.class, () -> pool.withSession(ConnectionPoolTest::backend));
      awaitSessions(database, 0);
    } finally {
      thread.shutdownNow();
    }
  }
}
