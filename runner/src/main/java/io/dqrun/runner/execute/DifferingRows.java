package io.dqrun.runner.execute;

import io.dqrun.runner.compare.RowMerge;
import io.dqrun.runner.compare.Rows;
import io.dqrun.runner.dialect.Dialect;
import io.dqrun.runner.sql.Comparison;
import io.dqrun.runner.sql.Side;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads some of the rows in which two tables differ: of the same key that of the first table, then
 * that of the second one.
 */
record DifferingRows(Dialect dialect, RowSource session, int maxRows) {

  /**
   * Of two databases.
   *
   * @param indexes which columns of a row are wanted
   */
  List<List<@Nullable Object>> merged(
      Comparison comparison, List<Integer> indexes, Dialect otherDialect, RowSource otherSession)
      throws StatementFailure {
    List<List<@Nullable Object>> found = new ArrayList<>();
    try (Rows<StatementFailure> left =
            session.open(dialect.comparison().renderOrdered(comparison, Side.LEFT));
        Rows<StatementFailure> right =
            otherSession.open(otherDialect.comparison().renderOrdered(comparison, Side.RIGHT))) {
      RowMerge.compare(
          comparison,
          left,
          right,
          row -> {
            List<@Nullable Object> wanted = new ArrayList<>();
            indexes.forEach(index -> wanted.add(row.get(index)));
            found.add(wanted);
            if (found.size() >= maxRows) {
              throw new EnoughRows();
            }
          });
    } catch (EnoughRows enough) {
      // There may be more, which nobody wants.
    }
    return found;
  }

  /**
   * Of one database.
   *
   * @param sql answers a mark and the columns of one table, or of both
   * @param columns how many columns of each table
   */
  List<List<@Nullable Object>> joined(String sql, RowSampler sampler, int columns)
      throws StatementFailure {
    List<List<@Nullable Object>> found = new ArrayList<>();
    for (List<@Nullable Object> row : sampler.sample(sql, maxRows).rows()) {
      for (int mark = 0; mark < row.size() && found.size() < maxRows; mark += columns + 1) {
        if (row.get(mark) != null) {
          found.add(row.subList(mark + 1, mark + 1 + columns));
        }
      }
    }
    return found;
  }
}
