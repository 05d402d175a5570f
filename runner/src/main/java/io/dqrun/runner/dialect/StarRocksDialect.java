package io.dqrun.runner.dialect;

import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.connector.MySqlWireConnector;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.TableRef;
import io.dqrun.workflow.ConnectionConfig;

/**
 * StarRocks.
 *
 * @see <a href="https://docs.starrocks.io/docs/sql-reference/sql-functions/function-list/">Function
 *     list</a>
 */
public final class StarRocksDialect extends MySqlWireDialect {

  /** For {@link java.util.ServiceLoader}. */
  public StarRocksDialect() {}

  @Override
  public String type() {
    return "StarRocks";
  }

  @Override
  protected String median(ColumnRef column, TableRef table) {
    return "PERCENTILE_CONT(" + quote(column.name()) + ", 0.5)";
  }

  /** Sums of whole numbers are 64 bits wide and silently wrap beyond. */
  @Override
  protected String sum(ColumnRef column) {
    return "SUM(" + widened(column, "DECIMAL(38, 0)") + ")";
  }

  /** It always holds microseconds. */
  @Override
  protected String momentType() {
    return "DATETIME";
  }

  /** What {@code expr_children_limit} is unless it was changed, less the column. */
  @Override
  protected int maxListValues() {
    return 9_999;
  }

  @Override
  public JdbcTarget target(ConnectionConfig config, String databaseName) {
    return MySqlWireConnector.target(config, databaseName);
  }
}
