package io.dqrun.workflow;

import io.dqrun.entity.FullyQualifiedName;
import java.util.Collection;
import java.util.Optional;

/** The test {@code tableDiff}. */
public final class TableDiffTest extends TestBuilder<TableDiffTest> {

  TableDiffTest(FullyQualifiedName table2) {
    super("tableDiff", Optional.empty());
    argument("table2", table2.toString());
  }

  @Override
  TableDiffTest self() {
    return this;
  }

  /** The columns that identify a row; the primary key where they are not given. */
  public TableDiffTest keyColumns(Collection<String> columns) {
    return argument("keyColumns", ArgumentText.list(columns));
  }

  /** The columns to compare; all where they are not given. */
  public TableDiffTest useColumns(Collection<String> columns) {
    return argument("useColumns", ArgumentText.list(columns));
  }

  /** The number of differences from which the test fails; 0 where it is not given. */
  public TableDiffTest threshold(long threshold) {
    return argument("threshold", Long.toString(threshold));
  }

  /** A condition on the rows of both tables, in SQL. */
  public TableDiffTest where(String condition) {
    return argument("where", condition);
  }

  /** Upper and lower case of column names matter. */
  public TableDiffTest caseSensitiveColumns() {
    return argument("caseSensitiveColumns", "true");
  }
}
