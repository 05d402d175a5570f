package io.dqrun.runner.jdbc;

import io.dqrun.runner.connector.JdbcTarget;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** SQLite: the file is opened read-only; a statement is a transaction, unless it is held still. */
final class SqliteEngine implements Engine {

  @Override
  public boolean serves(JdbcTarget target) {
    return target.url().startsWith("jdbc:sqlite:");
  }

  @Override
  public void prepare(Connection connection, JdbcTarget target) throws SQLException {
    RegexpFunction.register(connection);
    // The driver opens whatever there is; only the first read shows whether it is a database.
    try (Statement probe = connection.createStatement();
        ResultSet answer = probe.executeQuery("SELECT count(*) FROM sqlite_schema")) {
      answer.next();
    }
  }

  @Override
  public void begin(Connection connection, JdbcTarget target, Duration timeout) {}

  @Override
  public void end(Connection connection) {}

  /** The first read decides what all others see. */
  @Override
  public Snapshot hold(Connection connection, Duration timeout) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN");
    }
    return Snapshot.OWN;
  }

  @Override
  public void release(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("ROLLBACK");
    }
  }

  @Override
  public @Nullable Object value(ResultSet row, int column) throws SQLException {
    return RowReader.plain(row, column);
  }
}
