package io.dqrun.runner.dialect;

import io.dqrun.runner.sql.Capabilities;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.TableRef;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/**
 * Metrics in standard SQL.
 *
 * <p>Sums and means are taken without any cast, so that no digit is lost that the database itself
 * keeps.
 */
abstract class AnsiMetrics extends AnsiRows {

  private static final Set<String> INTEGERS =
      Set.of("TINYINT", "SMALLINT", "INT", "BIGINT", "BYTEINT");

  /** The kinds of metrics in which lengths are measured. */
  protected static final Set<Class<? extends Metric>> LENGTHS =
      Set.of(Metric.MinLength.class, Metric.MaxLength.class, Metric.Count.class);

  /**
   * The metrics that OpenMetadata's own runner computes wrongly here, and how; {@code %s} stands
   * for the quoted column.
   */
  protected Map<Class<? extends Metric>, String> upstreamForms() {
    return Map.of();
  }

  /** The kinds of metrics that OpenMetadata's own runner computes wrongly here. */
  protected Set<Class<? extends Metric>> upstreamDiffers() {
    return upstreamForms().keySet();
  }

  /** What this database can do, its upstream forms included. */
  protected final Capabilities capable(int maxMetrics, Set<Class<? extends Metric>> apart) {
    return limited(new Capabilities(maxMetrics, apart, upstreamDiffers()));
  }

  /** Capabilities of a database that takes statements of at most {@link #maxStatementBytes()}. */
  protected final Capabilities limited(Capabilities capabilities) {
    return capabilities.taking(
        query -> render(query).getBytes(StandardCharsets.UTF_8).length <= maxStatementBytes());
  }

  /**
   * How long a statement may be. A million bytes or characters is what BigQuery, Teradata, Trino
   * and Presto take by default, and what Snowflake remembers; it is little enough for those that
   * are not known to have a limit.
   */
  protected int maxStatementBytes() {
    return 1_000_000;
  }

  /**
   * A metric as OpenMetadata's own runner computes it. Called for the kinds of metrics that {@link
   * #capabilities} name as different.
   *
   * @param rows what the metric is to be measured on
   * @param table the whole table that the rows come from
   */
  protected String asUpstream(Metric metric, TableRef rows, TableRef table) {
    String form = upstreamForms().get(metric.getClass());
    if (form == null) {
      return metric(metric, capabilities().upstreamReadsAll(metric) ? table : rows, table);
    }
    if (metric instanceof Metric.Sum sum) {
      return form.formatted(quote(sum.column().name()));
    }
    if (metric instanceof Metric.Mean mean) {
      return form.formatted(quote(mean.column().name()));
    }
    if (metric instanceof Metric.StdDev deviation) {
      return form.formatted(quote(deviation.column().name()));
    }
    if (metric instanceof Metric.Median median) {
      return form.formatted(quote(median.column().name()));
    }
    throw new IllegalArgumentException("no other SQL is known for " + metric);
  }

  /**
   * The expression that measures a metric.
   *
   * @param table what the metric is to be measured on
   * @param whole the whole table that the rows come from
   */
  final String metric(Metric metric, TableRef table, TableRef whole) {
    if (metric instanceof Metric.AsUpstream upstream) {
      return asUpstream(upstream.metric(), table, whole);
    }
    if (metric instanceof Metric.RowCount) {
      return count("*");
    }
    if (metric instanceof Metric.NonNullCount count) {
      return count(value(count.column()));
    }
    if (metric instanceof Metric.Count count) {
      return "SUM(CASE WHEN " + predicate(count.condition()) + " THEN " + one() + " ELSE 0 END)";
    }
    if (metric instanceof Metric.MatchingRows rows) {
      return count("CASE WHEN " + matching(rows.condition()) + " THEN 1 END");
    }
    if (metric instanceof Metric.Min min) {
      return min(min.column());
    }
    if (metric instanceof Metric.Max max) {
      return max(max.column());
    }
    if (metric instanceof Metric.Mean mean) {
      return mean(mean.column());
    }
    if (metric instanceof Metric.Median median) {
      return median(median.column(), table);
    }
    if (metric instanceof Metric.StdDev deviation) {
      return standardDeviation(deviation.column(), table);
    }
    if (metric instanceof Metric.Sum sum) {
      return sum(sum.column());
    }
    if (metric instanceof Metric.MinLength length) {
      return min(length(length.column()));
    }
    if (metric instanceof Metric.MaxLength length) {
      return max(length(length.column()));
    }
    if (metric instanceof Metric.UniqueCount unique) {
      return uniqueCount(unique.column(), table);
    }
    throw new IllegalArgumentException("no SQL is known for " + metric);
  }

  /** How many rows there are, or how many of them have a value. */
  protected String count(String what) {
    return "COUNT(" + what + ")";
  }

  /** What a row adds to a sum that counts rows; its type is that of the sum. */
  protected String one() {
    return "1";
  }

  /** A query inside the FROM of another one, and what it is called there. */
  protected String derivedTable(String select, String name) {
    return "(" + select + ") AS " + name;
  }

  /** Whether a column holds whole numbers, whose sums and means some databases cut. */
  protected static boolean isInteger(ColumnRef column) {
    return INTEGERS.contains(column.dataType());
  }

  /** A column whose whole numbers are taken as another type, for sums and means that hold more. */
  protected final String widened(ColumnRef column, String type) {
    String name = quote(column.name());
    return isInteger(column) ? "CAST(" + name + " AS " + type + ")" : name;
  }

  /** The least of a column's values. */
  protected String min(ColumnRef column) {
    return min(quote(column.name()));
  }

  /** The least value of an expression. */
  protected String min(String value) {
    return "MIN(" + value + ")";
  }

  /** The greatest of a column's values. */
  protected String max(ColumnRef column) {
    return max(quote(column.name()));
  }

  /** The greatest value of an expression. */
  protected String max(String value) {
    return "MAX(" + value + ")";
  }

  /** The mean of a column's values. */
  protected String mean(ColumnRef column) {
    return "AVG(" + quote(column.name()) + ")";
  }

  /** Whether a metric is measured by a scalar subquery, not by an aggregate. */
  protected boolean isSubquery(Metric metric) {
    return metric instanceof Metric.UniqueCount;
  }

  /** The median of a column's values. */
  protected String median(ColumnRef column, TableRef table) {
    return "PERCENTILE_CONT(0.50) WITHIN GROUP (ORDER BY " + quote(column.name()) + " ASC)";
  }

  /** The standard deviation of a column's values. */
  protected String standardDeviation(ColumnRef column, TableRef table) {
    return "STDDEV_POP(" + quote(column.name()) + ")";
  }

  /** The sum of a column's values. */
  protected String sum(ColumnRef column) {
    return "SUM(" + quote(column.name()) + ")";
  }

  /** How many values occur exactly once, as a scalar subquery. */
  protected String uniqueCount(ColumnRef column, TableRef table) {
    String value = value(column);
    String once =
        "SELECT "
            + value
            + " FROM "
            + source(table)
            + " GROUP BY "
            + value
            + " HAVING "
            + count(value)
            + " = 1";
    return "(SELECT " + count("*") + " FROM " + derivedTable(once, "once") + ")";
  }
}
