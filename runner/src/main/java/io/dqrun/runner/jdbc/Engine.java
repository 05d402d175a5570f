package io.dqrun.runner.jdbc;

import io.dqrun.runner.dialect.JdbcTarget;
import io.dqrun.runner.sql.SqlTokens.Rule;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What differs between drivers in opening a connection and running a statement. */
enum Engine {
  /** Every statement has its own transaction, which the server lets only read. */
  POSTGRES("jdbc:postgresql:") {
    @Override
    void prepare(Connection connection) throws SQLException {
      // Needed for a cursor. No setting of the session is changed: behind a pooler it would stay
      // with the server's connection and meet its next user.
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
    }

    @Override
    void begin(Connection connection, JdbcTarget target, Duration timeout) throws SQLException {
      // If the network swallows everything, the answer to the server's own cancellation too.
      long patience = Math.min(timeout.plus(NETWORK_GRACE).toMillis(), Integer.MAX_VALUE);
      int given = Integer.parseInt(target.properties().getOrDefault("socketTimeout", "0")) * 1000;
      connection.setNetworkTimeout(
          Runnable::run, given == 0 ? (int) patience : (int) Math.min(given, patience));
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
    void end(Connection connection) throws SQLException {
      connection.rollback();
    }

    @Override
    @Nullable Object value(ResultSet row, int column) throws SQLException {
      return RowReader.typed(row, column);
    }

    @Override
    List<Set<Rule>> readings() {
      Set<Rule> standard =
          EnumSet.of(
              Rule.NESTED_COMMENTS,
              Rule.DOLLAR_QUOTES,
              Rule.ESCAPE_PREFIX,
              Rule.RETURN_ENDS_COMMENT);
      // With standard_conforming_strings off, which a server may have.
      Set<Rule> escaping = EnumSet.copyOf(standard);
      escaping.add(Rule.BACKSLASH_ESCAPES);
      return List.of(standard, escaping);
    }
  },

  /** The file is opened read-only; a statement is a transaction. */
  SQLITE("jdbc:sqlite:") {
    @Override
    void prepare(Connection connection) throws SQLException {
      RegexpFunction.register(connection);
      // The driver opens whatever there is; only the first read shows whether it is a database.
      try (Statement probe = connection.createStatement();
          ResultSet answer = probe.executeQuery("SELECT count(*) FROM sqlite_schema")) {
        answer.next();
      }
    }

    @Override
    void begin(Connection connection, JdbcTarget target, Duration timeout) {}

    @Override
    void end(Connection connection) {}

    @Override
    @Nullable Object value(ResultSet row, int column) throws SQLException {
      return RowReader.plain(row, column);
    }

    @Override
    List<Set<Rule>> readings() {
      return List.of(EnumSet.of(Rule.BACKTICK_NAMES, Rule.BRACKET_NAMES));
    }
  };

  private static final Duration NETWORK_GRACE = Duration.ofSeconds(30);

  private final String prefix;

  Engine(String prefix) {
    this.prefix = prefix;
  }

  static Optional<Engine> find(JdbcTarget target) {
    return List.of(values()).stream().filter(engine -> engine.serves(target)).findFirst();
  }

  /** Whether this is the driver of {@code target}. */
  boolean serves(JdbcTarget target) {
    return target.url().startsWith(prefix);
  }

  /** Once, on a new connection. */
  abstract void prepare(Connection connection) throws SQLException;

  /** Before each statement. */
  abstract void begin(Connection connection, JdbcTarget target, Duration timeout)
      throws SQLException;

  /** After each statement, whatever became of it. */
  abstract void end(Connection connection) throws SQLException;

  /** One value of the current row as one of the types named at {@link JdbcSession#firstRow}. */
  abstract @Nullable Object value(ResultSet row, int column) throws SQLException;

  /** The rules by which the database may read a statement. */
  abstract List<Set<Rule>> readings();
}
