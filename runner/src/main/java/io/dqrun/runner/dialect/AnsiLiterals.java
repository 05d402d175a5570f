package io.dqrun.runner.dialect;

import io.dqrun.runner.sql.Literal;
import io.dqrun.runner.sql.TableRef;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names and constants in standard SQL. */
abstract class AnsiLiterals implements Dialect {

  /** A number with a larger exponent is not written in full. */
  private static final int MAX_PLAIN_DIGITS = 40;

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
  private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx", Locale.ROOT);

  @Override
  public String quote(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  @Override
  public String qualifiedName(TableRef table) {
    return table.schema().map(schema -> quote(schema) + ".").orElse("") + quote(table.name());
  }

  /** A table whose columns are named without it, after {@code FROM}. */
  protected String source(TableRef table) {
    return qualifiedName(table);
  }

  /** An identifier in backticks, of which those inside are doubled. */
  protected static String inBackticks(String identifier) {
    return '`' + identifier.replace("`", "``") + '`';
  }

  /** The name of a table with its schema and database, as far as they are known. */
  protected final String withDatabase(TableRef table) {
    return Stream.of(table.database(), table.schema(), Optional.of(table.name()))
        .flatMap(Optional::stream)
        .map(this::quote)
        .collect(Collectors.joining("."));
  }

  /** A constant. */
  protected final String literal(Literal literal) {
    if (literal instanceof Literal.Text text) {
      return text(text.value());
    }
    if (literal instanceof Literal.Numeric number) {
      return number(number.value());
    }
    if (literal instanceof Literal.Bool bool) {
      return truth(bool.value());
    }
    if (literal instanceof Literal.Timestamp timestamp) {
      return timestamp(timestamp.value());
    }
    if (literal instanceof Literal.ZonedTimestamp timestamp) {
      return zonedTimestamp(timestamp.value());
    }
    throw new IllegalArgumentException("no SQL is known for " + literal);
  }

  /** A text, escaped. */
  protected String text(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** A truth value. */
  protected String truth(boolean value) {
    return value ? "TRUE" : "FALSE";
  }

  /** A date and time of day without a zone. */
  protected String timestamp(LocalDateTime timestamp) {
    return "TIMESTAMP '" + digits(timestamp) + "'";
  }

  /** A point in time with an offset from UTC. */
  protected String zonedTimestamp(OffsetDateTime timestamp) {
    return "TIMESTAMP WITH TIME ZONE '"
        + digits(timestamp.toLocalDateTime())
        + offset(timestamp)
        + "'";
  }

  /** A point in time as UTC's date and time of day. */
  protected static LocalDateTime inUtc(OffsetDateTime timestamp) {
    return timestamp.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
  }

  /** The offset from UTC: {@code +01:00}. */
  protected static String offset(OffsetDateTime timestamp) {
    return OFFSET.format(timestamp);
  }

  /** Date and time to the microsecond: {@code 2024-03-01 08:00:00.000000}. */
  protected static String digits(LocalDateTime timestamp) {
    return TIMESTAMP.format(timestamp);
  }

  private static String number(BigDecimal number) {
    return Math.abs(number.precision() - number.scale()) > MAX_PLAIN_DIGITS
        ? number.toString()
        : number.toPlainString();
  }
}
