package io.dqrun.runner.dialect;

import io.dqrun.runner.connector.DatabricksConnector;
import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.sql.Capabilities;
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
 * Databricks, with and without Unity Catalog.
 *
 * @see <a href="https://docs.databricks.com/en/sql/language-manual/index.html">SQL reference</a>
 */
abstract class SparkDialect extends JoinedDialect {

  @Override
  public String quote(String identifier) {
    return inBackticks(identifier);
  }

  @Override
  public String qualifiedName(TableRef table) {
    return CatalogNames.qualified(this, table);
  }

  /**
   * No number of columns is documented, but very wide plans are compiled slowly. An exact median
   * keeps all values in memory.
   */
  @Override
  public Capabilities capabilities() {
    return capable(200, Set.of(Metric.Median.class, Metric.UniqueCount.class));
  }

  /** Sums of whole numbers are 64 bits wide and fail beyond, or silently wrap. */
  @Override
  protected String sum(ColumnRef column) {
    return "SUM(" + widened(column, "DECIMAL(38, 0)") + ")";
  }

  @Override
  protected String matches(ColumnRef column, String pattern) {
    return quote(column.name()) + " RLIKE " + text(pattern);
  }

  @Override
  protected String text(String text) {
    return BackslashText.withoutVariables(text);
  }

  @Override
  protected String zonedTimestamp(OffsetDateTime timestamp) {
    return "TIMESTAMP '" + digits(timestamp.toLocalDateTime()) + offset(timestamp) + "'";
  }

  /** Comments nest in newer versions; backslashes can be made ordinary characters. */
  @Override
  public List<Set<Rule>> readings() {
    return Readings.choices(
        EnumSet.of(Rule.BACKTICK_NAMES, Rule.RETURN_ENDS_COMMENT),
        Rule.BACKSLASH_ESCAPES,
        Rule.RAW_PREFIX,
        Rule.NESTED_COMMENTS);
  }

  @Override
  protected Map<Class<? extends Metric>, String> upstreamForms() {
    return Map.of(Metric.Sum.class, "SUM(CAST(%s AS BIGINT))");
  }

  @Override
  protected ComparisonForms comparisonForms() {
    return new ComparisonForms(
        "CAST(%s AS BINARY)",
        "CAST(%s AS STRING)",
        "CAST(%s AS INT)",
        "TO_UTC_TIMESTAMP(%s, CURRENT_TIMEZONE())",
        ComparisonForms.Join.FULL);
  }

  @Override
  public boolean joinsDatabases() {
    return true;
  }

  @Override
  public JdbcTarget target(ConnectionConfig config, String databaseName) {
    return DatabricksConnector.target(config, databaseName);
  }
}
