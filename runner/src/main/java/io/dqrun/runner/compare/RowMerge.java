package io.dqrun.runner.compare;

import io.dqrun.runner.sql.ColumnPair;
import io.dqrun.runner.sql.Comparison;
import io.dqrun.runner.sql.Difference;
import io.dqrun.runner.sql.Difference.Trouble;
import io.dqrun.runner.sql.Side;
import io.dqrun.runner.sql.ValueKind;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Walks through two tables at the same pace. An order of rows other than the one known here cannot
 * lead to a wrong verdict: a key that is less than the one before it is noticed.
 *
 * @param <E> why rows may be missing
 */
public final class RowMerge<E extends Exception> {

  private final ValueKind[] kinds;
  private final int keys;
  private final Consumer<List<@Nullable Object>> differing;

  private RowMerge(Comparison comparison, Consumer<List<@Nullable Object>> differing) {
    this.differing = differing;
    this.keys = comparison.keys().size();
    this.kinds =
        Stream.concat(comparison.keys().stream(), comparison.values().stream())
            .map(ColumnPair::kind)
            .toArray(ValueKind[]::new);
  }

  /**
   * Compares two tables.
   *
   * @param left the rows of the first table in the order of their keys: the keys of the comparison,
   *     then its values
   * @param right those of the second table
   * @throws E if there is no next row
   */
  public static <E extends Exception> Difference compare(
      Comparison comparison, Rows<E> left, Rows<E> right) throws E {
    return compare(comparison, left, right, row -> {});
  }

  /**
   * Compares two tables.
   *
   * @param differing takes the rows of either table that differ, those of the same key one after
   *     the other; what it throws ends the comparison
   */
  public static <E extends Exception> Difference compare(
      Comparison comparison,
      Rows<E> left,
      Rows<E> right,
      Consumer<List<@Nullable Object>> differing)
      throws E {
    RowMerge<E> merge = new RowMerge<>(comparison, differing);
    try {
      return merge.walk(merge.new Table(Side.LEFT, left), merge.new Table(Side.RIGHT, right));
    } catch (UnusableKey e) {
      return e.difference;
    }
  }

  private Difference walk(Table left, Table right) throws E, UnusableKey {
    long removed = 0;
    long added = 0;
    long changed = 0;
    long unchanged = 0;
    left.advance();
    right.advance();
    while (left.row != null || right.row != null) {
      int order = order(left.row, right.row);
      if (order < 0) {
        removed++;
        differing.accept(left.read);
      } else if (order > 0) {
        added++;
        differing.accept(right.read);
      } else if (sameValues(left.row, right.row)) {
        unchanged++;
      } else {
        changed++;
        differing.accept(left.read);
        differing.accept(right.read);
      }
      if (order <= 0) {
        left.advance();
      }
      if (order >= 0) {
        right.advance();
      }
    }
    return new Difference.Counted(removed, added, changed, unchanged);
  }

  private int order(@Nullable Object @Nullable [] left, @Nullable Object @Nullable [] right) {
    if (left == null) {
      return 1;
    }
    return right == null ? -1 : compareKeys(left, right);
  }

  private int compareKeys(@Nullable Object[] left, @Nullable Object[] right) {
    for (int i = 0; i < keys; i++) {
      Object one = left[i];
      Object other = right[i];
      int order = (one == null || other == null) ? 0 : PlainValue.compare(one, other);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private boolean sameValues(
      @Nullable Object @Nullable [] left, @Nullable Object @Nullable [] right) {
    if (left == null || right == null) {
      return false;
    }
    for (int i = keys; i < kinds.length; i++) {
      Object one = left[i];
      Object other = right[i];
      boolean same =
          (one == null || other == null) ? one == other : PlainValue.compare(one, other) == 0;
      if (!same) {
        return false;
      }
    }
    return true;
  }

  /** A table at one of its rows. */
  private final class Table {

    private final Side side;
    private final Rows<E> rows;
    private @Nullable Object @Nullable [] row;
    private List<@Nullable Object> read = List.of();

    Table(Side side, Rows<E> rows) {
      this.side = side;
      this.rows = rows;
    }

    void advance() throws E, UnusableKey {
      List<@Nullable Object> next = rows.next();
      if (next == null) {
        row = null;
        return;
      }
      @Nullable Object[] plain = new @Nullable Object[kinds.length];
      for (int i = 0; i < kinds.length; i++) {
        plain[i] = PlainValue.of(kinds[i], next.get(i));
        if (i < keys && plain[i] == null) {
          throw new UnusableKey(side, Trouble.NULL_KEY);
        }
      }
      int order = row == null ? -1 : compareKeys(row, plain);
      if (order >= 0) {
        throw new UnusableKey(side, order == 0 ? Trouble.DUPLICATE_KEY : Trouble.UNKNOWN_ORDER);
      }
      row = plain;
      read = next;
    }
  }

  private static final class UnusableKey extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Difference difference;

    UnusableKey(Side side, Trouble trouble) {
      super(trouble.name(), null, false, false);
      this.difference = new Difference.Unusable(side, trouble);
    }
  }
}
