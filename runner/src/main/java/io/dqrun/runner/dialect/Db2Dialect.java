package io.dqrun.runner.dialect;

import io.dqrun.runner.connector.Db2Connector;
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
 * IBM Db2 for Linux, UNIX and Windows, 11.1 or newer.
 *
 * @see <a href="https://www.ibm.com/docs/en/db2/11.5.x?topic=functions-aggregate">Aggregate
 *     functions</a>
 */
public final class Db2Dialect extends FoldingDialect {

  /** For {@link java.util.ServiceLoader}. */
  public Db2Dialect() {}

  @Override
  public String type() {
    return "Db2";
  }

  /** Db2 allows 1012 columns, in the smallest pages 500. */
  @Override
  public Capabilities capabilities() {
    return capable(400, Set.of(Metric.Median.class, Metric.UniqueCount.class));
  }

  @Override
  public List<Set<Rule>> readings() {
    return Readings.of(Rule.NESTED_COMMENTS);
  }

  @Override
  protected String fromNothing() {
    return " FROM SYSIBM.SYSDUMMY1";
  }

  /** {@code COUNT} fails beyond 2^31 rows. */
  @Override
  protected String count(String what) {
    return "CAST(COUNT_BIG(" + what + ") AS BIGINT)";
  }

  /** A sum of {@code INTEGER} fails beyond 2^31. */
  @Override
  protected String one() {
    return "CAST(1 AS BIGINT)";
  }

  /** The mean of whole numbers would be cut to a whole number. */
  @Override
  protected String mean(ColumnRef column) {
    return "AVG(" + widened(column, "DECFLOAT(34)") + ")";
  }

  /** A sum of {@code INTEGER} is an {@code INTEGER}, and fails beyond 2^31. */
  @Override
  protected String sum(ColumnRef column) {
    return "SUM(" + widened(column, "DECIMAL(31, 0)") + ")";
  }

  @Override
  protected String zonedTimestamp(OffsetDateTime timestamp) {
    return "TIMESTAMP '" + digits(timestamp.toLocalDateTime()) + offset(timestamp) + "'";
  }

  /** Hours cannot be taken from a date. */
  @Override
  protected String ago(Predicate.NotOlder recent) {
    boolean date = recent.column().dataType().equals("DATE");
    String now =
        date && recent.unit() != Predicate.NotOlder.Unit.HOUR
            ? "CURRENT_DATE"
            : "CURRENT_TIMESTAMP";
    String past = now + " - " + recent.amount() + " " + recent.unit();
    return "CAST(" + past + (date ? " AS DATE)" : " AS TIMESTAMP)");
  }

  @Override
  protected String someRows(String select, String rows) {
    return select + " ORDER BY " + randomPercent() + " FETCH FIRST " + rows + " ROWS ONLY";
  }

  @Override
  protected Map<Class<? extends Metric>, String> upstreamForms() {
    return Map.of(Metric.Sum.class, "SUM(CAST(%s AS BIGINT))", Metric.Mean.class, "AVG(%s)");
  }

  @Override
  protected ComparisonForms comparisonForms() {
    return new ComparisonForms(
        "VARBINARY(%s)",
        "VARCHAR(%s)", ComparisonForms.STANDARD.asNumber(), "%s", ComparisonForms.Join.FULL);
  }

  /** Rows as of the last RUNSTATS. */
  @Override
  public Optional<String> tableSizes() {
    return Optional.of(
        """
        SELECT RTRIM(tabschema), tabname, card FROM syscat.tables WHERE card >= 0
        """);
  }

  @Override
  public JdbcTarget target(ConnectionConfig config, String databaseName) {
    return Db2Connector.target(config, databaseName);
  }
}
