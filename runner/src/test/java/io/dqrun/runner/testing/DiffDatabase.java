package io.dqrun.runner.testing;

import io.dqrun.runner.compare.Rows;
import io.dqrun.runner.dialect.Dialect;
import io.dqrun.runner.dialect.Dialects;
import io.dqrun.runner.execute.RowSource;
import io.dqrun.runner.execute.StatementFailure;
import io.dqrun.runner.jdbc.JdbcSession;
import io.dqrun.runner.jdbc.RowCursor;
import io.dqrun.runner.jdbc.StatementException;
import io.dqrun.runner.sql.QueryAnswer;
import io.dqrun.workflow.ConnectionConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A real database with its own session, as a run opens it: it only reads. Its tables are in the
 * schema {@code sch}, where the database has schemas.
 */
public final class DiffDatabase implements RowSource, AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  private final TestDatabase.Kind kind;
  private final Optional<Connection> writer;
  private final Optional<JdbcSession> session;
  private final String schema;
  private final Dialect dialect;
  private final List<String> statements = new ArrayList<>();

  private DiffDatabase(
      TestDatabase.Kind kind, Optional<Connection> writer, ConnectionConfig config) {
    this.kind = kind;
    this.writer = writer;
    this.schema = config.text("databaseSchema").orElse("sch");
    this.dialect = Dialects.forType(config.type()).orElseThrow();
    this.session =
        Optional.of(JdbcSession.open(dialect.target(config, config.text("database").orElse(""))));
  }

  /** Tables in memory, which no second session could see. */
  private DiffDatabase(Connection duckdb) {
    this.kind = TestDatabase.Kind.DUCKDB;
    this.writer = Optional.of(duckdb);
    this.schema = "sch";
    this.dialect = Dialects.forType("Datalake").orElseThrow();
    this.session = Optional.empty();
  }

  /** A new database; a file goes into the folder. */
  public static DiffDatabase open(TestDatabase.Kind kind, Path folder) throws Exception {
    return switch (kind) {
      case SQLITE -> {
        Path file = Files.createTempFile(folder, "diff", ".db");
        yield of(
            kind,
            "jdbc:sqlite:" + file,
            new ConnectionConfig(
                "SQLite", Map.of("database", "db", "databaseMode", file.toString())));
      }
      case POSTGRES -> {
        String database = PostgresServer.createDatabase("diff");
        DiffDatabase opened =
            of(
                kind,
                PostgresServer.url(database),
                new ConnectionConfig(
                    "Postgres",
                    Map.of(
                        "hostPort",
                        PostgresServer.host() + ":" + PostgresServer.port(),
                        "database",
                        database,
                        "username",
                        "postgres")));
        opened.update("CREATE SCHEMA sch");
        opened.update("SET search_path TO sch");
        yield opened;
      }
      case MARIADB -> {
        String schema = MariaDbServer.createDatabase("diff");
        DiffDatabase opened =
            of(
                kind,
                MariaDbServer.url(schema),
                new ConnectionConfig(
                    "MariaDB",
                    Map.of(
                        "hostPort",
                        MariaDbServer.host() + ":" + MariaDbServer.port(),
                        "username",
                        MariaDbServer.owner(),
                        "password",
                        MariaDbServer.owner(),
                        "databaseSchema",
                        schema)));
        opened.update("SET SESSION sql_mode = CONCAT(@@sql_mode, ',ANSI_QUOTES')");
        yield opened;
      }
      case DUCKDB -> {
        DiffDatabase opened = new DiffDatabase(DriverManager.getConnection("jdbc:duckdb:"));
        opened.update("CREATE SCHEMA sch", "SET search_path TO sch");
        yield opened;
      }
    };
  }

  private static DiffDatabase of(TestDatabase.Kind kind, String url, ConnectionConfig config)
      throws SQLException {
    Connection writer = DriverManager.getConnection(url);
    try (Statement statement = writer.createStatement()) {
      // SQLite makes the file with its first table.
      statement.execute("CREATE TABLE first_of_all (id INTEGER)");
    }
    return new DiffDatabase(kind, Optional.of(writer), config);
  }

  /** A database that is there already, to be read. */
  public static DiffDatabase connect(ConnectionConfig config) {
    return new DiffDatabase(
        config.type().equals("SQLite") ? TestDatabase.Kind.SQLITE : TestDatabase.Kind.POSTGRES,
        Optional.empty(),
        config);
  }

  public TestDatabase.Kind kind() {
    return kind;
  }

  public Dialect dialect() {
    return dialect;
  }

  /** The statements so far that only read. */
  public List<String> statements() {
    return List.copyOf(statements);
  }

  /** Changes the database. */
  public void update(String... statements) throws SQLException {
    try (Statement statement = writer.orElseThrow().createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Override
  public List<@Nullable Object> firstRow(String sql) throws StatementFailure {
    if (session.isEmpty()) {
      return query(sql).firstRow();
    }
    statements.add(sql);
    try {
      return session.get().firstRow(own(sql), TIMEOUT);
    } catch (StatementException e) {
      throw failure(e);
    }
  }

  @Override
  public QueryAnswer query(String sql) throws StatementFailure {
    statements.add(sql);
    if (session.isEmpty()) {
      List<List<@Nullable Object>> rows = unmanaged(sql);
      return new QueryAnswer(rows.size(), rows.isEmpty() ? List.of() : rows.get(0));
    }
    try {
      return session.get().query(own(sql), TIMEOUT);
    } catch (StatementException e) {
      throw failure(e);
    }
  }

  @Override
  public Rows<StatementFailure> open(String sql) throws StatementFailure {
    statements.add(sql);
    if (session.isEmpty()) {
      Iterator<List<@Nullable Object>> rows = unmanaged(sql).iterator();
      return new Rows<>() {
        @Override
        public @Nullable List<@Nullable Object> next() {
          return rows.hasNext() ? rows.next() : null;
        }

        @Override
        public void close() {}
      };
    }
    try {
      RowCursor cursor = session.get().open(own(sql), TIMEOUT);
      return new Rows<>() {
        @Override
        public @Nullable List<@Nullable Object> next() throws StatementFailure {
          try {
            return cursor.next();
          } catch (StatementException e) {
            throw failure(e);
          }
        }

        @Override
        public void close() {
          cursor.close();
        }
      };
    } catch (StatementException e) {
      throw failure(e);
    }
  }

  /** A schema of MariaDB is a database, which no other test may share. */
  private String own(String sql) {
    return kind == TestDatabase.Kind.MARIADB ? sql.replace("`sch`.", "`" + schema + "`.") : sql;
  }

  private List<List<@Nullable Object>> unmanaged(String sql) throws StatementFailure {
    try (Statement statement = writer.orElseThrow().createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      List<List<@Nullable Object>> rows = new ArrayList<>();
      while (answer.next()) {
        List<@Nullable Object> row = new ArrayList<>();
        for (int i = 1; i <= answer.getMetaData().getColumnCount(); i++) {
          row.add(TestDatabase.value(kind, answer, i));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new StatementFailure(StatementFailure.Kind.SQL, String.valueOf(e.getMessage()), e);
    }
  }

  private static StatementFailure failure(StatementException e) {
    return new StatementFailure(StatementFailure.Kind.SQL, e.getMessage(), e);
  }

  @Override
  public void close() throws SQLException {
    session.ifPresent(JdbcSession::close);
    if (writer.isPresent()) {
      writer.get().close();
    }
  }
}
