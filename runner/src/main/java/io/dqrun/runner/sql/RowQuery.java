package io.dqrun.runner.sql;

import java.util.List;

/**
 * A query for rows themselves, not for a number that is measured on them.
 *
 * @param dataset where they come from
 * @param columns what is read of each row, at least one column
 * @param wanted which rows
 */
public record RowQuery(Dataset dataset, List<ColumnRef> columns, Wanted wanted) {

  public RowQuery {
    columns = List.copyOf(columns);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("a query for rows needs a column");
    }
  }

  /** Which rows are wanted. */
  public sealed interface Wanted {}

  /** Every row. */
  public record All() implements Wanted {}

  /** The rows that fulfil a condition. */
  public record Fulfilling(Predicate condition) implements Wanted {}

  /** The rows whose value in a column other rows have, too. */
  public record Repeating(ColumnRef column) implements Wanted {}
}
