package io.dqrun.runner.execute;

import io.dqrun.runner.sql.QueryAnswer;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Port to a database session. Values are {@code Long}, {@code BigDecimal}, {@code Double}, {@code
 * Float}, {@code String}, {@code Boolean}, {@code LocalDate}, {@code LocalDateTime}, {@code
 * OffsetDateTime}, {@code LocalTime} or {@code byte[]}.
 *
 * <p>Statements are executed as they are: no parameter markers, no JDBC escapes. A failed statement
 * leaves the session usable for the next one.
 */
public interface StatementRunner {

  /**
   * Executes a query and reads its first row.
   *
   * @return the row; empty when there is none
   * @throws StatementFailure if there is no answer
   */
  List<@Nullable Object> firstRow(String sql) throws StatementFailure;

  /**
   * Executes a query that answers one row, however many it reads; otherwise as {@link #firstRow}.
   */
  default List<@Nullable Object> onlyRow(String sql) throws StatementFailure {
    return firstRow(sql);
  }

  /**
   * Executes a query and counts its rows.
   *
   * @throws StatementFailure if there is no answer
   */
  QueryAnswer query(String sql) throws StatementFailure;

  /**
   * Executes a query and hands over its rows one by one, however many there are. What {@code rows}
   * throws ends the query.
   *
   * @throws StatementFailure if there is no answer, or no further part of it
   */
  void forEachRow(String sql, Consumer<List<@Nullable Object>> rows) throws StatementFailure;

  /** Whether another statement may be answered. */
  default boolean isUsable() {
    return true;
  }
}
