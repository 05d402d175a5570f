package io.dqrun.runner.execute;

import io.dqrun.runner.compare.Rows;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Port to a database session that can also read a long answer row by row. The session does nothing
 * else until the answer is closed.
 */
public interface RowSource extends StatementRunner {

  /**
   * Executes a query.
   *
   * @throws StatementFailure if there is no answer
   */
  Rows<StatementFailure> open(String sql) throws StatementFailure;

  @Override
  default void forEachRow(String sql, Consumer<List<@Nullable Object>> consumer)
      throws StatementFailure {
    try (Rows<StatementFailure> rows = open(sql)) {
      for (List<@Nullable Object> row = rows.next(); row != null; row = rows.next()) {
        consumer.accept(row);
      }
    }
  }
}
