package io.dqrun.runner.dialect;

import io.dqrun.runner.connector.ImpalaConnector;
import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.Predicate;
import io.dqrun.runner.sql.SqlTokens.Rule;
import io.dqrun.runner.sql.TableRef;
import io.dqrun.workflow.ConnectionConfig;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Apache Impala. Its lengths count bytes unless the server runs with {@code UTF8_MODE}; a name with
 * a backtick cannot be written at all.
 *
 * @see <a href="https://impala.apache.org/docs/build/html/topics/impala_functions.html">Built-in
 *     functions</a>
 */
public final class ImpalaDialect extends HiveFamilyDialect {

  /** For {@link java.util.ServiceLoader}. */
  public ImpalaDialect() {}

  @Override
  public String type() {
    return "Impala";
  }

  /** An approximation, as OpenMetadata takes it: there is no exact median here. */
  @Override
  protected String median(ColumnRef column, TableRef table) {
    return "APPX_MEDIAN(" + quote(column.name()) + ")";
  }

  @Override
  protected String text(String text) {
    return BackslashText.quoted(text);
  }

  /** The amount of an interval is a number here, and only of a timestamp hours can be taken. */
  @Override
  protected String ago(Predicate.NotOlder recent) {
    String interval = " - INTERVAL " + recent.amount() + " " + recent.unit();
    return recent.column().dataType().equals("DATE")
        ? "CAST(CAST(CAST(NOW() AS DATE) AS TIMESTAMP)" + interval + " AS DATE)"
        : "NOW()" + interval;
  }

  /** Timestamps know no zone; they are taken to be in UTC. */
  @Override
  protected String zonedTimestamp(OffsetDateTime timestamp) {
    return timestamp(inUtc(timestamp));
  }

  /** Some versions take {@code #} for the start of a comment. */
  @Override
  public List<Set<Rule>> readings() {
    return Readings.choices(
        EnumSet.of(Rule.BACKSLASH_ESCAPES, Rule.BACKTICK_NAMES, Rule.RETURN_ENDS_COMMENT),
        Rule.HASH_COMMENTS);
  }

  /** Without a seed, chance is always the same. */
  @Override
  protected String randomPercent() {
    return "RAND(UNIX_TIMESTAMP()) * 100";
  }

  @Override
  protected Map<Class<? extends Metric>, String> upstreamForms() {
    return Map.of(Metric.Sum.class, "SUM(CAST(%s AS DOUBLE))");
  }

  @Override
  protected ComparisonForms comparisonForms() {
    return new ComparisonForms(
        "%s", "CAST(%s AS STRING)", "CAST(%s AS INT)", "%s", ComparisonForms.Join.FULL);
  }

  /** An expression may have 10,000 parts, of which the column is one. */
  @Override
  protected int maxListValues() {
    return 9_999;
  }

  @Override
  public JdbcTarget target(ConnectionConfig config, String databaseName) {
    return ImpalaConnector.target(config, databaseName);
  }
}
