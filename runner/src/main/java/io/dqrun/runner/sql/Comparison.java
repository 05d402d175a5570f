package io.dqrun.runner.sql;

import java.util.List;
import java.util.Optional;

/**
 * Two tables to be compared row by row.
 *
 * @param left the first table
 * @param right the second table
 * @param keys what tells which rows belong together, at least one pair
 * @param values what is compared of such rows; may be empty
 * @param condition SQL that a row of either table must fulfil to be compared; known to only read
 */
public record Comparison(
    TableRef left,
    TableRef right,
    List<ColumnPair> keys,
    List<ColumnPair> values,
    Optional<String> condition) {

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
}
