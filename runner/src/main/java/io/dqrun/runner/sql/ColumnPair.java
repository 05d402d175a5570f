package io.dqrun.runner.sql;

import java.util.Set;

/**
 * A column of each of two tables.
 *
 * @param left the column of the first table
 * @param right the column of the second table
 * @param kind how their values are compared
 */
public record ColumnPair(ColumnRef left, ColumnRef right, ValueKind kind) {

  private static final Set<String> WHOLE =
      Set.of("TINYINT", "SMALLINT", "INT", "BIGINT", "BYTEINT");
  private static final Set<String> DECIMAL = Set.of("NUMBER", "NUMERIC", "DECIMAL");

  /** Whether the column of a table holds whole numbers. */
  public boolean isWhole(Side side) {
    return WHOLE.contains(of(side).dataType());
  }

  /** Whether all databases write equal values, or what lies before their point, as one text. */
  public boolean hasOneText() {
    return switch (kind) {
      case NUMBER -> isExact(left) && isExact(right);
      case TEXT, PADDED_TEXT, UUID -> true;
      case DATE, TIMESTAMP, TIME, BINARY, OTHER -> false;
    };
  }

  private static boolean isExact(ColumnRef column) {
    return WHOLE.contains(column.dataType()) || DECIMAL.contains(column.dataType());
  }

  /** The column of one of the tables. */
  public ColumnRef of(Side side) {
    return side == Side.LEFT ? left : right;
  }

  /** The other column. */
  public ColumnRef opposite(Side side) {
    return side == Side.LEFT ? right : left;
  }
}
