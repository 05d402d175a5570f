package io.dqrun.runner.dialect;

import io.dqrun.runner.connector.HiveConnector;
import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.SqlTokens.Rule;
import io.dqrun.runner.sql.TableRef;
import io.dqrun.workflow.ConnectionConfig;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Apache Hive.
 *
 * @see <a href="https://cwiki.apache.org/confluence/display/Hive/LanguageManual+UDF">Functions</a>
 */
public final class HiveDialect extends HiveFamilyDialect {

  /** For {@link java.util.ServiceLoader}. */
  public HiveDialect() {}

  @Override
  public String type() {
    return "Hive";
  }

  /** Exact for whole numbers, the only ones of which Hive computes it; else from a histogram. */
  @Override
  protected String median(ColumnRef column, TableRef table) {
    String name = quote(column.name());
    return isInteger(column)
        ? "PERCENTILE(CAST(" + name + " AS BIGINT), 0.5)"
        : "PERCENTILE_APPROX(CAST(" + name + " AS DOUBLE), 0.5, 10000)";
  }

  @Override
  protected String text(String text) {
    return BackslashText.withoutVariables(text);
  }

  @Override
  protected String zonedTimestamp(OffsetDateTime timestamp) {
    return "CAST('"
        + digits(timestamp.toLocalDateTime())
        + " "
        + offset(timestamp)
        + "' AS TIMESTAMP WITH LOCAL TIME ZONE)";
  }

  /** How it reads comments and quotes. */
  @Override
  public List<Set<Rule>> readings() {
    return Readings.choices(
        EnumSet.of(Rule.BACKSLASH_ESCAPES, Rule.BACKTICK_NAMES, Rule.RETURN_ENDS_COMMENT));
  }

  @Override
  protected Map<Class<? extends Metric>, String> upstreamForms() {
    return Map.of(
        Metric.Sum.class,
        "SUM(CAST(%s AS BIGINT))",
        Metric.Median.class,
        "PERCENTILE(CAST(%s AS BIGINT), 0.5)");
  }

  @Override
  protected String userQuery(String sql, List<String> columnNames) {
    return userQueryAfterNames(sql, columnNames);
  }

  @Override
  protected ComparisonForms comparisonForms() {
    return new ComparisonForms(
        "%s", "CAST(%s AS STRING)", "CAST(%s AS INT)", "%s", ComparisonForms.Join.FULL);
  }

  @Override
  public JdbcTarget target(ConnectionConfig config, String databaseName) {
    return HiveConnector.target(config, databaseName);
  }
}
