package io.dqrun.runner.testing;

import io.dqrun.runner.dialect.Dialect;
import io.dqrun.runner.dialect.Dialects;
import io.dqrun.runner.execute.StatementFailure;
import io.dqrun.runner.execute.StatementRunner;
import io.dqrun.runner.jdbc.JdbcSession;
import io.dqrun.runner.jdbc.RegexpFunction;
import io.dqrun.runner.jdbc.StatementException;
import io.dqrun.runner.sql.QueryAnswer;
import io.dqrun.workflow.ConnectionConfig;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A real database of its own for one test, which remembers the statements it was asked. */
public final class TestDatabase implements StatementRunner, AutoCloseable {

  /** The kinds of databases that tests run on. */
  public enum Kind {
    SQLITE("SQLite"),
    POSTGRES("Postgres"),
    /** Tables in memory, by the dialect for files. */
    DUCKDB("Datalake"),
    MARIADB("MariaDB");

    private final String type;

    Kind(String type) {
      this.type = type;
    }
  }

  private final Kind kind;
  private final Connection connection;
  private final List<String> statements = new ArrayList<>();
  private final String schema;
  private @Nullable JdbcSession session;

  private TestDatabase(Kind kind, Connection connection, String schema) {
    this.kind = kind;
    this.connection = connection;
    this.schema = schema;
  }

  /** An empty database: in memory, or a fresh one with the schema {@code sch}. */
  public static TestDatabase open(Kind kind) throws SQLException {
    if (kind == Kind.SQLITE) {
      Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
      RegexpFunction.register(connection);
      return new TestDatabase(kind, connection, "sch");
    }
    if (kind == Kind.MARIADB) {
      String schema = MariaDbServer.createDatabase("engine");
      return new TestDatabase(kind, DriverManager.getConnection(MariaDbServer.url(schema)), schema);
    }
    String url =
        kind == Kind.DUCKDB
            ? "jdbc:duckdb:"
            : PostgresServer.url(PostgresServer.createDatabase("engine"));
    TestDatabase database = new TestDatabase(kind, DriverManager.getConnection(url), "sch");
    database.update("CREATE SCHEMA sch");
    database.update("SET search_path TO sch");
    return database;
  }

  public Kind kind() {
    return kind;
  }

  public Dialect dialect() {
    return Dialects.forType(kind.type).orElseThrow();
  }

  /** Changes the database; not remembered. */
  public void update(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The statements so far, without those of {@link #update}. */
  public List<String> statements() {
    return List.copyOf(statements);
  }

  public void forgetStatements() {
    statements.clear();
  }

  @Override
  public List<@Nullable Object> firstRow(String sql) throws StatementFailure {
    return query(sql).firstRow();
  }

  @Override
  public QueryAnswer query(String sql) throws StatementFailure {
    statements.add(sql);
    if (kind == Kind.MARIADB) {
      return ownQuery(sql);
    }
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      try (ResultSet rows = statement.executeQuery(sql)) {
        List<@Nullable Object> first = new ArrayList<>();
        long count = 0;
        while (rows.next()) {
          for (int i = 1; count == 0 && i <= rows.getMetaData().getColumnCount(); i++) {
            first.add(value(kind, rows, i));
          }
          count++;
        }
        return new QueryAnswer(count, first);
      }
    } catch (SQLException e) {
      throw new StatementFailure(StatementFailure.Kind.SQL, String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public void forEachRow(String sql, Consumer<List<@Nullable Object>> rows)
      throws StatementFailure {
    statements.add(sql);
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      while (answer.next()) {
        List<@Nullable Object> row = new ArrayList<>();
        for (int i = 1; i <= answer.getMetaData().getColumnCount(); i++) {
          row.add(value(kind, answer, i));
        }
        rows.accept(row);
      }
    } catch (SQLException e) {
      throw new StatementFailure(StatementFailure.Kind.SQL, String.valueOf(e.getMessage()), e);
    }
  }

  /** By the runner's own session. A schema is a database there, which no other test may share. */
  private QueryAnswer ownQuery(String sql) throws StatementFailure {
    JdbcSession open = session;
    if (open == null) {
      Map<String, Object> fields =
          Map.of(
              "hostPort",
              MariaDbServer.host() + ":" + MariaDbServer.port(),
              "username",
              MariaDbServer.owner(),
              "password",
              MariaDbServer.owner(),
              "databaseSchema",
              schema);
      open = JdbcSession.open(dialect().target(new ConnectionConfig("MariaDB", fields), ""));
      session = open;
    }
    try {
      return open.query(sql.replace("`sch`.", "`" + schema + "`."), Duration.ofMinutes(1));
    } catch (StatementException e) {
      throw new StatementFailure(StatementFailure.Kind.SQL, e.getMessage(), e);
    }
  }

  static @Nullable Object value(Kind kind, ResultSet rows, int column) throws SQLException {
    if (kind != Kind.SQLITE) {
      int type = rows.getMetaData().getColumnType(column);
      if (type == Types.DATE) {
        return rows.getObject(column, LocalDate.class);
      }
      if (type == Types.TIMESTAMP) {
        return rows.getMetaData().getColumnTypeName(column).equals("timestamptz")
            ? rows.getObject(column, OffsetDateTime.class)
            : rows.getObject(column, LocalDateTime.class);
      }
    }
    Object value = rows.getObject(column);
    return value instanceof Integer || value instanceof Short
        ? (Object) ((Number) value).longValue()
        : value;
  }

  @Override
  public void close() throws SQLException {
    if (session != null) {
      session.close();
    }
    connection.close();
  }
}
