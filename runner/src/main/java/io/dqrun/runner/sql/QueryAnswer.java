package io.dqrun.runner.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of the answer to a query that a user wrote.
 *
 * @param rows number of rows
 * @param firstRow the first row; empty when there is none
 */
public record QueryAnswer(long rows, List<@Nullable Object> firstRow) {

  public QueryAnswer {
    firstRow = Collections.unmodifiableList(new ArrayList<@Nullable Object>(firstRow));
  }
}
