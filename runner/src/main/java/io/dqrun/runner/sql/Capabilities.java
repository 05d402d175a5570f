package io.dqrun.runner.sql;

import java.util.Set;

/**
 * What a database can do in one statement, so that plans need not know the database.
 *
 * @param maxMetricsPerSelect how many values one SELECT may compute, at least 1
 * @param apart the kinds of metrics that slow down whatever shares a SELECT with them
 * @param upstreamDiffers the kinds of metrics that OpenMetadata's own runner computes wrongly here,
 *     so that {@link Metric.AsUpstream} is another number
 * @param upstreamReadsAll the kinds of metrics that it computes from the whole table, even where a
 *     part of it is tested
 */
public record Capabilities(
    int maxMetricsPerSelect,
    Set<Class<? extends Metric>> apart,
    Set<Class<? extends Metric>> upstreamDiffers,
    Set<Class<? extends Metric>> upstreamReadsAll) {

  public Capabilities {
    apart = Set.copyOf(apart);
    upstreamDiffers = Set.copyOf(upstreamDiffers);
    upstreamReadsAll = Set.copyOf(upstreamReadsAll);
    if (maxMetricsPerSelect < 1) {
      throw new IllegalArgumentException("a SELECT must be able to compute one value");
    }
  }

  /** Of a database where all metrics may share a SELECT. */
  public Capabilities(int maxMetricsPerSelect) {
    this(maxMetricsPerSelect, Set.of());
  }

  /** Of a database where OpenMetadata's own runner computes all metrics as they should be. */
  public Capabilities(int maxMetricsPerSelect, Set<Class<? extends Metric>> apart) {
    this(maxMetricsPerSelect, apart, Set.of());
  }

  /** Of a database where OpenMetadata's own runner computes all metrics from the rows tested. */
  public Capabilities(
      int maxMetricsPerSelect,
      Set<Class<? extends Metric>> apart,
      Set<Class<? extends Metric>> upstreamDiffers) {
    this(maxMetricsPerSelect, apart, upstreamDiffers, Set.of());
  }

  /** Whether the metric needs a SELECT of its own. */
  public boolean standsApart(Metric metric) {
    return metric instanceof Metric.AsUpstream upstream
        ? standsApart(upstream.metric())
        : apart.contains(metric.getClass());
  }

  /**
   * The metric as it is to be asked for on these rows: itself, unless both ways of computing it are
   * the same.
   */
  public Metric simplified(Metric metric, Dataset dataset) {
    return metric instanceof Metric.AsUpstream upstream && !differs(upstream.metric(), dataset)
        ? upstream.metric()
        : metric;
  }

  /** Whether OpenMetadata's own runner computes the metric from the whole table. */
  public boolean upstreamReadsAll(Metric metric) {
    return upstreamReadsAll.contains(metric.getClass());
  }

  private boolean differs(Metric metric, Dataset dataset) {
    return upstreamDiffers.contains(metric.getClass())
        || (upstreamReadsAll(metric) && !(dataset instanceof Dataset.Whole));
  }
}
