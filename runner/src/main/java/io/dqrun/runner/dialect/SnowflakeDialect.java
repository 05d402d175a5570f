package io.dqrun.runner.dialect;

import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.connector.SnowflakeConnector;
import io.dqrun.runner.sql.Capabilities;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.Predicate;
import io.dqrun.runner.sql.Sample;
import io.dqrun.runner.sql.SqlTokens.Rule;
import io.dqrun.runner.sql.TableRef;
import io.dqrun.workflow.ConnectionConfig;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Snowflake. A regular expression must fit the whole text.
 *
 * @see <a href="https://docs.snowflake.com/en/sql-reference/functions-aggregation">Aggregate
 *     functions</a>
 */
public final class SnowflakeDialect extends JoinedDialect {

  /** So many rows at most; of more, there is no sample by this clause. */
  private static final BigDecimal MAX_SAMPLE = BigDecimal.valueOf(1_000_000);

  /** For {@link java.util.ServiceLoader}. */
  public SnowflakeDialect() {}

  @Override
  public String type() {
    return "Snowflake";
  }

  /** With the database: a session may have none. */
  @Override
  public String qualifiedName(TableRef table) {
    return withDatabase(table);
  }

  /** Snowflake names no limit but that of the statement's text, 1 MB. A median sorts. */
  @Override
  public Capabilities capabilities() {
    return capable(1000, Set.of(Metric.Median.class, Metric.UniqueCount.class));
  }

  /** Two slashes begin a comment, too; the driver runs but one statement, whatever they hide. */
  @Override
  public List<Set<Rule>> readings() {
    return Readings.of(
        Rule.BACKSLASH_ESCAPES, Rule.PLAIN_DOUBLE_QUOTES, Rule.DOLLAR_QUOTES, Rule.SLASH_COMMENTS);
  }

  @Override
  protected String length(ColumnRef column) {
    return "LEN(" + quote(column.name()) + ")";
  }

  @Override
  protected String matches(ColumnRef column, String pattern) {
    return quote(column.name()) + " REGEXP " + text(pattern);
  }

  @Override
  protected String text(String text) {
    return super.text(text.replace("\\", "\\\\"));
  }

  /** With its format: a session may be set to read others. */
  @Override
  protected String timestamp(LocalDateTime timestamp) {
    return "TO_TIMESTAMP_NTZ('" + digits(timestamp) + "', 'YYYY-MM-DD HH24:MI:SS.FF6')";
  }

  @Override
  protected String zonedTimestamp(OffsetDateTime timestamp) {
    return "TO_TIMESTAMP_TZ('"
        + digits(timestamp.toLocalDateTime())
        + " "
        + offset(timestamp)
        + "', 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')";
  }

  @Override
  protected String ago(Predicate.NotOlder recent) {
    return DateAdd.ago(recent);
  }

  @Override
  protected String randomPercent() {
    return "UNIFORM(0::float, 100::float, RANDOM())";
  }

  @Override
  protected Optional<String> sampleClause(Sample sample) {
    if (sample.unit() == Sample.Unit.ROWS) {
      return sample.size().compareTo(MAX_SAMPLE) > 0
          ? Optional.empty()
          : Optional.of("TABLESAMPLE (" + sample.sizeText() + " ROWS)");
    }
    Sample.Method method = sample.method().orElse(Sample.Method.BERNOULLI);
    return Optional.of("TABLESAMPLE " + method + " (" + sample.sizeText() + ")");
  }

  @Override
  protected ComparisonForms comparisonForms() {
    return new ComparisonForms(
            "COLLATE(%s, '')",
            "CAST(%s AS VARCHAR)",
            "CAST(%s AS INTEGER)",
            "CAST(CONVERT_TIMEZONE('UTC', %s) AS TIMESTAMP_NTZ)",
            ComparisonForms.Join.FULL)
        .hashedBy("MD5(%s)");
  }

  @Override
  public boolean joinsDatabases() {
    return true;
  }

  /** Error 001795; newer accounts take more. */
  @Override
  protected int maxListValues() {
    return 16_384;
  }

  /** Rows. */
  @Override
  public Optional<String> tableSizes() {
    return Optional.of(
        """
        SELECT table_schema, table_name, row_count FROM information_schema.tables
        WHERE row_count IS NOT NULL
        """);
  }

  @Override
  public JdbcTarget target(ConnectionConfig config, String databaseName) {
    return SnowflakeConnector.target(config, databaseName);
  }
}
