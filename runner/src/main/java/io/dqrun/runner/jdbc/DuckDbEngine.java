package io.dqrun.runner.jdbc;

import io.dqrun.runner.connector.JdbcTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * DuckDB, of which every session is its own: over the files of a folder there is nothing but views
 * in memory, and a database file is opened to be read only.
 */
final class DuckDbEngine implements Engine {

  @Override
  public boolean serves(JdbcTarget target) {
    return target.url().startsWith("jdbc:duckdb:");
  }

  @Override
  public void prepare(Connection connection, JdbcTarget target) throws SQLException {
    // The sessions with one database file share their settings.
    synchronized (Spill.FOLDER) {
      lock(connection);
    }
  }

  private static void lock(Connection connection) throws SQLException {
    Path spill = Spill.FOLDER.resolve(UUID.randomUUID().toString());
    try (Statement statement = connection.createStatement()) {
      try (ResultSet locked =
          statement.executeQuery("SELECT current_setting('lock_configuration')")) {
        if (locked.next() && locked.getBoolean(1)) {
          return;
        }
      }
      // Else it would be the working directory, where anybody might read it.
      statement.execute("SET temp_directory = " + DataFile.literal(spill.toString()));
      statement.execute("SET enable_external_access = false");
      statement.execute("SET lock_configuration = true");
    }
  }

  @Override
  public void begin(Connection connection, JdbcTarget target, Duration timeout) {}

  @Override
  public void introduce(Statement statement, JdbcTarget target, String sql) throws SQLException {
    if (target.folder().isPresent()) {
      new FileViews(statement, target.folder().get()).make(sql);
    }
  }

  @Override
  public void end(Connection connection) {}

  @Override
  public @Nullable Object value(ResultSet row, int column) throws SQLException {
    return switch (row.getMetaData().getColumnType(column)) {
      // By way of java.sql.Timestamp, an hour that this machine's clocks skip would be another.
      case Types.TIMESTAMP -> row.getObject(column, LocalDateTime.class);
      case Types.DATE -> row.getObject(column, LocalDate.class);
      case Types.BLOB -> row.getBytes(column);
      default -> RowReader.general(row, column);
    };
  }

  @Override
  public String advice(SQLException failure, JdbcTarget target) {
    boolean unknownTable = String.valueOf(failure.getMessage()).contains("Table with name ");
    return unknownTable && target.folder().isPresent()
        ? " (a file is a table by its name with ending in double quotes, such as \"orders.csv\")"
        : "";
  }

  /**
   * A message without the advice for programmers at its end, and without the line of a file that it
   * quotes: that may hold what is not to be shown.
   */
  static String withoutExcerpts(String message) {
    return message
        .replaceFirst("(?s)\\n(\\n|Possible |Candidate ).*", "")
        .replaceAll("(?m)^Original Line:.*\\R?", "")
        // Tables of its own, which nobody means.
        .replaceFirst("\\s*Did you mean \"(?:pg_|sqlite_|duckdb_|pragma_).*", "");
  }

  /** Where DuckDB may put what does not fit into memory; it removes that again by itself. */
  private static final class Spill {

    static final Path FOLDER = create();

    private static Path create() {
      try {
        // On POSIX systems, such folders are created for their owner only.
        Path folder = Files.createTempDirectory("dq-run-");
        folder.toFile().deleteOnExit();
        return folder;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
