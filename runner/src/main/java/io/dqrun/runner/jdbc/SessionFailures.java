package io.dqrun.runner.jdbc;

import io.dqrun.runner.connector.JdbcTarget;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says why a statement of a session has no answer, and whether the session survives that. */
final class SessionFailures {

  private static final int SECONDS_TO_ANSWER = 5;

  private final Engine engine;
  private final Connection connection;
  private final JdbcTarget target;
  private final SessionUse use;

  SessionFailures(Engine engine, Connection connection, JdbcTarget target, SessionUse use) {
    this.engine = engine;
    this.connection = connection;
    this.target = target;
    this.use = use;
  }

  /** What the driver threw, outside of a statement. */
  StatementException of(SQLException e) {
    String text = DriverText.of(e, target) + engine.advice(e, target);
    if (isLost(e)) {
      use.end();
      return new StatementException(
          StatementException.Kind.CONNECTION_LOST,
          "the connection to the database " + target.description() + " was lost: " + text,
          e);
    }
    return new StatementException(StatementException.Kind.SQL, text, e);
  }

  /** What the driver threw at a statement, which may have been stopped. */
  StatementException of(SQLException e, RunningStatement statement, Duration timeout) {
    return statement.stopped() != null || engine.isStopped(e)
        ? stopped(statement, timeout, e)
        : of(e);
  }

  /** Of a statement that was stopped. */
  StatementException stopped(
      RunningStatement statement, Duration timeout, @Nullable SQLException cause) {
    String message =
        statement.stopped() == RunningStatement.Stop.TIME
            ? "the statement took longer than " + text(timeout) + " and was cancelled"
            : "the statement was cancelled before its end";
    if (statement.stopped() == null && cause != null) {
      message += ": " + DriverText.of(cause, target);
    }
    return new StatementException(StatementException.Kind.TIMEOUT, message, cause);
  }

  /** Such as {@code 10m} or {@code 1.5s}, as durations are written on the command line. */
  private static String text(Duration duration) {
    return duration.toString().substring(2).toLowerCase(Locale.ROOT);
  }

  private boolean isLost(SQLException e) {
    String state = e.getSQLState();
    if (state != null && state.startsWith("57P")) {
      return true;
    }
    try {
      // Hive tells of every statement that fails on its way as if it were the connection.
      return connection.isClosed()
          || (state != null && state.startsWith("08") && !connection.isValid(SECONDS_TO_ANSWER));
    } catch (SQLException | UnsupportedOperationException | AbstractMethodError lost) {
      return true;
    }
  }
}
