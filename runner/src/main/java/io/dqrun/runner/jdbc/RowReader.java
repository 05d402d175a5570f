package io.dqrun.runner.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads values of a row as plain Java values, whatever classes a driver likes. */
final class RowReader {

  private RowReader() {}

  /** A value that is what it is, whatever its column was declared to be. */
  static @Nullable Object plain(ResultSet row, int column) throws SQLException {
    return normalized(row.getObject(column), row, column);
  }

  /** A value of its column's type. */
  static @Nullable Object typed(ResultSet row, int column) throws SQLException {
    ResultSetMetaData meta = row.getMetaData();
    return switch (meta.getColumnType(column)) {
      case Types.DATE -> row.getObject(column, LocalDate.class);
      case Types.TIMESTAMP_WITH_TIMEZONE -> row.getObject(column, OffsetDateTime.class);
      case Types.TIMESTAMP ->
          meta.getColumnTypeName(column).equals("timestamptz")
              ? row.getObject(column, OffsetDateTime.class)
              : row.getObject(column, LocalDateTime.class);
      case Types.TIME ->
          meta.getColumnTypeName(column).equals("time")
              ? row.getObject(column, LocalTime.class)
              : row.getString(column);
      case Types.BIT, Types.BOOLEAN -> bit(row.getString(column));
      case Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.NUMERIC,
          Types.REAL,
          Types.DOUBLE,
          Types.BINARY ->
          normalized(row.getObject(column), row, column);
      default -> row.getString(column);
    };
  }

  /** PostgreSQL has one JDBC type for booleans ({@code t}) and strings of bits ({@code 101}). */
  private static @Nullable Object bit(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return switch (text) {
      case "t", "true" -> true;
      case "f", "false" -> false;
      default -> text;
    };
  }

  private static @Nullable Object normalized(@Nullable Object value, ResultSet row, int column)
      throws SQLException {
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    }
    if (value == null
        || value instanceof Long
        || value instanceof BigInteger
        || value instanceof BigDecimal
        || value instanceof Double
        || value instanceof Float
        || value instanceof String
        || value instanceof Boolean
        || value instanceof byte[]) {
      return value;
    }
    return row.getString(column);
  }
}
