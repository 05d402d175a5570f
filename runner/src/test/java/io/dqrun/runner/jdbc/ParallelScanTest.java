package io.dqrun.runner.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.dqrun.runner.testing.PostgresServer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** PostgreSQL reads large tables with several processes, unless the client hinders it. */
class ParallelScanTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Who read the rows, where the session's own process leaves them to others if there are any. */
  private static final String READERS = "SELECT MIN(reader()), COUNT(*) FROM t";

  @Test
  void leavesAnAggregateToSeveralProcesses() {
    try (JdbcSession session = JdbcSession.open(Postgres.target(database()))) {
      Object own = session.firstRow("SELECT pg_backend_pid()", MINUTE).get(0);

      assertNotEquals(own, reader(session.onlyRow(READERS, MINUTE)));
      session.hold(MINUTE);
      assertNotEquals(own, reader(session.onlyRow(READERS, MINUTE)));
      session.release();
      // Why there are two ways: what may be cut off after a row is read by one process.
      assertEquals(own, reader(session.firstRow(READERS, MINUTE)));
    }
  }

  @Test
  void readsTheFirstRowOfWhateverComes() {
    try (JdbcSession session = JdbcSession.open(Postgres.target(database()))) {
      assertEquals(List.of(1L), session.onlyRow("SELECT i FROM generate_series(1, 3) i", MINUTE));
      assertEquals(List.of(), session.onlyRow("SELECT i FROM t WHERE i < 0", MINUTE));
    }
  }

  private static @Nullable Object reader(List<@Nullable Object> answer) {
    assertEquals(1000L, answer.get(1));
    return answer.get(0);
  }

  private static String database() {
    String database = PostgresServer.createDatabase("parallel");
    PostgresServer.execute(
        database,
        "CREATE TABLE t AS SELECT i FROM generate_series(1, 1000) i",
        "ANALYZE t",
        "CREATE FUNCTION reader() RETURNS int LANGUAGE plpgsql PARALLEL SAFE"
            + " AS 'BEGIN RETURN pg_backend_pid(); END'");
    for (String setting :
        List.of(
            "parallel_setup_cost = 0",
            "parallel_tuple_cost = 0",
            "min_parallel_table_scan_size = 0",
            "parallel_leader_participation = off")) {
      PostgresServer.execute(database, "ALTER DATABASE \"" + database + "\" SET " + setting);
    }
    return database;
  }
}
