package io.dqrun.runner.jdbc;

import io.dqrun.entity.Column;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.connector.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What DuckDB sees in the files of a folder, or in a database file of its own. */
final class DuckDbCatalogue {

  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private static final String COLUMNS =
      """
      SELECT c.schema_name, c.table_name,
        CASE WHEN v.view_oid IS NULL THEN 'Regular' ELSE 'View' END,
        c.column_name, c.data_type,
        CASE
          WHEN EXISTS (SELECT 1 FROM duckdb_constraints() k WHERE k.table_oid = c.table_oid
              AND k.constraint_type = 'PRIMARY KEY' AND k.constraint_column_names = [c.column_name])
            THEN 'PRIMARY_KEY'
          WHEN EXISTS (SELECT 1 FROM duckdb_constraints() k WHERE k.table_oid = c.table_oid
              AND k.constraint_type = 'UNIQUE' AND k.constraint_column_names = [c.column_name])
            THEN 'UNIQUE'
          WHEN NOT c.is_nullable THEN 'NOT_NULL'
        END
      FROM duckdb_columns() c
      LEFT JOIN duckdb_views() v ON v.view_oid = c.table_oid
        AND v.database_name = c.database_name AND v.schema_name = c.schema_name
      WHERE c.database_name = current_database() AND NOT c.internal
      ORDER BY c.schema_name, c.table_name, c.column_index
      """;

  private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),\\s*(\\d+)\\)");

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("TINYINT", "TINYINT"),
          Map.entry("UTINYINT", "SMALLINT"),
          Map.entry("SMALLINT", "SMALLINT"),
          Map.entry("USMALLINT", "INT"),
          Map.entry("INTEGER", "INT"),
          Map.entry("UINTEGER", "BIGINT"),
          Map.entry("BIGINT", "BIGINT"),
          Map.entry("UBIGINT", "NUMBER"),
          Map.entry("HUGEINT", "NUMBER"),
          Map.entry("UHUGEINT", "NUMBER"),
          Map.entry("FLOAT", "FLOAT"),
          Map.entry("DOUBLE", "DOUBLE"),
          Map.entry("VARCHAR", "STRING"),
          Map.entry("BOOLEAN", "BOOLEAN"),
          Map.entry("DATE", "DATE"),
          Map.entry("TIME", "TIME"),
          Map.entry("TIMESTAMP", "TIMESTAMP"),
          Map.entry("TIMESTAMP_S", "TIMESTAMP"),
          Map.entry("TIMESTAMP_MS", "TIMESTAMP"),
          Map.entry("TIMESTAMP_NS", "TIMESTAMP"),
          Map.entry("TIMESTAMP WITH TIME ZONE", "TIMESTAMPZ"),
          Map.entry("INTERVAL", "INTERVAL"),
          Map.entry("BLOB", "BLOB"),
          Map.entry("JSON", "JSON"),
          Map.entry("UUID", "UUID"));

  private DuckDbCatalogue() {}

  static List<CatalogueTable> read(JdbcSession session, List<Problem> problems) {
    Optional<DataFolder> folder = session.target().folder();
    return folder.isPresent() ? files(session, folder.get(), problems) : tables(session);
  }

  private static List<CatalogueTable> tables(JdbcSession session) {
    Map<List<String>, CatalogueTable> tables = new LinkedHashMap<>();
    session.forEachRow(
        COLUMNS,
        TIMEOUT,
        row ->
            tables
                .computeIfAbsent(
                    List.of(text(row, 0), text(row, 1)),
                    key ->
                        new CatalogueTable(
                            text(row, 0), text(row, 1), text(row, 2), new ArrayList<>()))
                .columns()
                .add(column(text(row, 3), text(row, 4), Optional.ofNullable((String) row.get(5)))));
    return List.copyOf(tables.values());
  }

  private static List<CatalogueTable> files(
      JdbcSession session, DataFolder folder, List<Problem> problems) {
    List<CatalogueTable> tables = new ArrayList<>();
    for (String name : names(folder)) {
      try {
        List<Column> columns = new ArrayList<>();
        session.forEachRow(
            "SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM "
                + FileViews.quoted(folder.name())
                + "."
                + FileViews.quoted(name)
                + ")",
            TIMEOUT,
            row -> columns.add(column(text(row, 0), text(row, 1), Optional.empty())));
        tables.add(new CatalogueTable(folder.name(), name, "Regular", columns));
      } catch (StatementException e) {
        if (e.kind() != StatementException.Kind.SQL) {
          throw e;
        }
        problems.add(
            Problem.warning(
                    ProblemCode.TABLE_NOT_FOUND,
                    "the file '" + name + "' is left out: " + e.getMessage())
                .withHint("repair it, or take it out of the folder"));
      }
    }
    return tables;
  }

  /** The files that can be tables, by their paths inside the folder. */
  static List<String> names(DataFolder folder) {
    try (Stream<Path> paths = Files.walk(folder.root())) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> folder.root().relativize(path).toString())
          .filter(name -> name.startsWith(folder.prefix()) && DataFile.format(name).isPresent())
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new StatementException(
          StatementException.Kind.SQL, "the folder " + folder.root() + " cannot be listed", e);
    }
  }

  private static String text(List<@Nullable Object> row, int index) {
    return String.valueOf(row.get(index));
  }

  private static Column column(String name, String type, Optional<String> constraint) {
    Matcher decimal = DECIMAL.matcher(type);
    boolean limited = decimal.matches();
    return new Column(
        name,
        limited ? "DECIMAL" : dataType(type),
        Optional.empty(),
        limited ? Optional.of(Integer.valueOf(decimal.group(1))) : Optional.empty(),
        limited ? Optional.of(Integer.valueOf(decimal.group(2))) : Optional.empty(),
        constraint);
  }

  private static String dataType(String type) {
    if (type.endsWith("]")) {
      return "ARRAY";
    }
    String word = type.contains("(") ? type.substring(0, type.indexOf('(')) : type;
    return switch (word) {
      case "STRUCT", "MAP", "UNION", "ENUM" -> word;
      default -> TYPES.getOrDefault(type, "UNKNOWN");
    };
  }
}
