package io.dqrun.runner.jdbc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to a SELECT, of which only a few rows are in memory at any time. */
public interface RowCursor extends AutoCloseable {

  /**
   * The values of the next row, as {@link JdbcSession#firstRow} gives them; null after the last.
   *
   * @throws StatementException if there is no answer any more
   */
  @Nullable List<@Nullable Object> next();

  /** Ends the answer, also before its last row; never fails. */
  @Override
  void close();
}
