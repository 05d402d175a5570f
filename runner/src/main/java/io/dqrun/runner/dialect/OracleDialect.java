package io.dqrun.runner.dialect;

import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.connector.OracleConnector;
import io.dqrun.runner.sql.Capabilities;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.Predicate;
import io.dqrun.runner.sql.SqlTokens.Rule;
import io.dqrun.workflow.ConnectionConfig;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Oracle. Its empty text is NULL.
 *
 * @see <a
 *     href="https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/Functions.html">Functions</a>
 */
public final class OracleDialect extends FoldingDialect {

  /** For {@link java.util.ServiceLoader}. */
  public OracleDialect() {}

  @Override
  public String type() {
    return "Oracle";
  }

  /**
   * Oracle allows 1000 columns. It takes a subquery beside an aggregate for a column that is not
   * grouped.
   */
  @Override
  public Capabilities capabilities() {
    return capable(900, Set.of(Metric.UniqueCount.class));
  }

  @Override
  public List<Set<Rule>> readings() {
    return Readings.of(Rule.QUOTE_OPERATOR);
  }

  @Override
  protected String fromNothing() {
    return " FROM DUAL";
  }

  /** Oracle refuses {@code AS} before the name of a table. */
  @Override
  protected String derivedTable(String select, String name) {
    return "(" + select + ") " + name;
  }

  /** ORA-01795; newer versions than 19 take more. */
  @Override
  protected int maxListValues() {
    return 1000;
  }

  @Override
  protected String truth(boolean value) {
    return value ? "1" : "0";
  }

  @Override
  protected String zonedTimestamp(OffsetDateTime timestamp) {
    return "TIMESTAMP '" + digits(timestamp.toLocalDateTime()) + " " + offset(timestamp) + "'";
  }

  /**
   * By functions: an interval has at most two digits unless told, and a month before the 31st may
   * not exist. Oracle's dates have a time of day, which OpenMetadata cuts off here.
   */
  @Override
  protected String ago(Predicate.NotOlder recent) {
    boolean date = recent.column().dataType().equals("DATE");
    String now = date ? "CURRENT_DATE" : "CURRENT_TIMESTAMP";
    long amount = recent.amount();
    String past =
        switch (recent.unit()) {
          case HOUR, DAY -> now + " - NUMTODSINTERVAL(" + amount + ", '" + recent.unit() + "')";
          case MONTH -> "ADD_MONTHS(" + now + ", " + -amount + ")";
          case YEAR -> "ADD_MONTHS(" + now + ", " + -12 * amount + ")";
        };
    return date ? "TRUNC(" + past + ")" : "CAST(" + past + " AS TIMESTAMP)";
  }

  @Override
  protected String randomPercent() {
    return "DBMS_RANDOM.VALUE(0, 100)";
  }

  @Override
  protected String someRows(String select, String rows) {
    return select + " ORDER BY " + randomPercent() + " FETCH FIRST " + rows + " ROWS ONLY";
  }

  @Override
  protected ComparisonForms comparisonForms() {
    return new ComparisonForms(
            "NLSSORT(%s, 'NLS_SORT=BINARY')",
            "TO_CHAR(%s)", "%s", "SYS_EXTRACT_UTC(%s)", ComparisonForms.Join.FULL)
        .hashedBy("LOWER(RAWTOHEX(STANDARD_HASH(%s, 'MD5')))");
  }

  /** Rows as of the last time that statistics were gathered. */
  @Override
  public Optional<String> tableSizes() {
    return Optional.of(
        """
        SELECT owner, table_name, num_rows FROM all_tables WHERE num_rows IS NOT NULL
        """);
  }

  @Override
  public JdbcTarget target(ConnectionConfig config, String databaseName) {
    return OracleConnector.target(config, databaseName);
  }
}
