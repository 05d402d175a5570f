package io.dqrun.runner.jdbc;

import io.dqrun.runner.connector.JdbcTarget;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * MariaDB and MySQL by MariaDB's driver: every statement has its own transaction, which the server
 * lets only read; its rows are streamed.
 */
final class MariaDbEngine implements Engine {

  /** Of MySQL: the statement took longer than the session's limit. */
  private static final int QUERY_TIMEOUT = 3024;

  private static final int NO_DATABASE = 1046;

  @Override
  public boolean serves(JdbcTarget target) {
    return target.url().startsWith("jdbc:mariadb:");
  }

  @Override
  public void prepare(Connection connection, JdbcTarget target) throws SQLException {
    connection.setReadOnly(true);
    try (Statement statement = connection.createStatement();
        ResultSet mode = statement.executeQuery("SELECT @@sql_mode")) {
      if (mode.next() && mode.getString(1).contains("NO_BACKSLASH_ESCAPES")) {
        // Texts in statements are written with escapes; without them they would mean others.
        statement.execute("SET SESSION sql_mode = REPLACE(@@sql_mode, 'NO_BACKSLASH_ESCAPES', '')");
      }
    }
  }

  @Override
  public void begin(Connection connection, JdbcTarget target, Duration timeout)
      throws SQLException {
    beginHeld(connection, target, timeout);
    try (Statement start = connection.createStatement()) {
      start.execute("START TRANSACTION READ ONLY");
    }
  }

  @Override
  public void beginHeld(Connection connection, JdbcTarget target, Duration timeout)
      throws SQLException {
    connection.setNetworkTimeout(Runnable::run, Engine.networkMillis(timeout));
    if (connection.getMetaData().getDatabaseProductName().equals("MySQL")) {
      // MySQL has no limit that goes with a statement, but for hints inside of it.
      try (Statement limit = connection.createStatement()) {
        limit.execute("SET SESSION max_execution_time = " + limitMillis(timeout));
      }
    }
  }

  /** Of tables of InnoDB; no other session can take part. */
  @Override
  public Snapshot hold(Connection connection, Duration timeout) throws SQLException {
    connection.setNetworkTimeout(Runnable::run, Engine.networkMillis(timeout));
    try (Statement start = connection.createStatement()) {
      start.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
      start.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
      return Snapshot.OWN;
    } catch (SQLException e) {
      end(connection);
      return Snapshot.NONE;
    }
  }

  @Override
  public void endHeld(Connection connection) {
    // A statement that failed leaves the transaction as it was.
  }

  @Override
  public void configure(Statement statement, Duration timeout) throws SQLException {
    Engine.super.configure(statement, timeout);
    if (statement.getConnection().getMetaData().getDatabaseProductName().equals("MariaDB")) {
      // The driver sends it along with the statement, so that the session keeps its settings.
      statement.setQueryTimeout((int) (limitMillis(timeout) / 1000));
    }
  }

  /** The second lets our own clock come first, which knows better what to say. */
  private static long limitMillis(Duration timeout) {
    return Math.min(timeout.toMillis(), Integer.MAX_VALUE - 2000L) + 1000;
  }

  @Override
  public void end(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("ROLLBACK");
    }
  }

  @Override
  public @Nullable Object value(ResultSet row, int column) throws SQLException {
    if (row.getMetaData().getColumnType(column) != Types.TIMESTAMP) {
      return RowReader.general(row, column);
    }
    try {
      LocalDateTime moment = row.getObject(column, LocalDateTime.class);
      return moment == null ? row.getString(column) : moment;
    } catch (SQLException e) {
      // Months and days may be zero here, which no type of Java can hold.
      return row.getString(column);
    }
  }

  @Override
  public String advice(SQLException failure, JdbcTarget target) {
    return failure.getErrorCode() == NO_DATABASE
        ? " (write schema.table in the statement, or give the connection a databaseSchema)"
        : "";
  }

  @Override
  public boolean isStopped(SQLException failure) {
    return "70100".equals(failure.getSQLState()) || failure.getErrorCode() == QUERY_TIMEOUT;
  }
}
