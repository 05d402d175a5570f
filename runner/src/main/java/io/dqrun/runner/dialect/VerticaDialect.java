package io.dqrun.runner.dialect;

import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.connector.VerticaConnector;
import io.dqrun.runner.sql.Capabilities;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.SqlTokens.Rule;
import io.dqrun.runner.sql.TableRef;
import io.dqrun.workflow.ConnectionConfig;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

/**
 * Vertica.
 *
 * @see <a href="https://docs.vertica.com/latest/en/sql-reference/functions/">Functions</a>
 */
public final class VerticaDialect extends JoinedDialect {

  /** For {@link java.util.ServiceLoader}. */
  public VerticaDialect() {}

  @Override
  public String type() {
    return "Vertica";
  }

  /** Vertica allows 1600 columns, newer ones more. A median is computed for every row. */
  @Override
  public Capabilities capabilities() {
    return capable(1000, Set.of(Metric.Median.class, Metric.UniqueCount.class));
  }

  @Override
  public List<Set<Rule>> readings() {
    return Readings.escaping(Rule.NESTED_COMMENTS, Rule.DOLLAR_QUOTES, Rule.ESCAPE_PREFIX);
  }

  /** A sum of {@code INT} fails beyond 2^63. */
  @Override
  protected String sum(ColumnRef column) {
    return isInteger(column)
        ? "SUM(CAST(" + quote(column.name()) + " AS NUMERIC(38, 0)))"
        : super.sum(column);
  }

  @Override
  protected boolean isSubquery(Metric metric) {
    return metric instanceof Metric.Median || super.isSubquery(metric);
  }

  /** There is only the form for windows, which answers once for each row. */
  @Override
  protected String median(ColumnRef column, TableRef table) {
    return "(SELECT "
        + super.median(column, table)
        + " OVER () FROM "
        + qualifiedName(table)
        + " LIMIT 1)";
  }

  /** The form with {@code E} means the same whatever {@code StandardConformingStrings} says. */
  @Override
  protected String text(String text) {
    String escaped = super.text(text);
    return text.indexOf('\\') < 0 ? escaped : "E" + escaped.replace("\\", "\\\\");
  }

  @Override
  protected String zonedTimestamp(OffsetDateTime timestamp) {
    return "TIMESTAMPTZ '" + digits(timestamp.toLocalDateTime()) + offset(timestamp) + "'";
  }

  @Override
  protected String randomPercent() {
    return "RANDOM() * 100";
  }

  @Override
  protected ComparisonForms comparisonForms() {
    return new ComparisonForms(
        "TO_HEX(%s)",
        "CAST(%s AS VARCHAR)",
        "CAST(%s AS INTEGER)",
        "%s AT TIME ZONE 'UTC'",
        ComparisonForms.Join.FULL);
  }

  @Override
  public JdbcTarget target(ConnectionConfig config, String databaseName) {
    return VerticaConnector.target(config, databaseName);
  }
}
