package io.dqrun.runner.dialect;

import io.dqrun.runner.connector.DruidConnector;
import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.sql.Capabilities;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.Predicate;
import io.dqrun.runner.sql.TableRef;
import io.dqrun.workflow.ConnectionConfig;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Apache Druid. What OpenMetadata calls its database is a label.
 *
 * @see <a href="https://druid.apache.org/docs/latest/querying/sql-aggregations">Aggregate
 *     functions</a>
 */
public final class DruidDialect extends EventStoreDialect {

  /** For {@link java.util.ServiceLoader}. */
  public DruidDialect() {
    super("Druid");
  }

  @Override
  public String type() {
    return "Druid";
  }

  /**
   * No number of columns is documented. Quantiles come from an extension that a server may lack:
   * that must not cost others their answer.
   */
  @Override
  public Capabilities capabilities() {
    return capable(200, Set.of(Metric.Median.class, Metric.StdDev.class, Metric.UniqueCount.class));
  }

  /** An approximation, as OpenMetadata takes it: there is no exact median here. */
  @Override
  protected String median(ColumnRef column, TableRef table) {
    return "APPROX_QUANTILE(" + quote(column.name()) + ", 0.5)";
  }

  /** Without the functions for it, which come from an extension that a server may lack. */
  @Override
  protected String standardDeviation(ColumnRef column, TableRef table) {
    String name = quote(column.name());
    return "SQRT(AVG(POWER(%s - (SELECT AVG(%s) FROM %s), 2)))"
        .formatted(name, name, source(table));
  }

  /** Not as an interval, of which the amount may have no more than two digits. */
  @Override
  protected String ago(Predicate.NotOlder recent) {
    String past = "TIMESTAMPADD(" + recent.unit() + ", -" + recent.amount() + ", ";
    return recent.column().dataType().equals("DATE")
        ? "CAST(" + past + "CAST(CURRENT_DATE AS TIMESTAMP)) AS DATE)"
        : past + "CURRENT_TIMESTAMP)";
  }

  /** To the millisecond, as it holds them. */
  @Override
  protected String timestamp(LocalDateTime timestamp) {
    return "TIMESTAMP '" + Milliseconds.of(digits(timestamp)) + "'";
  }

  /** OpenMetadata takes no deviation here: it has no answer. */
  @Override
  protected Map<Class<? extends Metric>, String> upstreamForms() {
    return Map.of(
        Metric.Sum.class,
        "SUM(CAST(%s AS BIGINT))",
        Metric.StdDev.class,
        "CASE WHEN COUNT(%s) < 0 THEN 0.0 END");
  }

  @Override
  protected ComparisonForms comparisonForms() {
    return new ComparisonForms(
        "%s",
        "CAST(%s AS VARCHAR)",
        ComparisonForms.STANDARD.asNumber(),
        "%s",
        ComparisonForms.Join.FULL_BY_KEY);
  }

  /** Rows. */
  @Override
  public Optional<String> tableSizes() {
    return Optional.of(
        """
        SELECT 'druid', datasource, SUM(num_rows) FROM sys.segments WHERE is_active = 1
        GROUP BY datasource
        """);
  }

  @Override
  public JdbcTarget target(ConnectionConfig config, String databaseName) {
    return DruidConnector.target(config, databaseName);
  }
}
