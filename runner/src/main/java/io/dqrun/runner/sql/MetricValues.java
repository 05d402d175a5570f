package io.dqrun.runner.sql;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was measured, by metric and not by position. */
public final class MetricValues {

  private final Map<Metric, @Nullable Object> values;

  private MetricValues(Map<Metric, @Nullable Object> values) {
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * The answer to a query.
   *
   * @param row the one row of the answer
   * @throws IllegalArgumentException if the row has not one value for each metric
   */
  public static MetricValues of(SelectQuery query, List<@Nullable Object> row) {
    if (row.size() != query.metrics().size()) {
      throw new IllegalArgumentException(
          "asked for " + query.metrics().size() + " values, but got " + row.size());
    }
    Map<Metric, @Nullable Object> values = new LinkedHashMap<>();
    for (int i = 0; i < row.size(); i++) {
      values.put(query.metrics().get(i), row.get(i));
    }
    return new MetricValues(values);
  }

  /**
   * The same answer to whoever asks for a number as OpenMetadata computes it, but the clean one.
   */
  public MetricValues withoutQuirks() {
    Map<Metric, @Nullable Object> clean = new LinkedHashMap<>(values);
    clean.keySet().removeIf(Metric.AsUpstream.class::isInstance);
    return new MetricValues(clean);
  }

  /**
   * The value of a metric; null when the database answered NULL. What is wanted as OpenMetadata
   * computes it is the metric itself where both are the same.
   *
   * @throws IllegalArgumentException if it was not measured
   */
  public @Nullable Object value(Metric metric) {
    if (metric instanceof Metric.AsUpstream upstream && !values.containsKey(metric)) {
      return value(upstream.metric());
    }
    if (!values.containsKey(metric)) {
      throw new IllegalArgumentException(metric + " was not measured");
    }
    return values.get(metric);
  }

  /** Whether two answers hold equal values for the same metrics. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MetricValues that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
