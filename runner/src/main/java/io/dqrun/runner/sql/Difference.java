package io.dqrun.runner.sql;

/** What came of a {@link Comparison}. */
public sealed interface Difference {

  /**
   * The rows of both tables, counted.
   *
   * @param removed only in the first table
   * @param added only in the second table
   * @param changed in both, but with another value
   * @param unchanged in both, with the same values
   * @param leftRows all rows of the first table, also those that a condition of the user left out
   */
  record Counted(long removed, long added, long changed, long unchanged, long leftRows)
      implements Difference {

    /** Of tables whose rows were all compared. */
    public Counted(long removed, long added, long changed, long unchanged) {
      this(removed, added, changed, unchanged, removed + changed + unchanged);
    }

    /** The same, of a first table of so many rows. */
    public Counted ofRows(long rows) {
      return new Counted(removed, added, changed, unchanged, rows);
    }

    /** All rows that differ. */
    public long total() {
      return removed + added + changed;
    }
  }

  /**
   * The rows cannot be told apart, so that nothing was compared.
   *
   * @param side the table to blame
   */
  record Unusable(Side side, Trouble trouble) implements Difference {}

  /** What can be wrong with the key of a table. */
  enum Trouble {
    /** A row has no value in a column of the key. */
    NULL_KEY,
    /** Two rows have the same key. */
    DUPLICATE_KEY,
    /** The database sorts the keys by rules that are not known here. */
    UNKNOWN_ORDER
  }
}
