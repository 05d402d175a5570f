package io.dqrun.runner.dialect;

import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.connector.TeradataConnector;
import io.dqrun.runner.sql.Capabilities;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Literal;
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
 * Teradata. It has no truth values, and takes no heed of the case of names, not even in quotes.
 *
 * @see <a
 *     href="https://docs.teradata.com/r/Enterprise_IntelliFlex_VMware/SQL-Functions-Expressions-and-Predicates">Functions</a>
 */
public final class TeradataDialect extends JoinedDialect {

  /** For {@link java.util.ServiceLoader}. */
  public TeradataDialect() {}

  @Override
  public String type() {
    return "Teradata";
  }

  /** Teradata allows 2048 columns. It takes a subquery for a column that is not grouped. */
  @Override
  public Capabilities capabilities() {
    return capable(1000, Set.of(Metric.Median.class, Metric.UniqueCount.class));
  }

  @Override
  public List<Set<Rule>> readings() {
    return Readings.of();
  }

  /** {@code COUNT} is an {@code INTEGER} in a Teradata session, and fails beyond 2^31 rows. */
  @Override
  protected String count(String what) {
    return "CAST(COUNT(" + what + ") AS BIGINT)";
  }

  /** A sum of {@code INTEGER} fails beyond 2^31. */
  @Override
  protected String one() {
    return "CAST(1 AS BIGINT)";
  }

  /**
   * A sum of {@code INTEGER} is an {@code INTEGER} and one of decimals may have no more digits than
   * they have. {@code NUMBER} has 38 and keeps every one.
   */
  @Override
  protected String sum(ColumnRef column) {
    return isExact(column)
        ? "SUM(CAST(" + quote(column.name()) + " AS NUMBER))"
        : super.sum(column);
  }

  @Override
  protected String mean(ColumnRef column) {
    return isExact(column)
        ? "AVG(CAST(" + quote(column.name()) + " AS NUMBER))"
        : super.mean(column);
  }

  private static boolean isExact(ColumnRef column) {
    return isInteger(column) || Set.of("DECIMAL", "NUMERIC", "NUMBER").contains(column.dataType());
  }

  @Override
  protected String length(ColumnRef column) {
    return "CHARACTER_LENGTH(" + quote(column.name()) + ")";
  }

  /** Not by {@code REGEXP_SIMILAR}, which wants the whole text to fit. */
  @Override
  protected String matches(ColumnRef column, String pattern) {
    return "REGEXP_INSTR(" + quote(column.name()) + ", " + text(pattern) + ") > 0";
  }

  @Override
  protected String truth(boolean value) {
    return value ? "1" : "0";
  }

  @Override
  protected String zonedTimestamp(OffsetDateTime timestamp) {
    return "TIMESTAMP '" + digits(timestamp.toLocalDateTime()) + offset(timestamp) + "'";
  }

  /** A date is compared as its midnight; left alone, the moment might be cut to its date. */
  @Override
  protected String comparison(ColumnRef column, String operator, Literal bound) {
    return bound instanceof Literal.Timestamp && column.dataType().equals("DATE")
        ? "CAST(" + quote(column.name()) + " AS TIMESTAMP(6)) " + operator + " " + literal(bound)
        : super.comparison(column, operator, bound);
  }

  /**
   * Months by a function: the one before the 31st may not exist. An interval has at most four
   * digits, so that hours are taken as days and hours.
   */
  @Override
  protected String ago(Predicate.NotOlder recent) {
    boolean date = recent.column().dataType().equals("DATE");
    long amount = recent.amount();
    if (date && recent.unit() == Predicate.NotOlder.Unit.DAY) {
      return "CURRENT_DATE - " + amount;
    }
    String past =
        switch (recent.unit()) {
          case HOUR ->
              "CURRENT_TIMESTAMP(6) - INTERVAL '"
                  + amount / 24
                  + " "
                  + amount % 24
                  + "' DAY(4) TO HOUR";
          case DAY -> "CURRENT_TIMESTAMP(6) - INTERVAL '" + amount + "' DAY(4)";
          case MONTH -> "ADD_MONTHS(CURRENT_TIMESTAMP(6), " + -amount + ")";
          case YEAR -> "ADD_MONTHS(CURRENT_TIMESTAMP(6), " + -12 * amount + ")";
        };
    return "CAST(" + past + (date ? " AS DATE)" : " AS TIMESTAMP(6))");
  }

  @Override
  protected String randomPercent() {
    return "CAST(RANDOM(0, 999999) AS FLOAT) / 10000";
  }

  /** There is no order inside a query. */
  @Override
  protected String someRows(String select, String rows) {
    return select + " SAMPLE " + rows;
  }

  @Override
  protected Map<Class<? extends Metric>, String> upstreamForms() {
    return Map.of(Metric.Sum.class, "SUM(CAST(%s AS BIGINT))");
  }

  /** A text that ends with a blank would be equal to the one without it, and A to a. */
  @Override
  protected ComparisonForms comparisonForms() {
    return new ComparisonForms(
        "(%s || CHR(1)) (CASESPECIFIC)",
        "CAST(%s AS VARCHAR(32000))",
        "%s",
        "CAST(%s AT TIME ZONE 'GMT' AS TIMESTAMP(6))",
        ComparisonForms.Join.FULL);
  }

  /** Bytes on all of its disks. */
  @Override
  public Optional<String> tableSizes() {
    return Optional.of(
        """
        SELECT TRIM(DatabaseName), TRIM(TableName), SUM(CurrentPerm) FROM DBC.TableSizeVX
        GROUP BY DatabaseName, TableName
        """);
  }

  @Override
  public JdbcTarget target(ConnectionConfig config, String databaseName) {
    return TeradataConnector.target(config, databaseName);
  }
}
