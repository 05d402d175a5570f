package io.dqrun.runner.jdbc;

import io.dqrun.entity.Column;
import java.sql.Types;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The type of a column as a driver describes it, in OpenMetadata's words: by the database's own
 * name for it where that says more than JDBC's number.
 *
 * @param size the length of a text, all digits of a decimal number
 * @param scale digits after the point
 */
record JdbcColumnType(String dataType, Optional<Integer> size, Optional<Integer> scale) {

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("STRING", "STRING"),
          Map.entry("TEXT", "TEXT"),
          Map.entry("NTEXT", "NTEXT"),
          Map.entry("CITEXT", "TEXT"),
          Map.entry("ENUM", "ENUM"),
          Map.entry("NUMBER", "NUMBER"),
          Map.entry("MONEY", "MONEY"),
          Map.entry("BOOL", "BOOLEAN"),
          Map.entry("BOOLEAN", "BOOLEAN"),
          Map.entry("DATE", "DATE"),
          Map.entry("DATETIME", "DATETIME"),
          Map.entry("DATETIME2", "DATETIME"),
          Map.entry("SMALLDATETIME", "DATETIME"),
          Map.entry("DATETIMEOFFSET", "TIMESTAMPZ"),
          Map.entry("TIMESTAMPTZ", "TIMESTAMPZ"),
          Map.entry("TIMESTAMP_TZ", "TIMESTAMPZ"),
          Map.entry("TIMESTAMP_LTZ", "TIMESTAMPZ"),
          Map.entry("TIMETZ", "TIME"),
          Map.entry("INTERVAL", "INTERVAL"),
          Map.entry("JSON", "JSON"),
          Map.entry("JSONB", "JSON"),
          Map.entry("VARIANT", "VARIANT"),
          Map.entry("SUPER", "SUPER"),
          Map.entry("UUID", "UUID"),
          Map.entry("UNIQUEIDENTIFIER", "UUID"),
          Map.entry("BYTEA", "BYTEA"),
          Map.entry("GEOGRAPHY", "GEOGRAPHY"),
          Map.entry("GEOMETRY", "GEOMETRY"),
          Map.entry("ARRAY", "ARRAY"),
          Map.entry("MAP", "MAP"),
          Map.entry("ROW", "STRUCT"),
          Map.entry("STRUCT", "STRUCT"),
          Map.entry("XML", "XML"));

  private static final Map<Integer, String> NUMBERS =
      Map.ofEntries(
          Map.entry(Types.TINYINT, "TINYINT"),
          Map.entry(Types.SMALLINT, "SMALLINT"),
          Map.entry(Types.INTEGER, "INT"),
          Map.entry(Types.BIGINT, "BIGINT"),
          Map.entry(Types.REAL, "FLOAT"),
          Map.entry(Types.FLOAT, "FLOAT"),
          Map.entry(Types.DOUBLE, "DOUBLE"),
          // NUMERIC exists too, but no test definition takes it.
          Map.entry(Types.NUMERIC, "DECIMAL"),
          Map.entry(Types.DECIMAL, "DECIMAL"),
          Map.entry(Types.CHAR, "CHAR"),
          Map.entry(Types.NCHAR, "CHAR"),
          Map.entry(Types.VARCHAR, "VARCHAR"),
          Map.entry(Types.NVARCHAR, "VARCHAR"),
          Map.entry(Types.LONGVARCHAR, "TEXT"),
          Map.entry(Types.LONGNVARCHAR, "TEXT"),
          Map.entry(Types.CLOB, "TEXT"),
          Map.entry(Types.NCLOB, "TEXT"),
          Map.entry(Types.BOOLEAN, "BOOLEAN"),
          Map.entry(Types.BIT, "BIT"),
          Map.entry(Types.DATE, "DATE"),
          Map.entry(Types.TIMESTAMP, "TIMESTAMP"),
          Map.entry(Types.TIMESTAMP_WITH_TIMEZONE, "TIMESTAMPZ"),
          Map.entry(Types.TIME, "TIME"),
          Map.entry(Types.TIME_WITH_TIMEZONE, "TIME"),
          Map.entry(Types.BINARY, "BINARY"),
          Map.entry(Types.VARBINARY, "VARBINARY"),
          Map.entry(Types.LONGVARBINARY, "BLOB"),
          Map.entry(Types.BLOB, "BLOB"),
          Map.entry(Types.ARRAY, "ARRAY"),
          Map.entry(Types.STRUCT, "STRUCT"),
          Map.entry(Types.SQLXML, "XML"));

  private static final Set<String> LIMITED = Set.of("CHAR", "VARCHAR", "BINARY", "VARBINARY");
  private static final Set<String> EXACT = Set.of("DECIMAL", "NUMBER");

  /** Some drivers give the greatest length that there is for a text without a limit. */
  private static final int NO_LIMIT = 1 << 30;

  /** How many digits a decimal number has in the database that has most. */
  private static final int MOST_DIGITS = 1000;

  /**
   * @param number of {@link Types}
   * @param name the database's name of the type, with or without what is in brackets behind it
   * @param size of {@code COLUMN_SIZE}; empty where there is none
   * @param scale of {@code DECIMAL_DIGITS}; empty where there is none
   */
  static JdbcColumnType of(String number, String name, String size, String scale) {
    String type = dataType(number(number).orElse(Types.OTHER), name.strip());
    if (LIMITED.contains(type)) {
      // OpenMetadata asks for a length where there is none; its own ingestion then says 1.
      return new JdbcColumnType(
          type, number(size).filter(n -> n > 0 && n < NO_LIMIT).or(() -> Optional.of(1)), none());
    }
    Optional<Integer> digits = number(size).filter(n -> n > 0 && n <= MOST_DIGITS);
    return EXACT.contains(type) && digits.isPresent()
        ? new JdbcColumnType(type, digits, number(scale).or(() -> Optional.of(0)))
        : new JdbcColumnType(type, none(), none());
  }

  private static String dataType(int number, String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    if (upper.endsWith("]") || upper.startsWith("_")) {
      return "ARRAY";
    }
    if (upper.startsWith("TIMESTAMP") && upper.endsWith("TIME ZONE")) {
      return upper.contains("WITHOUT") ? "TIMESTAMP" : "TIMESTAMPZ";
    }
    String word = upper.replaceFirst("[^A-Z0-9_].*", "");
    return NAMES.getOrDefault(word, NUMBERS.getOrDefault(number, "UNKNOWN"));
  }

  private static Optional<Integer> none() {
    return Optional.empty();
  }

  private static Optional<Integer> number(String text) {
    try {
      return Optional.of(Integer.valueOf(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  Column column(String name, Optional<String> constraint) {
    boolean exact = EXACT.contains(dataType);
    return new Column(
        name, dataType, exact ? none() : size, exact ? size : none(), scale, constraint);
  }
}
