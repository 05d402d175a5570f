package io.dqrun.runner.dialect;

import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.connector.SingleStoreConnector;
import io.dqrun.runner.sql.Capabilities;
import io.dqrun.runner.sql.Metric;
import io.dqrun.workflow.ConnectionConfig;
import java.util.Map;
import java.util.Set;

/**
 * SingleStore.
 *
 * @see <a href="https://docs.singlestore.com/db/latest/reference/sql-reference/">SQL reference</a>
 */
public final class SingleStoreDialect extends MySqlWireDialect {

  /** For {@link java.util.ServiceLoader}. */
  public SingleStoreDialect() {}

  @Override
  public String type() {
    return "SingleStore";
  }

  /**
   * A table may have 4096 columns, an answer no more. A median sorts, and all else waits for it.
   */
  @Override
  public Capabilities capabilities() {
    return capable(1000, Set.of(Metric.Median.class, Metric.UniqueCount.class));
  }

  @Override
  protected Map<Class<? extends Metric>, String> upstreamForms() {
    return Map.of(Metric.Sum.class, "SUM(CAST(%s AS SIGNED))");
  }

  /** By bytes: most collations take A for a. */
  @Override
  protected ComparisonForms comparisonForms() {
    return new ComparisonForms(
        "CAST(%s AS BINARY)",
        "CAST(%s AS CHAR)", "CAST(%s AS SIGNED)", "%s", ComparisonForms.Join.FULL);
  }

  @Override
  public JdbcTarget target(ConnectionConfig config, String databaseName) {
    return SingleStoreConnector.target(config, databaseName);
  }
}
