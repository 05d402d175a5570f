package io.dqrun.runner.sql;

import java.util.Set;

/**
 * What a database can do in one statement, so that plans need not know the database.
 *
 * @param maxMetricsPerSelect how many values one SELECT may compute, at least 1
 * @param apart the kinds of metrics that slow down whatever shares a SELECT with them
 */
public record Capabilities(int maxMetricsPerSelect, Set<Class<? extends Metric>> apart) {

  public Capabilities {
    apart = Set.copyOf(apart);
    if (maxMetricsPerSelect < 1) {
      throw new IllegalArgumentException("a SELECT must be able to compute one value");
    }
  }

  /** Of a database where all metrics may share a SELECT. */
  public Capabilities(int maxMetricsPerSelect) {
    this(maxMetricsPerSelect, Set.of());
  }

  /** Whether the metric needs a SELECT of its own. */
  public boolean standsApart(Metric metric) {
    return apart.contains(metric.getClass());
  }
}
