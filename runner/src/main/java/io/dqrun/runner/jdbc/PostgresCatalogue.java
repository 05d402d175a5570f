package io.dqrun.runner.jdbc;

import io.dqrun.entity.Column;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of PostgreSQL: https://www.postgresql.org/docs/current/catalogs.html.
 *
 * <p>Read in one statement; the driver's metadata would take two for each table and does not tell
 * what a domain or an enumeration is made of.
 */
final class PostgresCatalogue {

  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private static final String COLUMNS =
      """
      WITH RECURSIVE based(oid, base, typmod) AS (
        SELECT oid, oid, -1 FROM pg_catalog.pg_type WHERE typtype <> 'd'
        UNION ALL
        SELECT d.oid, b.base, CASE WHEN d.typtypmod = -1 THEN b.typmod ELSE d.typtypmod END
        FROM pg_catalog.pg_type d JOIN based b ON d.typbasetype = b.oid
        WHERE d.typtype = 'd'
      )
      SELECT n.nspname, c.relname, c.relkind::text, a.attname, t.typname, t.typtype::text,
        t.typcategory::text,
        CASE WHEN a.atttypmod = -1 THEN b.typmod ELSE a.atttypmod END,
        CASE
          WHEN EXISTS (SELECT 1 FROM pg_catalog.pg_index i
              WHERE i.indrelid = c.oid AND i.indisprimary
                AND i.indnkeyatts = 1 AND i.indkey[0] = a.attnum)
            THEN 'PRIMARY_KEY'
          WHEN EXISTS (SELECT 1 FROM pg_catalog.pg_index i
              WHERE i.indrelid = c.oid AND i.indisunique AND i.indisvalid AND i.indpred IS NULL
                AND i.indnkeyatts = 1 AND i.indkey[0] = a.attnum)
            THEN 'UNIQUE'
          WHEN a.attnotnull THEN 'NOT_NULL'
        END
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_catalog.pg_attribute a
        ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      LEFT JOIN based b ON b.oid = a.atttypid
      LEFT JOIN pg_catalog.pg_type t ON t.oid = b.base
      WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
        AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
      ORDER BY n.nspname, c.relname, a.attnum
      """;

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("int2", "SMALLINT"),
          Map.entry("int4", "INT"),
          Map.entry("int8", "BIGINT"),
          Map.entry("oid", "BIGINT"),
          // NUMERIC exists too, but no test definition takes it.
          Map.entry("numeric", "DECIMAL"),
          Map.entry("float4", "FLOAT"),
          Map.entry("float8", "DOUBLE"),
          Map.entry("money", "MONEY"),
          Map.entry("varchar", "VARCHAR"),
          Map.entry("name", "VARCHAR"),
          Map.entry("bpchar", "CHAR"),
          Map.entry("char", "CHAR"),
          Map.entry("text", "TEXT"),
          Map.entry("citext", "TEXT"),
          Map.entry("bool", "BOOLEAN"),
          Map.entry("date", "DATE"),
          Map.entry("timestamp", "TIMESTAMP"),
          Map.entry("timestamptz", "TIMESTAMPZ"),
          Map.entry("time", "TIME"),
          Map.entry("timetz", "TIME"),
          Map.entry("interval", "INTERVAL"),
          Map.entry("json", "JSON"),
          Map.entry("jsonb", "JSON"),
          Map.entry("uuid", "UUID"),
          Map.entry("bytea", "BYTEA"),
          Map.entry("xml", "XML"),
          Map.entry("inet", "INET"),
          Map.entry("cidr", "CIDR"),
          Map.entry("macaddr", "MACADDR"),
          Map.entry("bit", "BIT"),
          Map.entry("varbit", "BIT"),
          Map.entry("point", "POINT"),
          Map.entry("polygon", "POLYGON"),
          Map.entry("geometry", "GEOMETRY"),
          Map.entry("geography", "GEOGRAPHY"),
          Map.entry("hstore", "MAP"),
          Map.entry("tsvector", "TSVECTOR"),
          Map.entry("tsquery", "TSQUERY"),
          Map.entry("pg_lsn", "PG_LSN"),
          Map.entry("pg_snapshot", "PG_SNAPSHOT"),
          Map.entry("txid_snapshot", "TXID_SNAPSHOT"));

  private PostgresCatalogue() {}

  static List<CatalogueTable> read(JdbcSession session) {
    Map<List<String>, CatalogueTable> tables = new LinkedHashMap<>();
    session.forEachRow(
        COLUMNS,
        TIMEOUT,
        row -> {
          List<String> key = List.of(text(row, 0), text(row, 1));
          CatalogueTable table =
              tables.computeIfAbsent(
                  key,
                  k ->
                      new CatalogueTable(
                          text(row, 0), text(row, 1), kind(text(row, 2)), new ArrayList<>()));
          // A table may have no column at all.
          if (row.get(3) != null) {
            table.columns().add(column(row));
          }
        });
    return List.copyOf(tables.values());
  }

  private static String text(List<@Nullable Object> row, int index) {
    return String.valueOf(row.get(index));
  }

  private static String kind(String relkind) {
    return switch (relkind) {
      case "p" -> "Partitioned";
      case "v" -> "View";
      case "m" -> "MaterializedView";
      case "f" -> "Foreign";
      default -> "Regular";
    };
  }

  private static Column column(List<@Nullable Object> row) {
    String type = type(text(row, 4), text(row, 5), text(row, 6));
    int modifier = row.get(7) instanceof Long value ? value.intValue() - 4 : -5;
    boolean limited = modifier >= 0;
    Optional<Integer> length = Optional.empty();
    if (type.equals("VARCHAR") || type.equals("CHAR")) {
      // OpenMetadata asks for a length where there is none; its own ingestion then says 1.
      length = Optional.of(limited ? modifier : 1);
    }
    boolean decimal = limited && type.equals("DECIMAL");
    return new Column(
        text(row, 3),
        type,
        length,
        decimal ? Optional.of(modifier >> 16 & 0xFFFF) : Optional.empty(),
        // Eleven bits with a sign since PostgreSQL 15.
        decimal ? Optional.of(((modifier & 0x7FF) ^ 0x400) - 0x400) : Optional.empty(),
        Optional.ofNullable((String) row.get(8)));
  }

  private static String type(String name, String kind, String category) {
    if (category.equals("A")) {
      return "ARRAY";
    }
    return switch (kind) {
      case "e" -> "ENUM";
      case "c" -> "STRUCT";
      default -> TYPES.getOrDefault(name, "UNKNOWN");
    };
  }
}
