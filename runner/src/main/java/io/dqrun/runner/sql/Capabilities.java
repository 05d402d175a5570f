package io.dqrun.runner.sql;

import java.util.Set;
import java.util.function.Predicate;

/**
 * What a database can do in one statement, so that plans need not know the database.
 *
 * @param maxMetricsPerSelect how many values one SELECT may compute, at least 1
 * @param apart the kinds of metrics that slow down whatever shares a SELECT with them
 * @param upstream what OpenMetadata's own runner does otherwise here
 * @param takes whether a statement that measures all this is not too long
 */
public record Capabilities(
    int maxMetricsPerSelect,
    Set<Class<? extends Metric>> apart,
    Upstream upstream,
    Predicate<SelectQuery> takes) {

  /**
   * How OpenMetadata's own runner measures on a database.
   *
   * @param differs the kinds of metrics that it computes wrongly, so that {@link Metric.AsUpstream}
   *     is another number
   * @param ofWholeTable the kinds of metrics that it computes on the whole table where they are
   *     asked for on a part
   * @param engine what it computes with
   */
  public record Upstream(
      Set<Class<? extends Metric>> differs,
      Set<Class<? extends Metric>> ofWholeTable,
      Engine engine) {

    public Upstream {
      differs = Set.copyOf(differs);
      ofWholeTable = Set.copyOf(ofWholeTable);
    }
  }

  /** What OpenMetadata's own runner computes with. */
  public enum Engine {
    /** The database. */
    SQL,
    /** Frames in memory, by pandas. */
    FRAMES
  }

  public Capabilities {
    apart = Set.copyOf(apart);
    if (maxMetricsPerSelect < 1) {
      throw new IllegalArgumentException("a SELECT must be able to compute one value");
    }
  }

  /** Of a database that takes statements of any length. */
  public Capabilities(
      int maxMetricsPerSelect, Set<Class<? extends Metric>> apart, Upstream upstream) {
    this(maxMetricsPerSelect, apart, upstream, query -> true);
  }

  /** Of a database where all metrics may share a SELECT. */
  public Capabilities(int maxMetricsPerSelect) {
    this(maxMetricsPerSelect, Set.of());
  }

  /** Of a database where OpenMetadata's own runner computes all metrics as they should be. */
  public Capabilities(int maxMetricsPerSelect, Set<Class<? extends Metric>> apart) {
    this(maxMetricsPerSelect, apart, Set.of());
  }

  /** Of a database that OpenMetadata's own runner asks for another number, of the same rows. */
  public Capabilities(
      int maxMetricsPerSelect,
      Set<Class<? extends Metric>> apart,
      Set<Class<? extends Metric>> upstreamDiffers) {
    this(maxMetricsPerSelect, apart, new Upstream(upstreamDiffers, Set.of(), Engine.SQL));
  }

  /** Of a database that it asks for other numbers, some of them of the whole table. */
  public Capabilities(
      int maxMetricsPerSelect,
      Set<Class<? extends Metric>> apart,
      Set<Class<? extends Metric>> upstreamDiffers,
      Set<Class<? extends Metric>> upstreamReadsAll) {
    this(maxMetricsPerSelect, apart, new Upstream(upstreamDiffers, upstreamReadsAll, Engine.SQL));
  }

  /** As these, of a database that does not take statements of any length. */
  public Capabilities taking(Predicate<SelectQuery> statements) {
    return new Capabilities(maxMetricsPerSelect, apart, upstream, statements);
  }

  /** Whether the metric needs a SELECT of its own. */
  public boolean standsApart(Metric metric) {
    return metric instanceof Metric.AsUpstream upstreams
        ? standsApart(upstreams.metric())
        : apart.contains(metric.getClass());
  }

  /**
   * The metric as it is to be asked for on these rows: itself, unless both ways of computing it are
   * the same.
   */
  public Metric simplified(Metric metric, Dataset dataset) {
    return metric instanceof Metric.AsUpstream upstreams && !differs(upstreams.metric(), dataset)
        ? upstreams.metric()
        : metric;
  }

  /** Whether OpenMetadata's own runner computes the metric from the whole table. */
  public boolean upstreamReadsAll(Metric metric) {
    return upstream.ofWholeTable().contains(metric.getClass());
  }

  private boolean differs(Metric metric, Dataset dataset) {
    return upstream.differs().contains(metric.getClass())
        || (upstreamReadsAll(metric) && !(dataset instanceof Dataset.Whole));
  }
}
