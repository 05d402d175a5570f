package io.dqrun.runner.dialect;

import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.connector.RedshiftConnector;
import io.dqrun.runner.sql.Capabilities;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.Predicate;
import io.dqrun.runner.sql.SqlTokens.Rule;
import io.dqrun.workflow.ConnectionConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Amazon Redshift, which grew out of an old PostgreSQL.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/redshift/latest/dg/c_Aggregate_Functions.html">Aggregate
 *     functions</a>
 */
public final class RedshiftDialect extends JoinedDialect {

  /** For {@link java.util.ServiceLoader}. */
  public RedshiftDialect() {}

  @Override
  public String type() {
    return "Redshift";
  }

  /** Redshift allows 1600 columns. It sorts by one column only in a statement, for one median. */
  @Override
  public Capabilities capabilities() {
    return capable(1000, Set.of(Metric.Median.class, Metric.UniqueCount.class));
  }

  @Override
  public List<Set<Rule>> readings() {
    return Readings.escaping(
        Rule.NESTED_COMMENTS, Rule.DOLLAR_QUOTES, Rule.ESCAPE_PREFIX, Rule.PLAIN_DOUBLE_QUOTES);
  }

  /** The mean of whole numbers would be cut to a whole number. */
  @Override
  protected String mean(ColumnRef column) {
    return "AVG(" + widened(column, "DECIMAL(38, 10)") + ")";
  }

  @Override
  protected String length(ColumnRef column) {
    return "LEN(" + quote(column.name()) + ")";
  }

  @Override
  protected String matches(ColumnRef column, String pattern) {
    return quote(column.name()) + " ~ " + text(pattern);
  }

  @Override
  protected String text(String text) {
    return super.text(text.replace("\\", "\\\\"));
  }

  /** By {@code GETDATE}: {@code CURRENT_TIMESTAMP} cannot be used beside a table's columns. */
  @Override
  protected String ago(Predicate.NotOlder recent) {
    String now = recent.column().dataType().equals("DATE") ? "CURRENT_DATE" : "GETDATE()";
    return DateAdd.before(recent, now);
  }

  @Override
  protected String randomPercent() {
    return "RANDOM() * 100";
  }

  @Override
  protected Map<Class<? extends Metric>, String> upstreamForms() {
    return Map.of(Metric.Sum.class, "SUM(CAST(%s AS BIGINT))", Metric.Mean.class, "AVG(%s)");
  }

  /** A text that ends with a blank would be equal to the one without it. */
  @Override
  protected ComparisonForms comparisonForms() {
    return new ComparisonForms(
            "COLLATE(%s || CHR(1), 'case_sensitive')",
            "CAST(%s AS VARCHAR)",
            "CAST(%s AS INTEGER)",
            "%s AT TIME ZONE 'UTC'",
            ComparisonForms.Join.FULL)
        .hashedBy("MD5(%s)");
  }

  /** Rows; tells only whom it is granted to. */
  @Override
  public Optional<String> tableSizes() {
    return Optional.of(
        """
        SELECT "schema", "table", tbl_rows FROM svv_table_info
        """);
  }

  @Override
  public JdbcTarget target(ConnectionConfig config, String databaseName) {
    return RedshiftConnector.target(config, databaseName);
  }
}
