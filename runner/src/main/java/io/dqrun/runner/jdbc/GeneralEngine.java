package io.dqrun.runner.jdbc;

import io.dqrun.runner.connector.JdbcTarget;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Any driver that is not known by name: what JDBC offers for reading only and for an end in time,
 * as far as the driver has it. Some have no transactions, others no time limits.
 */
final class GeneralEngine implements Engine {

  /** Drivers that speak to no server before the first statement. */
  private static final List<String> CONNECTING_LATE =
      List.of("jdbc:trino:", "jdbc:presto:", "jdbc:clickhouse:");

  @Override
  public boolean serves(JdbcTarget target) {
    return true;
  }

  @Override
  public void prepare(Connection connection, JdbcTarget target) throws SQLException {
    if (CONNECTING_LATE.stream().anyMatch(target.url()::startsWith)) {
      // Outside of a transaction, which would be aborted by an answer that is not read to its end.
      askAnything(connection);
    }
    attempt(connection, () -> connection.setReadOnly(true));
    attempt(connection, () -> connection.setAutoCommit(false));
  }

  private static void askAnything(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = DriverCall.of(() -> statement.executeQuery("SELECT 1"))) {
      DriverCall.of(answer::next);
    }
  }

  @Override
  public void begin(Connection connection, JdbcTarget target, Duration timeout)
      throws SQLException {
    attempt(
        connection,
        () -> connection.setNetworkTimeout(Runnable::run, Engine.networkMillis(timeout)));
  }

  @Override
  public void configure(Statement statement, Duration timeout) throws SQLException {
    Connection connection = statement.getConnection();
    attempt(connection, () -> statement.setEscapeProcessing(false));
    attempt(connection, () -> statement.setFetchSize(500));
    // The second lets our own clock come first, which knows better what to say.
    int seconds = (int) Math.min(timeout.toSeconds() + 1, Integer.MAX_VALUE);
    attempt(connection, () -> statement.setQueryTimeout(seconds));
  }

  @Override
  public void end(Connection connection) throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.rollback();
    }
  }

  @Override
  public @Nullable Object value(ResultSet row, int column) throws SQLException {
    return RowReader.general(row, column);
  }

  private interface Setting {
    void set() throws SQLException;
  }

  private static void attempt(Connection connection, Setting setting) throws SQLException {
    try {
      setting.set();
    } catch (UnsupportedOperationException | AbstractMethodError e) {
      return;
    } catch (SQLException e) {
      // What the driver cannot set is no reason not to read; a lost connection is.
      if (connection.isClosed()) {
        throw e;
      }
    }
  }
}
