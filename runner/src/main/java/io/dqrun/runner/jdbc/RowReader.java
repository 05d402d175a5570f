package io.dqrun.runner.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
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

  /** A value by what the driver makes of it, for drivers that know no type of {@code java.time}. */
  static @Nullable Object general(ResultSet row, int column) throws SQLException {
    int type = row.getMetaData().getColumnType(column);
    if (type == Types.TIMESTAMP_WITH_TIMEZONE) {
      try {
        return row.getObject(column, OffsetDateTime.class);
      } catch (SQLException e) {
        return row.getString(column);
      }
    }
    // More than a day, as some databases allow, is no time of day.
    if (type == Types.TIME) {
      return row.getString(column);
    }
    Object value = type == Types.TIMESTAMP ? moment(row, column) : row.getObject(column);
    if (value instanceof Timestamp timestamp) {
      return timestamp.toLocalDateTime();
    }
    if (value instanceof Date date) {
      return date.toLocalDate();
    }
    if (value instanceof LocalDate
        || value instanceof LocalDateTime
        || value instanceof OffsetDateTime) {
      return value;
    }
    if (value instanceof ZonedDateTime moment) {
      return moment.toOffsetDateTime();
    }
    // A date without a day, such as 0000-00-00 of MySQL, is nothing but a text.
    return value == null ? row.getString(column) : normalized(value, row, column);
  }

  /** The older class shifts moments that the local zone skips when its clocks change. */
  private static @Nullable Object moment(ResultSet row, int column) throws SQLException {
    try {
      return row.getObject(column, LocalDateTime.class);
    } catch (SQLException | UnsupportedOperationException | AbstractMethodError e) {
      return row.getObject(column);
    }
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
    // Unsigned numbers, as some databases count.
    if (value instanceof BigInteger whole && whole.bitLength() < Long.SIZE) {
      return whole.longValue();
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
    // Some drivers write these two as Java does.
    if (value instanceof Object[] values) {
      return Arrays.deepToString(values);
    }
    if (value instanceof InetAddress address) {
      return address.getHostAddress();
    }
    return row.getString(column);
  }
}
