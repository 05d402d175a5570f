package io.dqrun.runner.check;

import io.dqrun.runner.sql.RowQuery;

/** Which rows make a case fail. */
public sealed interface FailedRows {

  /** Rows of the table, among those that were measured. */
  record OfTable(RowQuery.Wanted wanted) implements FailedRows {}

  /** The answer to the case's own statement. */
  record OfAnswer() implements FailedRows {}
}
