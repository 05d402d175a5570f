package io.dqrun.runner.dialect;

import io.dqrun.runner.connector.ExasolConnector;
import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.sql.Capabilities;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.Predicate;
import io.dqrun.runner.sql.SqlTokens.Rule;
import io.dqrun.workflow.ConnectionConfig;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Exasol. Its empty text is NULL.
 *
 * @see <a
 *     href="https://docs.exasol.com/db/latest/sql_references/functions/alphabeticallistfunctions.htm">Functions</a>
 */
public final class ExasolDialect extends FoldingDialect {

  /** For {@link java.util.ServiceLoader}. */
  public ExasolDialect() {}

  @Override
  public String type() {
    return "Exasol";
  }

  /** Exasol allows 10,000 columns. */
  @Override
  public Capabilities capabilities() {
    return capable(1000, Set.of(Metric.Median.class, Metric.UniqueCount.class));
  }

  @Override
  public List<Set<Rule>> readings() {
    return Readings.of();
  }

  @Override
  protected String fromNothing() {
    return " FROM DUAL";
  }

  /** Not by {@code REGEXP_LIKE}, which wants the whole text to fit. */
  @Override
  protected String matches(ColumnRef column, String pattern) {
    return "REGEXP_INSTR(" + quote(column.name()) + ", " + text(pattern) + ") > 0";
  }

  /** The only type with a zone shows its moments in that of the session. */
  @Override
  protected String zonedTimestamp(OffsetDateTime timestamp) {
    return "CONVERT_TZ(" + timestamp(inUtc(timestamp)) + ", 'UTC', SESSIONTIMEZONE)";
  }

  @Override
  protected String ago(Predicate.NotOlder recent) {
    boolean date = recent.column().dataType().equals("DATE");
    String past =
        "ADD_"
            + recent.unit()
            + "S("
            + (date ? "CURRENT_DATE" : "CURRENT_TIMESTAMP")
            + ", "
            + -recent.amount()
            + ")";
    return "CAST(" + past + (date ? " AS DATE)" : " AS TIMESTAMP)");
  }

  @Override
  protected Map<Class<? extends Metric>, String> upstreamForms() {
    return Map.of(Metric.Sum.class, "SUM(CAST(%s AS BIGINT))");
  }

  @Override
  protected ComparisonForms comparisonForms() {
    return new ComparisonForms(
        "%s",
        "CAST(%s AS VARCHAR(2000000))",
        ComparisonForms.STANDARD.asNumber(),
        "CONVERT_TZ(%s, SESSIONTIMEZONE, 'UTC')",
        ComparisonForms.Join.FULL);
  }

  /** Rows. */
  @Override
  public Optional<String> tableSizes() {
    return Optional.of(
        """
        SELECT table_schema, table_name, table_row_count FROM exa_all_tables
        """);
  }

  @Override
  public JdbcTarget target(ConnectionConfig config, String databaseName) {
    return ExasolConnector.target(config, databaseName);
  }
}
