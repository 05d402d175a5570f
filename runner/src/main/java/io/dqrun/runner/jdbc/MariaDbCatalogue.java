package io.dqrun.runner.jdbc;

import io.dqrun.entity.Column;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of MariaDB and MySQL: https://mariadb.com/kb/en/information-schema-tables/. Of the
 * schema that the connection names, or else of all.
 */
final class MariaDbCatalogue {

  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private static final String COLUMNS =
      """
      SELECT t.table_schema, t.table_name, t.table_type, c.column_name, c.data_type,
        c.character_maximum_length, c.numeric_precision, c.numeric_scale,
        CASE
          WHEN c.column_key = 'PRI' AND (
              SELECT COUNT(*) FROM information_schema.columns k
              WHERE k.table_schema = c.table_schema AND k.table_name = c.table_name
                AND k.column_key = 'PRI') = 1
            THEN 'PRIMARY_KEY'
          WHEN c.column_key = 'UNI' THEN 'UNIQUE'
          WHEN c.is_nullable = 'NO' THEN 'NOT_NULL'
        END
      FROM information_schema.tables t
      JOIN information_schema.columns c
        ON c.table_schema = t.table_schema AND c.table_name = t.table_name
      WHERE t.table_schema NOT IN ('information_schema', 'mysql', 'performance_schema', 'sys')
        AND (DATABASE() IS NULL OR t.table_schema = DATABASE())
        AND t.table_type IN ('BASE TABLE', 'SYSTEM VERSIONED', 'VIEW')
      ORDER BY t.table_schema, t.table_name, c.ordinal_position
      """;

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("tinyint", "TINYINT"),
          Map.entry("smallint", "SMALLINT"),
          Map.entry("mediumint", "INT"),
          Map.entry("int", "INT"),
          Map.entry("bigint", "BIGINT"),
          Map.entry("decimal", "DECIMAL"),
          Map.entry("float", "FLOAT"),
          Map.entry("double", "DOUBLE"),
          Map.entry("bit", "BIT"),
          Map.entry("year", "YEAR"),
          Map.entry("date", "DATE"),
          Map.entry("datetime", "DATETIME"),
          Map.entry("timestamp", "TIMESTAMP"),
          Map.entry("time", "TIME"),
          Map.entry("char", "CHAR"),
          Map.entry("varchar", "VARCHAR"),
          Map.entry("tinytext", "TEXT"),
          Map.entry("text", "TEXT"),
          Map.entry("mediumtext", "MEDIUMTEXT"),
          Map.entry("longtext", "TEXT"),
          Map.entry("enum", "ENUM"),
          Map.entry("set", "SET"),
          Map.entry("json", "JSON"),
          Map.entry("uuid", "UUID"),
          Map.entry("inet4", "INET"),
          Map.entry("inet6", "INET"),
          Map.entry("binary", "BINARY"),
          Map.entry("varbinary", "VARBINARY"),
          Map.entry("tinyblob", "BLOB"),
          Map.entry("blob", "BLOB"),
          Map.entry("mediumblob", "MEDIUMBLOB"),
          Map.entry("longblob", "LONGBLOB"),
          Map.entry("point", "POINT"),
          Map.entry("polygon", "POLYGON"),
          Map.entry("geometry", "GEOMETRY"));

  private static final Set<String> LIMITED = Set.of("CHAR", "VARCHAR", "BINARY", "VARBINARY");

  private MariaDbCatalogue() {}

  static List<CatalogueTable> read(JdbcSession session) {
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
                            key.get(0),
                            key.get(1),
                            text(row, 2).equals("VIEW") ? "View" : "Regular",
                            new ArrayList<>()))
                .columns()
                .add(column(row)));
    return List.copyOf(tables.values());
  }

  private static Column column(List<@Nullable Object> row) {
    String type = TYPES.getOrDefault(text(row, 4), "UNKNOWN");
    boolean decimal = type.equals("DECIMAL");
    return new Column(
        text(row, 3),
        type,
        LIMITED.contains(type) ? number(row, 5) : Optional.empty(),
        decimal ? number(row, 6) : Optional.empty(),
        decimal ? number(row, 7) : Optional.empty(),
        Optional.ofNullable((String) row.get(8)));
  }

  private static String text(List<@Nullable Object> row, int index) {
    return String.valueOf(row.get(index));
  }

  private static Optional<Integer> number(List<@Nullable Object> row, int index) {
    return row.get(index) instanceof Number number
        ? Optional.of(number.intValue())
        : Optional.empty();
  }
}
