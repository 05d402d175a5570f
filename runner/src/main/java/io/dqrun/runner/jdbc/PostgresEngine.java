package io.dqrun.runner.jdbc;

import io.dqrun.runner.connector.JdbcTarget;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** PostgreSQL: every statement has its own transaction, which the server lets only read. */
final class PostgresEngine implements Engine {

  @Override
  public boolean serves(JdbcTarget target) {
    return target.url().startsWith("jdbc:postgresql:");
  }

  @Override
  public void prepare(Connection connection) throws SQLException {
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

  @Override
  public void end(Connection connection) throws SQLException {
    connection.rollback();
  }

  @Override
  public @Nullable Object value(ResultSet row, int column) throws SQLException {
    return RowReader.typed(row, column);
  }
}
