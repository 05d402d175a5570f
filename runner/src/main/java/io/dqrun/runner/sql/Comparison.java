package io.dqrun.runner.sql;

import java.util.List;

/**
 * Two tables to be compared row by row.
 *
 * @param left the first table
 * @param right the second table
 * @param keys what tells which rows belong together, at least one pair
 * @param values what is compared of such rows; may be empty
 * @param selection which rows are compared
 */
public record Comparison(
    TableRef left,
    TableRef right,
    List<ColumnPair> keys,
    List<ColumnPair> values,
    Selection selection) {

  public Comparison {
    keys = List.copyOf(keys);
    values = List.copyOf(values);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("a comparison needs a key");
    }
  }

  /** One of the tables. */
  public TableRef table(Side side) {
    return side == Side.LEFT ? left : right;
  }

  /** The same tables, but other rows. */
  public Comparison with(Selection other) {
    return new Comparison(left, right, keys, values, other);
  }

  /** The part of the key that rows can be picked by: of one text in every database. */
  public List<ColumnPair> sampledBy() {
    return keys.stream().filter(ColumnPair::hasOneText).toList();
  }
}
