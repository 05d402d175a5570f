package io.dqrun.runner.sql;

/**
 * One number, or other single value, that can be measured on a table. Equal metrics are measured
 * once.
 *
 * <p>Except for the counts of rows, of matching rows and of values, the answer over no rows is
 * null.
 */
public sealed interface Metric {

  /** The number that it is called by, however OpenMetadata computes it. */
  default Metric withoutQuirk() {
    return this;
  }

  /** How many rows there are. */
  record RowCount() implements Metric {}

  /** How many rows have a value in the column. */
  record NonNullCount(ColumnRef column) implements Metric {}

  /** How many rows fulfil the condition; null, not 0, when there are no rows. */
  record Count(Predicate condition) implements Metric {}

  /** How many rows fulfil the condition; 0 when there are no rows. */
  record MatchingRows(Predicate condition) implements Metric {}

  /** The smallest value. */
  record Min(ColumnRef column) implements Metric {}

  /** The largest value. */
  record Max(ColumnRef column) implements Metric {}

  /** The mean of the values. */
  record Mean(ColumnRef column) implements Metric {}

  /** The middle one of the values in their order; of two, one or something between, by database. */
  record Median(ColumnRef column) implements Metric {}

  /** How far the values spread about their mean: the population's standard deviation. */
  record StdDev(ColumnRef column) implements Metric {}

  /** The sum of the values. */
  record Sum(ColumnRef column) implements Metric {}

  /** The length of the shortest text, in characters where the database can count them. */
  record MinLength(ColumnRef column) implements Metric {}

  /** The length of the longest text, in characters where the database can count them. */
  record MaxLength(ColumnRef column) implements Metric {}

  /** How many values occur exactly once; this is not the number of distinct values. */
  record UniqueCount(ColumnRef column) implements Metric {}

  /**
   * A number as OpenMetadata's own runner computes it on this database, where that is not what it
   * is called: sums cut to whole numbers, a variance for a standard deviation.
   */
  record AsUpstream(Metric metric) implements Metric {
    @Override
    public Metric withoutQuirk() {
      return metric;
    }
  }
}
