package io.dqrun.runner.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is kept of rows that are read one by one: a few numbers, however many rows there are. */
public interface RowTally {

  /**
   * Takes the next row.
   *
   * @param row a value for each column that was asked for
   * @throws IllegalArgumentException if the rows cannot be judged
   */
  void add(List<@Nullable Object> row);
}
