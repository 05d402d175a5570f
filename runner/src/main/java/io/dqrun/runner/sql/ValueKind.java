package io.dqrun.runner.sql;

import java.util.Optional;
import java.util.Set;

/** How values of two columns, which may belong to two databases, are told to be the same. */
public enum ValueKind {
  /** By value: {@code 1}, {@code 1.0} and true are the same. */
  NUMBER,
  /** Character by character, whatever collation the column has. */
  TEXT,
  /** As texts, but blanks at the end do not count: one of the columns is filled up with them. */
  PADDED_TEXT,
  /** As texts in lower case: one of the columns holds UUIDs. */
  UUID,
  /** By the day. */
  DATE,
  /** To the microsecond; a moment with a zone is taken in UTC. */
  TIMESTAMP,
  /** To the microsecond of the day. */
  TIME,
  /** Byte by byte. */
  BINARY,
  /** By the text that the database writes for it. */
  OTHER;

  private static final Set<String> NUMBERS =
      Set.of(
          "NUMBER",
          "NUMERIC",
          "DECIMAL",
          "TINYINT",
          "SMALLINT",
          "INT",
          "BIGINT",
          "BYTEINT",
          "FLOAT",
          "DOUBLE",
          "BOOLEAN");
  private static final Set<String> TEXTS =
      Set.of("STRING", "MEDIUMTEXT", "TEXT", "NTEXT", "VARCHAR", "ENUM", "LOWCARDINALITY");
  private static final Set<String> TIMESTAMPS = Set.of("TIMESTAMP", "TIMESTAMPZ", "DATETIME");
  private static final Set<String> BINARIES =
      Set.of("BYTES", "BYTEA", "BINARY", "VARBINARY", "BLOB", "MEDIUMBLOB", "LONGBLOB", "IMAGE");

  /** A column of which the server does not know the type can be compared with any other. */
  private static final String UNKNOWN = "UNKNOWN";

  private static ValueKind of(String dataType) {
    if (NUMBERS.contains(dataType)) {
      return NUMBER;
    }
    if (TEXTS.contains(dataType)) {
      return TEXT;
    }
    if (TIMESTAMPS.contains(dataType)) {
      return TIMESTAMP;
    }
    if (BINARIES.contains(dataType)) {
      return BINARY;
    }
    return switch (dataType) {
      case "CHAR" -> PADDED_TEXT;
      case "UUID" -> UUID;
      case "DATE" -> DATE;
      case "TIME" -> TIME;
      default -> OTHER;
    };
  }

  /**
   * How columns of these types, named as OpenMetadata names them, are compared; empty if they hold
   * things that cannot be the same.
   */
  public static Optional<ValueKind> ofBoth(String left, String right) {
    ValueKind one = of(left.equals(UNKNOWN) ? right : left);
    ValueKind other = of(right.equals(UNKNOWN) ? left : right);
    if (one == other) {
      return one == OTHER && !left.equals(right) && !isUnknown(left, right)
          ? Optional.empty()
          : Optional.of(one);
    }
    if (!one.isText() || !other.isText()) {
      return Optional.empty();
    }
    return Optional.of(one == UUID || other == UUID ? UUID : PADDED_TEXT);
  }

  private static boolean isUnknown(String left, String right) {
    return left.equals(UNKNOWN) || right.equals(UNKNOWN);
  }

  private boolean isText() {
    return this == TEXT || this == PADDED_TEXT || this == UUID;
  }
}
