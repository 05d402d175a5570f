package io.dqrun.runner.dialect;

import io.dqrun.runner.connector.DruidConnector;
import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.sql.Capabilities;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Dataset;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.Predicate;
import io.dqrun.runner.sql.SqlTokens.Rule;
import io.dqrun.runner.sql.TableRef;
import io.dqrun.workflow.ConnectionConfig;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Apache Druid. What OpenMetadata calls its database is a label.
 *
 * @see <a href="https://druid.apache.org/docs/latest/querying/sql-aggregations">Aggregate
 *     functions</a>
 */
public final class DruidDialect extends JoinedDialect {

  /** For {@link java.util.ServiceLoader}. */
  public DruidDialect() {}

  @Override
  public String type() {
    return "Druid";
  }

  /**
   * No number of columns is documented. Deviations and quantiles come from extensions that a server
   * may lack: that must not cost others their answer.
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

  /** All moments are in UTC. */
  @Override
  protected String zonedTimestamp(OffsetDateTime timestamp) {
    return timestamp(timestamp.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
  }

  /** How it reads comments and quotes. */
  @Override
  public List<Set<Rule>> readings() {
    return Readings.choices(EnumSet.of(Rule.RETURN_ENDS_COMMENT));
  }

  /** No row can be picked by chance. */
  @Override
  public Optional<String> refusal(Dataset dataset) {
    return dataset instanceof Dataset.Sampled
        ? Optional.of("Druid cannot pick rows by chance; test all of them, or a partition")
        : Optional.empty();
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
        ComparisonForms.Join.FULL);
  }

  @Override
  public JdbcTarget target(ConnectionConfig config, String databaseName) {
    return DruidConnector.target(config, databaseName);
  }
}
