package io.dqrun.runner.check;

import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.RowQuery;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which rows make a case fail. */
public sealed interface FailedRows {

  /** Rows of the table, among those that were measured. */
  record OfTable(RowQuery.Wanted wanted) implements FailedRows {}

  /**
   * Rows of the table that no condition of SQL can tell.
   *
   * @param columns what must be read of each row to tell
   * @param isFailing tells by the values of these columns
   */
  record OfEachRow(List<ColumnRef> columns, Predicate<List<@Nullable Object>> isFailing)
      implements FailedRows {
    public OfEachRow {
      columns = List.copyOf(columns);
    }
  }

  /** The rows of both tables that a comparison finds different. */
  record OfComparison() implements FailedRows {}

  /** The answer to the case's own statement. */
  record OfAnswer() implements FailedRows {}
}
