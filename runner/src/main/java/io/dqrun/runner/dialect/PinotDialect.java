package io.dqrun.runner.dialect;

import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.connector.PinotConnector;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.Predicate;
import io.dqrun.runner.sql.TableRef;
import io.dqrun.workflow.ConnectionConfig;
import java.time.LocalDateTime;
import java.util.Map;

/**
 * Apache Pinot. Its sums are taken in double precision.
 *
 * @see <a href="https://docs.pinot.apache.org/configuration-reference/functions">Functions</a>
 */
public final class PinotDialect extends EventStoreDialect {

  /** For {@link java.util.ServiceLoader}. */
  public PinotDialect() {
    super("Pinot");
  }

  @Override
  public String type() {
    return "PinotDB";
  }

  /** Tables have no schema. */
  @Override
  public String qualifiedName(TableRef table) {
    return quote(table.name());
  }

  /** The value in the middle, or one of the two. */
  @Override
  protected String median(ColumnRef column, TableRef table) {
    return "PERCENTILE(" + quote(column.name()) + ", 50)";
  }

  @Override
  protected String ago(Predicate.NotOlder recent) {
    return "CAST(DATEADD('%s', -%d, NOW()) AS TIMESTAMP)".formatted(recent.unit(), recent.amount());
  }

  /** To the millisecond, as it holds them. */
  @Override
  protected String timestamp(LocalDateTime timestamp) {
    return "CAST('" + Milliseconds.of(digits(timestamp)) + "' AS TIMESTAMP)";
  }

  @Override
  protected Map<Class<? extends Metric>, String> upstreamForms() {
    return Map.of(Metric.Sum.class, "SUM(CAST(%s AS BIGINT))");
  }

  @Override
  public JdbcTarget target(ConnectionConfig config, String databaseName) {
    return PinotConnector.target(config, databaseName);
  }
}
