package io.dqrun.runner.jdbc;

import io.dqrun.runner.connector.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How large tables are, as far as a database tells it without reading them. What may be outdated or
 * no more than an estimate is good enough to begin with the longest work.
 */
public final class TableSizes {

  /** Nothing waits long for what only helps. */
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  /**
   * Pages as of the last time that they were counted; of a partitioned table those of its parts.
   */
  private static final String POSTGRES =
      """
      SELECT n.nspname, c.relname, GREATEST(c.relpages, (
          SELECT COALESCE(SUM(p.relpages), 0)
          FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class p ON p.oid = i.inhrelid
          WHERE i.inhparent = c.oid))
      FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'm')
        AND n.nspname NOT IN ('pg_catalog', 'information_schema')
      """;

  /** Bytes without indexes. */
  private static final String MARIADB =
      """
      SELECT table_schema, table_name, data_length FROM information_schema.tables
      WHERE data_length IS NOT NULL
        AND table_schema NOT IN ('information_schema', 'mysql', 'performance_schema', 'sys')
        AND (DATABASE() IS NULL OR table_schema = DATABASE())
      """;

  /** Rows. */
  private static final String DUCKDB =
      """
      SELECT schema_name, table_name, estimated_size FROM duckdb_tables()
      WHERE database_name = current_database() AND NOT internal
      """;

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
    Optional<String> query = query(session);
    Map<List<String>, Long> sizes = new HashMap<>();
    query.ifPresent(
        sql ->
            session.forEachRow(
                sql,
                TIMEOUT,
                row -> {
                  if (row.get(2) instanceof Number size) {
                    sizes.put(
                        List.of(String.valueOf(row.get(0)), String.valueOf(row.get(1))),
                        size.longValue());
                  }
                }));
    return sizes;
  }

  private static Optional<String> query(JdbcSession session) {
    if (new PostgresEngine().serves(session.target())) {
      return Optional.of(POSTGRES);
    }
    if (new MariaDbEngine().serves(session.target())) {
      return Optional.of(MARIADB);
    }
    return new DuckDbEngine().serves(session.target()) ? Optional.of(DUCKDB) : Optional.empty();
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
