package io.dqrun.runner.dialect;

import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.connector.MySqlWireConnector;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.TableRef;
import io.dqrun.workflow.ConnectionConfig;

/**
 * Apache Doris.
 *
 * @see <a
 *     href="https://doris.apache.org/docs/sql-manual/sql-functions/aggregate-functions">Aggregate
 *     functions</a>
 */
public final class DorisDialect extends MySqlWireDialect {

  /** For {@link java.util.ServiceLoader}. */
  public DorisDialect() {}

  @Override
  public String type() {
    return "Doris";
  }

  /** An approximation, as OpenMetadata takes it. */
  @Override
  protected String median(ColumnRef column, TableRef table) {
    return "PERCENTILE_APPROX(" + quote(column.name()) + ", 0.5)";
  }

  /** Sums of whole numbers are 64 bits wide and silently wrap beyond. */
  @Override
  protected String sum(ColumnRef column) {
    return "SUM(" + widened(column, "DECIMAL(38, 0)") + ")";
  }

  @Override
  public JdbcTarget target(ConnectionConfig config, String databaseName) {
    return MySqlWireConnector.target(config, databaseName);
  }
}
