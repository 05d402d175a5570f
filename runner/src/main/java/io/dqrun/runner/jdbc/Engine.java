package io.dqrun.runner.jdbc;

import io.dqrun.runner.connector.JdbcTarget;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What differs between drivers in opening a connection and running a statement; one class per
 * driver that is known by name, found by {@link Engines}.
 */
interface Engine {

  /** If the network swallows everything, the answer to the server's own cancellation too. */
  Duration NETWORK_GRACE = Duration.ofSeconds(30);

  /** Whether this is the driver of {@code target}. */
  boolean serves(JdbcTarget target);

  /** Once, on a new connection. */
  void prepare(Connection connection, JdbcTarget target) throws SQLException;

  /** Before each statement. */
  void begin(Connection connection, JdbcTarget target, Duration timeout) throws SQLException;

  /** A new statement, before it is run. */
  default void configure(Statement statement, Duration timeout) throws SQLException {
    statement.setEscapeProcessing(false);
    statement.setFetchSize(500);
  }

  /** A new and configured statement whose answer is one row, before it is run. */
  default void expectOneRow(Statement statement) throws SQLException {
    statement.setMaxRows(1);
  }

  /** Makes what the statement names known to the database, if it has to be told. */
  default void introduce(Statement statement, JdbcTarget target, String sql) throws SQLException {}

  /** After each statement, whatever became of it. */
  void end(Connection connection) throws SQLException;

  /**
   * Makes all statements until {@link #release} see the rows as they are now, as far as the
   * database offers that; if it fails, the connection is as before.
   */
  default Snapshot hold(Connection connection, Duration timeout) throws SQLException {
    return Snapshot.NONE;
  }

  /**
   * Makes all statements until {@link #release} see what another session sees.
   *
   * @throws SQLException if that is not possible; the connection is as before then
   */
  default void join(Connection connection, Snapshot snapshot, Duration timeout)
      throws SQLException {}

  /** Before each statement of a session that is held still. */
  default void beginHeld(Connection connection, JdbcTarget target, Duration timeout)
      throws SQLException {
    begin(connection, target, timeout);
  }

  /** After each statement of a session that is held still, whatever became of it. */
  default void endHeld(Connection connection) throws SQLException {
    end(connection);
  }

  /** Ends what {@link #hold} and {@link #join} began. */
  default void release(Connection connection) throws SQLException {
    end(connection);
  }

  /** One value of the current row as one of the types named at {@link JdbcSession#firstRow}. */
  @Nullable Object value(ResultSet row, int column) throws SQLException;

  /** Whether the database says that it has stopped the statement, not refused it. */
  default boolean isStopped(SQLException failure) {
    return "57014".equals(failure.getSQLState());
  }

  /**
   * What to do about a statement that failed, where the database does not say it, to go on after
   * its message; or nothing.
   */
  default String advice(SQLException failure, JdbcTarget target) {
    return "";
  }

  /** How long to wait for the network, in milliseconds. */
  static int networkMillis(Duration timeout) {
    return (int) Math.min(timeout.plus(NETWORK_GRACE).toMillis(), Integer.MAX_VALUE);
  }
}
