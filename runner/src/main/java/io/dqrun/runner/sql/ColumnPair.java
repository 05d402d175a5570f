package io.dqrun.runner.sql;

/**
 * A column of each of two tables.
 *
 * @param left the column of the first table
 * @param right the column of the second table
 * @param kind how their values are compared
 */
public record ColumnPair(ColumnRef left, ColumnRef right, ValueKind kind) {

  /** The column of one of the tables. */
  public ColumnRef of(Side side) {
    return side == Side.LEFT ? left : right;
  }

  /** The other column. */
  public ColumnRef opposite(Side side) {
    return side == Side.LEFT ? right : left;
  }
}
