package io.dqrun.runner.dialect;

import io.dqrun.runner.connector.ClickhouseConnector;
import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.sql.Capabilities;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.Predicate;
import io.dqrun.runner.sql.SqlTokens.Rule;
import io.dqrun.runner.sql.TableRef;
import io.dqrun.workflow.ConnectionConfig;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * ClickHouse. What OpenMetadata calls its database is a label, its schemas are databases.
 *
 * @see <a href="https://clickhouse.com/docs/en/sql-reference/aggregate-functions">Aggregate
 *     functions</a>
 */
public class ClickhouseDialect extends JoinedDialect {

  private static final Set<String> NOT_TEXTS = Set.of("ENUM", "UUID");

  private static final AnsiDialect IN_BYTES = new InBytes();

  /** For {@link java.util.ServiceLoader}. */
  public ClickhouseDialect() {}

  @Override
  public String type() {
    return "Clickhouse";
  }

  /** A backslash escapes in names, too. */
  @Override
  public String quote(String identifier) {
    return '`' + identifier.replace("\\", "\\\\").replace("`", "\\`") + '`';
  }

  @Override
  public Capabilities capabilities() {
    return limited(
        new Capabilities(
            200,
            Set.of(Metric.UniqueCount.class),
            Set.of(
                Metric.Sum.class,
                Metric.MinLength.class,
                Metric.MaxLength.class,
                Metric.Count.class)));
  }

  /** {@code max_query_size} is 262,144 unless somebody sets it. */
  @Override
  protected int maxStatementBytes() {
    return 250_000;
  }

  /** Without the suffix, the least of no values would be 0 or the first of January 1970. */
  @Override
  protected String min(String value) {
    return "minOrNull(" + value + ")";
  }

  @Override
  protected String max(String value) {
    return "maxOrNull(" + value + ")";
  }

  @Override
  protected String mean(ColumnRef column) {
    return number(super.mean(column));
  }

  @Override
  protected String standardDeviation(ColumnRef column, TableRef table) {
    return number(super.standardDeviation(column, table));
  }

  /**
   * From a sample of 8192 values, as OpenMetadata takes it; exact if there are no more. Decimals,
   * whose median is one, cannot be asked whether they are numbers.
   */
  @Override
  protected String median(ColumnRef column, TableRef table) {
    String median = "quantileOrNull(0.5)(" + quote(column.name()) + ")";
    return "if(isNaN(toFloat64(" + median + ")), NULL, " + median + ")";
  }

  /** What is not a number, like the mean of no values, is a missing answer. */
  private static String number(String value) {
    return "if(isNaN(" + value + "), NULL, " + value + ")";
  }

  /** Sums of whole numbers are 64 bits wide and silently wrap beyond. */
  @Override
  protected String sum(ColumnRef column) {
    return isInteger(column)
        ? "SUM(toDecimal128(" + quote(column.name()) + ", 0))"
        : super.sum(column);
  }

  /** In characters; {@code length} counts bytes. */
  @Override
  protected String length(ColumnRef column) {
    String name = quote(column.name());
    return "lengthUTF8("
        + (NOT_TEXTS.contains(column.dataType()) ? "toString(" + name + ")" : name)
        + ")";
  }

  @Override
  protected String matches(ColumnRef column, String pattern) {
    return "match(" + quote(column.name()) + ", " + text(pattern) + ")";
  }

  @Override
  protected String ago(Predicate.NotOlder recent) {
    String interval = " - INTERVAL " + recent.amount() + " " + recent.unit();
    return recent.column().dataType().equals("DATE")
        ? "toDate(toDateTime(today())" + interval + ")"
        : "(NOW()" + interval + ")";
  }

  @Override
  protected String text(String text) {
    return BackslashText.quoted(text);
  }

  @Override
  protected String timestamp(LocalDateTime timestamp) {
    return "toDateTime64('" + digits(timestamp) + "', 6)";
  }

  @Override
  protected String zonedTimestamp(OffsetDateTime timestamp) {
    LocalDateTime utc = inUtc(timestamp);
    return "toDateTime64('" + digits(utc) + "', 6, 'UTC')";
  }

  /** {@code #} starts a comment only before a blank or an exclamation mark. */
  @Override
  public List<Set<Rule>> readings() {
    return Readings.choices(
        EnumSet.of(Rule.BACKSLASH_ESCAPES, Rule.BACKTICK_NAMES),
        Rule.HASH_COMMENTS,
        Rule.NESTED_COMMENTS,
        Rule.DOLLAR_QUOTES);
  }

  @Override
  protected String randomPercent() {
    return "rand() / 4294967296 * 100";
  }

  @Override
  protected String userQuery(String sql, List<String> columnNames) {
    return userQueryAfterNames(sql, columnNames);
  }

  /** A full join would fill in zeros and empty texts for what is missing. */
  @Override
  protected ComparisonForms comparisonForms() {
    return new ComparisonForms(
        "%s", "toString(%s)", "toInt8(%s)", "%s", ComparisonForms.Join.GROUPS);
  }

  /** Sums of whole numbers only, and lengths in bytes. */
  @Override
  protected String asUpstream(Metric metric, TableRef rows, TableRef table) {
    return metric instanceof Metric.Sum sum
        ? "SUM(accurateCastOrNull(" + quote(sum.column().name()) + ", 'BIGINT'))"
        : IN_BYTES.metric(metric, rows, table);
  }

  private static final class InBytes extends ClickhouseDialect {
    @Override
    protected String length(ColumnRef column) {
      return super.length(column).replaceFirst("lengthUTF8", "length");
    }
  }

  /** Rows. */
  @Override
  public Optional<String> tableSizes() {
    return Optional.of(
        """
        SELECT database, name, total_rows FROM system.tables WHERE total_rows IS NOT NULL
        """);
  }

  @Override
  public JdbcTarget target(ConnectionConfig config, String databaseName) {
    return ClickhouseConnector.target(config, databaseName);
  }
}
