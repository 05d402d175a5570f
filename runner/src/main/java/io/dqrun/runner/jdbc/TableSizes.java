package io.dqrun.runner.jdbc;

import io.dqrun.runner.connector.DataFolder;
import io.dqrun.runner.dialect.Dialect;
import io.dqrun.runner.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How large tables are, as far as a database tells it without reading them. What may be outdated or
 * no more than an estimate is good enough to begin with the longest work.
 */
public final class TableSizes {

  /** Nothing waits long for what only helps. */
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private TableSizes() {}

  /**
   * The sizes of a database's tables by schema and name, in whatever unit the database counts:
   * pages, bytes or rows. Tables without a known size are missing; of some databases all are.
   *
   * @param session a session that nobody else uses meanwhile
   * @throws StatementException if the database refuses to tell, or takes more than some seconds
   */
  public static Map<List<String>, Long> read(JdbcSession session) {
    Optional<DataFolder> folder = session.target().folder();
    if (folder.isPresent()) {
      return ofFiles(folder.get());
    }
    Map<List<String>, Long> sizes = new HashMap<>();
    Dialects.forType(session.target().serviceType())
        .ifPresent(dialect -> read(session, dialect, sizes));
    return sizes;
  }

  private static void read(JdbcSession session, Dialect dialect, Map<List<String>, Long> sizes) {
    dialect
        .tableSizes()
        .ifPresent(
            sql ->
                session.forEachRow(
                    sql,
                    TIMEOUT,
                    row -> {
                      if (row.get(2) instanceof Number size) {
                        sizes.put(
                            List.of(name(row, 0, dialect), name(row, 1, dialect)),
                            size.longValue());
                      }
                    }));
  }

  private static String name(List<@Nullable Object> row, int column, Dialect dialect) {
    return dialect.shown(String.valueOf(row.get(column)));
  }

  private static Map<List<String>, Long> ofFiles(DataFolder folder) {
    Map<List<String>, Long> sizes = new HashMap<>();
    try {
      for (String name : DuckDbCatalogue.names(folder)) {
        sizes.put(List.of(folder.name(), name), Files.size(folder.root().resolve(name)));
      }
    } catch (IOException | UncheckedIOException e) {
      throw new StatementException(
          StatementException.Kind.SQL, "the folder " + folder.root() + " cannot be listed", e);
    }
    return sizes;
  }
}
