package io.dqrun.runner.sql;

import java.util.List;

/**
 * Measures metrics on a table in one statement whose answer is one row, one column per metric.
 *
 * @param table what is measured
 * @param metrics what to measure, at least one, each once
 */
public record SelectQuery(TableRef table, List<Metric> metrics) {

  public SelectQuery {
    metrics = List.copyOf(metrics);
    if (metrics.isEmpty()) {
      throw new IllegalArgumentException("a query needs a metric");
    }
  }
}
