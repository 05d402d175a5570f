package io.dqrun.runner.jdbc;

import io.dqrun.runner.connector.JdbcTarget;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL: every statement has its own transaction, which the server lets only read, unless the
 * session is held still.
 */
final class PostgresEngine implements Engine {

  @Override
  public boolean serves(JdbcTarget target) {
    return target.url().startsWith("jdbc:postgresql:");
  }

  @Override
  public void prepare(Connection connection, JdbcTarget target) throws SQLException {
    // Needed for a cursor. No setting of the session is changed: behind a pooler it would stay
    // with the server's connection and meet its next user.
    connection.setReadOnly(true);
    connection.setAutoCommit(false);
  }

  @Override
  public void begin(Connection connection, JdbcTarget target, Duration timeout)
      throws SQLException {
    int patience = Engine.networkMillis(timeout);
    int given = Integer.parseInt(target.properties().getOrDefault("socketTimeout", "0")) * 1000;
    connection.setNetworkTimeout(Runnable::run, given == 0 ? patience : Math.min(given, patience));
    // The driver cancels only the first part of a cursor; the server watches them all. A
    // stricter limit of the server's own stays. The second lets our own clock come first, which
    // knows better what to say.
    long millis = Math.min(timeout.toMillis(), Integer.MAX_VALUE - 1000L) + 1000;
    try (Statement limit = connection.createStatement()) {
      limit.execute(
          """
          SELECT set_config('statement_timeout', '%d', true) FROM pg_catalog.pg_settings
          WHERE CASE name WHEN 'statement_timeout' THEN setting::int = 0 OR setting::int > %<d
            ELSE false END
          """
              .formatted(millis));
    }
  }

  /**
   * No limit: a statement of which only some rows are fetched at a time is executed by the server
   * without parallel workers. The SELECT for 31 tests of a million rows took 1.8 times as long so.
   */
  @Override
  public void expectOneRow(Statement statement) throws SQLException {
    statement.setFetchSize(0);
  }

  @Override
  public void end(Connection connection) throws SQLException {
    connection.rollback();
  }

  /**
   * Repeatable reads, and the name by which other sessions read the same. Databases that only speak
   * PostgreSQL's language may lack the name.
   */
  @Override
  public Snapshot hold(Connection connection, Duration timeout) throws SQLException {
    connection.setNetworkTimeout(Runnable::run, Engine.networkMillis(timeout));
    try {
      still(connection);
      String id;
      try (Statement export = connection.createStatement();
          ResultSet name = export.executeQuery("SELECT pg_catalog.pg_export_snapshot()")) {
        name.next();
        id = name.getString(1);
      }
      mark(connection);
      return new Snapshot(Snapshot.View.SESSIONS, id);
    } catch (SQLException e) {
      connection.rollback();
    }
    try {
      still(connection);
      mark(connection);
      return Snapshot.OWN;
    } catch (SQLException e) {
      connection.rollback();
      return Snapshot.NONE;
    }
  }

  @Override
  public void join(Connection connection, Snapshot snapshot, Duration timeout) throws SQLException {
    connection.setNetworkTimeout(Runnable::run, Engine.networkMillis(timeout));
    if (snapshot.view() != Snapshot.View.SESSIONS) {
      return;
    }
    try {
      still(connection);
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET TRANSACTION SNAPSHOT '" + snapshot.id().replace("'", "''") + "'");
      }
      mark(connection);
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    }
  }

  private static void still(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
    }
  }

  /** Where a statement that failed leaves the transaction. */
  private static void mark(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SAVEPOINT dq_run");
    }
  }

  @Override
  public void endHeld(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("ROLLBACK TO SAVEPOINT dq_run");
    }
  }

  @Override
  public @Nullable Object value(ResultSet row, int column) throws SQLException {
    return RowReader.typed(row, column);
  }
}
