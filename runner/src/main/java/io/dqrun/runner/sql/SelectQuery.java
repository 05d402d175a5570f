package io.dqrun.runner.sql;

import java.util.List;

/**
 * Measures metrics on rows in one statement whose answer is one row, one column per metric.
 *
 * @param dataset the rows
 * @param metrics what to measure, at least one, each once
 */
public record SelectQuery(Dataset dataset, List<Metric> metrics) {

  public SelectQuery {
    metrics = List.copyOf(metrics);
    if (metrics.isEmpty()) {
      throw new IllegalArgumentException("a query needs a metric");
    }
  }

  /** Measures metrics on all rows of a table. */
  public SelectQuery(TableRef table, List<Metric> metrics) {
    this(new Dataset.Whole(table), metrics);
  }
}
