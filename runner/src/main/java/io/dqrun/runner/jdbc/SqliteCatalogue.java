package io.dqrun.runner.jdbc;

import io.dqrun.entity.Column;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of a SQLite file: https://www.sqlite.org/pragma.html#pragma_table_xinfo.
 *
 * <p>Types are what the author wrote, and any word is allowed; known ones are taken by name, others
 * by their affinity: https://www.sqlite.org/datatype3.html.
 */
final class SqliteCatalogue {

  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private static final String TABLES =
      """
      SELECT name, type FROM sqlite_schema
      WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
      ORDER BY name
      """;

  private static final String COLUMNS =
      """
      SELECT c.name, c.type,
        CASE
          WHEN c.pk > 0 AND (SELECT count(*) FROM pragma_table_xinfo(%1$s) k WHERE k.pk > 0) = 1
            THEN 'PRIMARY_KEY'
          WHEN EXISTS (
              SELECT 1 FROM pragma_index_list(%1$s) i
              WHERE i."unique" = 1 AND i.partial = 0
                AND (SELECT count(*) FROM pragma_index_info(i.name)) = 1
                AND (SELECT max(m.cid) FROM pragma_index_info(i.name) m) = c.cid)
            THEN 'UNIQUE'
          WHEN c."notnull" = 1 THEN 'NOT_NULL'
        END
      FROM pragma_table_xinfo(%1$s) c
      WHERE c.hidden <> 1
      ORDER BY c.cid
      """;

  private static final Pattern DECLARED =
      Pattern.compile("([^(]*)(?:\\(\\s*\\+?(\\d{1,9})\\s*(?:,\\s*\\+?(\\d{1,9})\\s*)?\\).*)?");

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("TINYINT", "TINYINT"),
          Map.entry("SMALLINT", "SMALLINT"),
          Map.entry("INT2", "SMALLINT"),
          Map.entry("INT", "INT"),
          Map.entry("INTEGER", "INT"),
          Map.entry("MEDIUMINT", "INT"),
          Map.entry("INT4", "INT"),
          Map.entry("BIGINT", "BIGINT"),
          Map.entry("INT8", "BIGINT"),
          Map.entry("UNSIGNED BIG INT", "BIGINT"),
          // A real number of SQLite always has eight bytes.
          Map.entry("REAL", "DOUBLE"),
          Map.entry("DOUBLE", "DOUBLE"),
          Map.entry("DOUBLE PRECISION", "DOUBLE"),
          Map.entry("FLOAT", "FLOAT"),
          Map.entry("DECIMAL", "DECIMAL"),
          Map.entry("NUMERIC", "DECIMAL"),
          Map.entry("NUM", "DECIMAL"),
          Map.entry("NUMBER", "NUMBER"),
          Map.entry("VARCHAR", "VARCHAR"),
          Map.entry("CHARACTER VARYING", "VARCHAR"),
          Map.entry("VARYING CHARACTER", "VARCHAR"),
          Map.entry("NVARCHAR", "VARCHAR"),
          Map.entry("VARCHAR2", "VARCHAR"),
          Map.entry("CHAR", "CHAR"),
          Map.entry("CHARACTER", "CHAR"),
          Map.entry("NCHAR", "CHAR"),
          Map.entry("NATIVE CHARACTER", "CHAR"),
          Map.entry("STRING", "STRING"),
          Map.entry("BOOLEAN", "BOOLEAN"),
          Map.entry("BOOL", "BOOLEAN"),
          Map.entry("DATE", "DATE"),
          Map.entry("DATETIME", "DATETIME"),
          Map.entry("TIMESTAMP", "TIMESTAMP"),
          Map.entry("TIMESTAMPTZ", "TIMESTAMPZ"),
          Map.entry("TIMESTAMP WITH TIME ZONE", "TIMESTAMPZ"),
          Map.entry("TIME", "TIME"),
          Map.entry("JSON", "JSON"),
          Map.entry("JSONB", "JSON"),
          Map.entry("UUID", "UUID"),
          Map.entry("BLOB", "BLOB"),
          Map.entry("", "UNKNOWN"));

  private SqliteCatalogue() {}

  static List<CatalogueTable> read(JdbcSession session, List<Problem> problems) {
    List<CatalogueTable> tables = new ArrayList<>();
    session.forEachRow(
        TABLES,
        TIMEOUT,
        row ->
            tables.add(
                new CatalogueTable(
                    "main",
                    String.valueOf(row.get(0)),
                    "view".equals(row.get(1)) ? "View" : "Regular",
                    new ArrayList<>())));
    tables.removeIf(table -> !readColumns(session, table, problems));
    return tables;
  }

  private static boolean readColumns(
      JdbcSession session, CatalogueTable table, List<Problem> problems) {
    String literal = "'" + table.name().replace("'", "''") + "'";
    try {
      session.forEachRow(
          COLUMNS.formatted(literal), TIMEOUT, row -> table.columns().add(column(row)));
      return true;
    } catch (StatementException e) {
      if (e.kind() != StatementException.Kind.SQL) {
        throw e;
      }
      // A view over a table that is gone, or a virtual table of an extension that is not here.
      problems.add(
          Problem.warning(
                  ProblemCode.TABLE_NOT_FOUND,
                  "the table '" + table.name() + "' is left out: " + e.getMessage())
              .withHint("repair or drop it"));
      return false;
    }
  }

  private static Column column(List<@Nullable Object> row) {
    String declared = String.valueOf(row.get(1)).strip().toUpperCase(Locale.ROOT);
    Matcher matcher = DECLARED.matcher(declared);
    boolean parsed = matcher.matches();
    String word = parsed ? matcher.group(1).strip().replaceAll("\\s+", " ") : declared;
    String type = TYPES.getOrDefault(word, byAffinity(word));
    Optional<Integer> first = parsed ? number(matcher.group(2)) : Optional.empty();
    Optional<Integer> second = parsed ? number(matcher.group(3)) : Optional.empty();
    boolean text = type.equals("VARCHAR") || type.equals("CHAR");
    boolean decimal = type.equals("DECIMAL");
    return new Column(
        String.valueOf(row.get(0)),
        type,
        // OpenMetadata asks for a length where there is none; its own ingestion then says 1.
        text ? first.or(() -> Optional.of(1)) : Optional.empty(),
        decimal ? first : Optional.empty(),
        decimal && first.isPresent() ? second.or(() -> Optional.of(0)) : Optional.empty(),
        Optional.ofNullable((String) row.get(2)));
  }

  private static Optional<Integer> number(@Nullable String digits) {
    return Optional.ofNullable(digits).map(Integer::valueOf);
  }

  private static String byAffinity(String word) {
    if (word.contains("INT")) {
      return "BIGINT";
    }
    if (word.contains("CHAR") || word.contains("CLOB") || word.contains("TEXT")) {
      return "TEXT";
    }
    if (word.contains("BLOB")) {
      return "BLOB";
    }
    if (word.contains("REAL") || word.contains("FLOA") || word.contains("DOUB")) {
      return "DOUBLE";
    }
    return "DECIMAL";
  }
}
