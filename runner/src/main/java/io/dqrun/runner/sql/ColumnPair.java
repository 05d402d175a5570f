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
  public ColumnRef of(Comparison.Side side) {
    return side == Comparison.Side.LEFT ? left : right;
  }

  /** The other column. */
  public ColumnRef opposite(Comparison.Side side) {
    return side == Comparison.Side.LEFT ? right : left;
  }
}
