package io.dqrun.runner.dialect;

import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.connector.MysqlConnector;
import io.dqrun.runner.sql.Capabilities;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.Predicate;
import io.dqrun.runner.sql.SqlTokens.Rule;
import io.dqrun.runner.sql.TableRef;
import io.dqrun.workflow.ConnectionConfig;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * MySQL 8 and newer. Texts compare as their collation says. OpenMetadata counts lengths in bytes
 * there, takes sums of whole numbers without signs, and medians of all rows.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/functions.html">Functions and operators</a>
 */
public class MysqlDialect extends JoinedDialect {

  private static final AnsiDialect IN_BYTES = new InBytes();

  /** For {@link java.util.ServiceLoader}. */
  public MysqlDialect() {}

  @Override
  public String type() {
    return "Mysql";
  }

  @Override
  public String quote(String identifier) {
    return inBackticks(identifier);
  }

  /** MySQL allows 4096 columns in an answer. A median sorts the table once more. */
  @Override
  public Capabilities capabilities() {
    return limited(
        new Capabilities(
            2000,
            Set.of(Metric.Median.class, Metric.UniqueCount.class),
            Set.of(
                Metric.Sum.class,
                Metric.Median.class,
                Metric.MinLength.class,
                Metric.MaxLength.class,
                Metric.Count.class),
            Set.of(Metric.Median.class)));
  }

  /** {@code max_allowed_packet} is 4 MiB or more, by version, unless somebody sets it. */
  @Override
  protected int maxStatementBytes() {
    return 4_000_000;
  }

  @Override
  protected boolean isSubquery(Metric metric) {
    return metric instanceof Metric.Median || super.isSubquery(metric);
  }

  /** Of two values in the middle the lower one. */
  @Override
  protected String median(ColumnRef column, TableRef table) {
    return middle(column, table, " WHERE " + quote(column.name()) + " IS NOT NULL");
  }

  private String middle(ColumnRef column, TableRef table, String condition) {
    String name = quote(column.name());
    return "(SELECT middle FROM (SELECT "
        + name
        + " AS middle, ROW_NUMBER() OVER (ORDER BY "
        + name
        + ") AS place, COUNT(*) OVER () AS total FROM "
        + qualifiedName(table)
        + condition
        + ") AS ranked WHERE place = ROUND(0.5 * total))";
  }

  /** In characters. */
  @Override
  protected String length(ColumnRef column) {
    return "CHAR_LENGTH(" + quote(column.name()) + ")";
  }

  /**
   * Sums of what is left without sign and fraction; the middle one of all rows of the table, those
   * without a value coming first; lengths in bytes.
   */
  @Override
  protected String asUpstream(Metric metric, TableRef rows, TableRef table) {
    if (metric instanceof Metric.Sum sum) {
      return "SUM(CAST(" + quote(sum.column().name()) + " AS UNSIGNED INTEGER))";
    }
    if (metric instanceof Metric.Median median) {
      return middle(median.column(), table, "");
    }
    return IN_BYTES.metric(metric, rows, table);
  }

  /** Measures texts in bytes. */
  private static final class InBytes extends MysqlDialect {
    @Override
    protected String length(ColumnRef column) {
      return "LENGTH(" + quote(column.name()) + ")";
    }
  }

  /** By the bytes of one encoding, as no collation is exact. There is no full join. */
  @Override
  protected ComparisonForms comparisonForms() {
    return new ComparisonForms(
            "CAST(CONVERT(%s USING utf8mb4) AS BINARY)",
            "CAST(%s AS CHAR)", "%s", "%s", ComparisonForms.Join.GROUPS)
        .hashedBy("MD5(CONVERT(%s USING utf8mb4))");
  }

  @Override
  protected String matches(ColumnRef column, String pattern) {
    return quote(column.name()) + " REGEXP " + text(pattern);
  }

  @Override
  protected String ago(Predicate.NotOlder recent) {
    return super.ago(recent).replace(" AS TIMESTAMP)", " AS DATETIME)");
  }

  /** A backslash escapes, unless the server is told otherwise; sessions are told otherwise. */
  @Override
  protected String text(String text) {
    return super.text(text).replace("\\", "\\\\");
  }

  /** MySQL has no such type: a {@code TIMESTAMP} is shown in the zone of the session. */
  @Override
  protected String zonedTimestamp(OffsetDateTime timestamp) {
    return "CONVERT_TZ('" + digits(inUtc(timestamp)) + "', '+00:00', @@session.time_zone)";
  }

  /** With and without {@code NO_BACKSLASH_ESCAPES}, which a server may have. */
  @Override
  public List<Set<Rule>> readings() {
    Set<Rule> plain =
        EnumSet.of(
            Rule.HASH_COMMENTS,
            Rule.DASH_NEEDS_BLANK,
            Rule.BACKTICK_NAMES,
            Rule.EXECUTABLE_COMMENTS);
    Set<Rule> escaping = EnumSet.copyOf(plain);
    escaping.add(Rule.BACKSLASH_ESCAPES);
    Set<Rule> ansiQuotes = EnumSet.copyOf(escaping);
    ansiQuotes.add(Rule.PLAIN_DOUBLE_QUOTES);
    return List.of(escaping, ansiQuotes, plain);
  }

  /** Bytes without indexes. */
  @Override
  public Optional<String> tableSizes() {
    return Optional.of(
        """
        SELECT table_schema, table_name, data_length FROM information_schema.tables
        WHERE data_length IS NOT NULL
          AND table_schema NOT IN ('information_schema', 'mysql', 'performance_schema', 'sys')
          AND (DATABASE() IS NULL OR table_schema = DATABASE())
        """);
  }

  @Override
  public JdbcTarget target(ConnectionConfig config, String databaseName) {
    return MysqlConnector.target(config, databaseName);
  }
}
