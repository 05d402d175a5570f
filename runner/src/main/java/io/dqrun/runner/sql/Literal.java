package io.dqrun.runner.sql;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;

/** A constant inside a query. Only a dialect turns it into text, so that nothing goes unescaped. */
public sealed interface Literal {

  /** A text. */
  record Text(String value) implements Literal {}

  /** A number; {@code 1.50} and {@code 1.5} are the same one. */
  record Numeric(BigDecimal value) implements Literal {
    public Numeric {
      value = value.stripTrailingZeros();
    }

    /** A whole number. */
    public static Numeric of(long value) {
      return new Numeric(BigDecimal.valueOf(value));
    }
  }

  /** A truth value. */
  record Bool(boolean value) implements Literal {}

  /** A date and time of day without a zone. */
  record Timestamp(LocalDateTime value) implements Literal {}

  /** A date and time of day at an offset from UTC. */
  record ZonedTimestamp(OffsetDateTime value) implements Literal {}
}
