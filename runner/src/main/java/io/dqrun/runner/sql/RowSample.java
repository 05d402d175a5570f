package io.dqrun.runner.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of an answer. Its text says only how many: what is in them is nobody's business.
 *
 * @param columns what the columns are called; none if there is no row
 * @param rows a value per column and row
 */
public record RowSample(List<String> columns, List<List<@Nullable Object>> rows) {

  public RowSample {
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
