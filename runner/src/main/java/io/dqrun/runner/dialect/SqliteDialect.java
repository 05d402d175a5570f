package io.dqrun.runner.dialect;

import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.connector.SqliteConnector;
import io.dqrun.runner.sql.Capabilities;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Literal;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.Predicate;
import io.dqrun.runner.sql.SqlTokens.Rule;
import io.dqrun.runner.sql.TableRef;
import io.dqrun.workflow.ConnectionConfig;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * SQLite. It knows no decimals: sums and means of them are taken in double precision.
 *
 * @see <a href="https://www.sqlite.org/lang_aggfunc.html">Built-in aggregate functions</a>
 */
public final class SqliteDialect extends AnsiDialect {

  /** As many characters of a timestamp as {@code strftime} writes. */
  private static final int MILLISECONDS = "2024-03-01 08:00:00.000".length();

  /** For {@link java.util.ServiceLoader}. */
  public SqliteDialect() {}

  @Override
  public String type() {
    return "SQLite";
  }

  /**
   * In backticks: SQLite takes a name in double quotes that it does not know for a text, so that a
   * dropped column would go unnoticed.
   */
  @Override
  public String quote(String identifier) {
    return inBackticks(identifier);
  }

  /** The file is the database; what OpenMetadata calls its schema has no name in SQL. */
  @Override
  public String qualifiedName(TableRef table) {
    return quote(table.name());
  }

  /** SQLite allows 2000 columns in an answer. A median sorts the table once more. */
  @Override
  public Capabilities capabilities() {
    return limited(
        new Capabilities(
            1900,
            Set.of(Metric.Median.class),
            Set.of(Metric.StdDev.class, Metric.Sum.class, Metric.MatchingRows.class),
            Set.of(Metric.Median.class)));
  }

  /** SQLite takes a million bytes unless it was built otherwise, which its driver is not. */
  @Override
  protected int maxStatementBytes() {
    return 1_000_000;
  }

  @Override
  protected boolean isSubquery(Metric metric) {
    return metric instanceof Metric.Median || super.isSubquery(metric);
  }

  /** Of two values in the middle the lower one, as OpenMetadata takes it on SQLite. */
  @Override
  protected String median(ColumnRef column, TableRef table) {
    String name = quote(column.name());
    String from = " FROM " + qualifiedName(table);
    String middle = "(SELECT (COUNT(" + name + ") - 1) / 2" + from + ")";
    String values = "SELECT " + name + from + " WHERE " + name + " IS NOT NULL";
    return "(" + values + " ORDER BY " + name + " LIMIT 1 OFFSET " + middle + ")";
  }

  /** Rounding may leave a little less than nothing, which has no root. */
  @Override
  protected String standardDeviation(ColumnRef column, TableRef table) {
    return "SQRT(MAX(0, " + variance(column) + "))";
  }

  private String variance(ColumnRef column) {
    String name = quote(column.name());
    String mean = "AVG(" + name + ")";
    return "AVG(" + name + " * " + name + ") - " + mean + " * " + mean;
  }

  /** The variance for its root, sums of numbers without their fractions, medians of all rows. */
  @Override
  protected String asUpstream(Metric metric, TableRef rows, TableRef table) {
    if (metric instanceof Metric.StdDev deviation) {
      return variance(deviation.column());
    }
    if (metric instanceof Metric.Sum sum) {
      return "SUM(CAST(" + quote(sum.column().name()) + " AS BIGINT))";
    }
    if (metric instanceof Metric.MatchingRows recent) {
      return count("CASE WHEN " + predicate(recent.condition()) + " THEN 1 END");
    }
    return super.asUpstream(metric, rows, table);
  }

  /** To the millisecond where the column knows the time. */
  @Override
  protected String matching(Predicate condition) {
    return condition instanceof Predicate.NotOlder recent
            && !recent.column().dataType().equals("DATE")
        ? "strftime('%%Y-%%m-%%d %%H:%%M:%%f', %s) >= strftime('%%Y-%%m-%%d %%H:%%M:%%f', 'now', '%+d %s')"
            .formatted(quote(recent.column().name()), -recent.amount(), recent.unit())
        : super.matching(condition);
  }

  @Override
  protected String asOnce() {
    return "AS MATERIALIZED";
  }

  /** {@code RANDOM()} is any whole number of 64 bits; 20 of them are taken. */
  @Override
  protected String randomPercent() {
    return "(RANDOM() & 1048575) * 100.0 / 1048576";
  }

  /** By a function that a connection must bring along: SQLite has none. */
  @Override
  protected String matches(ColumnRef column, String pattern) {
    return quote(column.name()) + " REGEXP " + text(pattern);
  }

  /** To the day, as OpenMetadata reckons on SQLite, even where the column knows the time. */
  @Override
  protected String ago(Predicate.NotOlder recent) {
    String now = recent.column().dataType().equals("DATE") ? "CURRENT_DATE" : "CURRENT_TIMESTAMP";
    String past = "%+d %s".formatted(-recent.amount(), recent.unit());
    return "DATE(" + now + ", '" + past + "')";
  }

  /** Dates are texts here, with or without a time of day; both are brought to one form. */
  @Override
  protected String comparison(ColumnRef column, String operator, Literal bound) {
    if (bound instanceof Literal.Timestamp timestamp) {
      return moment(column, operator, digits(timestamp.value()));
    }
    if (bound instanceof Literal.ZonedTimestamp timestamp) {
      return moment(column, operator, digits(inUtc(timestamp.value())));
    }
    return super.comparison(column, operator, bound);
  }

  private String moment(ColumnRef column, String operator, String bound) {
    return "strftime('%Y-%m-%d %H:%M:%f', "
        + quote(column.name())
        + ") "
        + operator
        + " '"
        + bound.substring(0, MILLISECONDS)
        + "'";
  }

  /**
   * Truth values are numbers here, and times texts. A full join exists, but compares every row with
   * every other.
   */
  @Override
  protected ComparisonForms comparisonForms() {
    return new ComparisonForms(
        "%s COLLATE BINARY", "CAST(%s AS TEXT)", "%s", "%s", ComparisonForms.Join.GROUPS);
  }

  @Override
  public List<Set<Rule>> readings() {
    return List.of(EnumSet.of(Rule.BACKTICK_NAMES, Rule.BRACKET_NAMES));
  }

  @Override
  public JdbcTarget target(ConnectionConfig config, String databaseName) {
    return SqliteConnector.target(config, databaseName);
  }
}
