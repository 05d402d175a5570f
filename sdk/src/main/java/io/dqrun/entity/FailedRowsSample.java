package io.dqrun.entity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some rows that made a case fail. Its text says only how many: what is in them is for the server.
 *
 * @param columns the names of columns of the table
 * @param rows a value per column and row: null, a text, a number or a truth value
 */
public record FailedRowsSample(List<String> columns, List<List<@Nullable Object>> rows) {

  /** Makes a copy. */
  public FailedRowsSample {
    columns = List.copyOf(columns);
    rows =
        rows.stream()
            .map(row -> Collections.unmodifiableList(new ArrayList<@Nullable Object>(row)))
            .toList();
  }

  @Override
  public String toString() {
    return rows.size() + " rows";
  }
}
