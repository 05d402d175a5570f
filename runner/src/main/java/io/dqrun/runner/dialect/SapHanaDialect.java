package io.dqrun.runner.dialect;

import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.connector.SapHanaConnector;
import io.dqrun.runner.sql.Capabilities;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.Predicate;
import io.dqrun.runner.sql.SqlTokens.Rule;
import io.dqrun.runner.sql.TableRef;
import io.dqrun.workflow.ConnectionConfig;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * SAP HANA. It has no type with a time zone.
 *
 * @see <a
 *     href="https://help.sap.com/docs/SAP_HANA_PLATFORM/4fe29514fd584807ac9f2a04f6754767/20a61f1b75191014b182b123d5b4a5a1.html">Functions</a>
 */
public final class SapHanaDialect extends FoldingDialect {

  /** For {@link java.util.ServiceLoader}. */
  public SapHanaDialect() {}

  @Override
  public String type() {
    return "SapHana";
  }

  /** HANA allows 1000 columns in older versions. */
  @Override
  public Capabilities capabilities() {
    return capable(900, Set.of(Metric.Median.class, Metric.UniqueCount.class));
  }

  @Override
  public List<Set<Rule>> readings() {
    return Readings.of();
  }

  @Override
  protected String fromNothing() {
    return " FROM DUMMY";
  }

  @Override
  protected String one() {
    return "CAST(1 AS BIGINT)";
  }

  /** A sum of whole numbers has their type in older versions, and fails beyond it. */
  @Override
  protected String sum(ColumnRef column) {
    return "SUM(" + widened(column, "DECIMAL(38, 0)") + ")";
  }

  /** In older versions the mean of whole numbers has few places. */
  @Override
  protected String mean(ColumnRef column) {
    return "AVG(" + widened(column, "DECIMAL(38, 10)") + ")";
  }

  @Override
  protected String median(ColumnRef column, TableRef table) {
    return "MEDIAN(" + quote(column.name()) + ")";
  }

  @Override
  protected String matches(ColumnRef column, String pattern) {
    return quote(column.name()) + " LIKE_REGEXPR " + text(pattern);
  }

  @Override
  protected String zonedTimestamp(OffsetDateTime timestamp) {
    return timestamp(inUtc(timestamp));
  }

  /** There are no intervals. */
  @Override
  protected String ago(Predicate.NotOlder recent) {
    boolean date = recent.column().dataType().equals("DATE");
    String now = date ? "CURRENT_DATE" : "CURRENT_TIMESTAMP";
    long amount = -recent.amount();
    return switch (recent.unit()) {
      case HOUR -> {
        String past = "ADD_SECONDS(CURRENT_TIMESTAMP, " + 3600 * amount + ")";
        yield date ? "TO_DATE(" + past + ")" : past;
      }
      case DAY -> "ADD_DAYS(" + now + ", " + amount + ")";
      case MONTH -> "ADD_MONTHS(" + now + ", " + amount + ")";
      case YEAR -> "ADD_YEARS(" + now + ", " + amount + ")";
    };
  }

  @Override
  protected Map<Class<? extends Metric>, String> upstreamForms() {
    return Map.of(Metric.Sum.class, "SUM(CAST(%s AS BIGINT))", Metric.Mean.class, "AVG(%s)");
  }

  @Override
  protected ComparisonForms comparisonForms() {
    return new ComparisonForms(
        "TO_BINARY(%s)",
        "TO_NVARCHAR(%s)", ComparisonForms.STANDARD.asNumber(), "%s", ComparisonForms.Join.FULL);
  }

  /** Rows. */
  @Override
  public Optional<String> tableSizes() {
    return Optional.of(
        """
        SELECT schema_name, table_name, record_count FROM sys.m_tables WHERE record_count IS NOT NULL
        """);
  }

  @Override
  public JdbcTarget target(ConnectionConfig config, String databaseName) {
    return SapHanaConnector.target(config, databaseName);
  }
}
