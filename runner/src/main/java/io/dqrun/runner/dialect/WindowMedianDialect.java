package io.dqrun.runner.dialect;

import io.dqrun.runner.sql.Capabilities;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.TableRef;
import java.util.Set;

/** Databases that take a median only as a function of windows, which answers once for each row. */
abstract class WindowMedianDialect extends JoinedDialect {

  /** At least 1600 columns are allowed. A median is computed for every row, all else would wait. */
  @Override
  public final Capabilities capabilities() {
    return capable(1000, Set.of(Metric.Median.class, Metric.UniqueCount.class));
  }

  @Override
  protected final boolean isSubquery(Metric metric) {
    return metric instanceof Metric.Median || super.isSubquery(metric);
  }

  @Override
  protected final String median(ColumnRef column, TableRef table) {
    return "(" + first(percentile(column, table) + " OVER () FROM " + source(table)) + ")";
  }

  /** What is to be taken over the window. */
  protected String percentile(ColumnRef column, TableRef table) {
    return super.median(column, table);
  }

  /** The first row of a query, given without its {@code SELECT}. */
  protected String first(String query) {
    return "SELECT " + query + " LIMIT 1";
  }
}
