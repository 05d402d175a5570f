package io.dqrun.runner.dialect;

import io.dqrun.entity.Table;
import io.dqrun.entity.TablePartition;
import io.dqrun.entity.TablePartitioning;
import io.dqrun.runner.connector.BigQueryConnector;
import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Literal;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.Predicate;
import io.dqrun.runner.sql.Sample;
import io.dqrun.runner.sql.SqlTokens.Rule;
import io.dqrun.runner.sql.TableRef;
import io.dqrun.workflow.ConnectionConfig;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Google BigQuery. A database is a project, a schema a dataset.
 *
 * @see <a href="https://cloud.google.com/bigquery/docs/reference/standard-sql/lexical">Lexical
 *     structure</a>
 */
public final class BigQueryDialect extends WindowMedianDialect {

  /** For {@link java.util.ServiceLoader}. */
  public BigQueryDialect() {}

  @Override
  public String type() {
    return "BigQuery";
  }

  /** In backticks, inside which the escapes of texts hold. */
  @Override
  public String quote(String identifier) {
    return '`' + escaped(identifier) + '`';
  }

  @Override
  public String qualifiedName(TableRef table) {
    return withDatabase(table);
  }

  /** Under a name that no column has: a table's own hides a column that is called like it. */
  @Override
  protected String source(TableRef table) {
    return qualifiedName(table) + (table.schema().isPresent() ? " AS dq_table" : "");
  }

  @Override
  public List<Set<Rule>> readings() {
    return Readings.of(
        Rule.BACKSLASH_ESCAPES, Rule.TRIPLE_QUOTES, Rule.HASH_COMMENTS, Rule.BACKTICK_NAMES);
  }

  /** A sum of {@code INT64} fails beyond 2^63. */
  @Override
  protected String sum(ColumnRef column) {
    return "SUM(" + widened(column, "BIGNUMERIC") + ")";
  }

  /** This decimal has nine places: numbers are rounded before they are added up. */
  @Override
  protected Map<Class<? extends Metric>, String> upstreamForms() {
    return Map.of(Metric.Sum.class, "SUM(CAST(%s AS NUMERIC))");
  }

  @Override
  protected String percentile(ColumnRef column, TableRef table) {
    return "PERCENTILE_CONT(" + quote(column.name()) + ", 0.5)";
  }

  @Override
  protected String matches(ColumnRef column, String pattern) {
    return "REGEXP_CONTAINS(" + quote(column.name()) + ", " + text(pattern) + ")";
  }

  /** A mark is not escaped by a second one, but like all else. */
  @Override
  protected String text(String text) {
    return '\'' + escaped(text) + '\'';
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("'", "\\'")
        .replace("`", "\\`")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  /** Types do not mix: {@code TIMESTAMP} is a point in time here, {@code DATETIME} has no zone. */
  @Override
  protected String comparison(ColumnRef column, String operator, Literal bound) {
    return bound instanceof Literal.Timestamp timestamp && isPoint(column)
        ? super.comparison(
            column,
            operator,
            new Literal.ZonedTimestamp(timestamp.value().atOffset(ZoneOffset.UTC)))
        : super.comparison(column, operator, bound);
  }

  private static boolean isPoint(ColumnRef column) {
    return column.dataType().startsWith("TIMESTAMP");
  }

  @Override
  protected String timestamp(LocalDateTime timestamp) {
    return "DATETIME '" + digits(timestamp) + "'";
  }

  @Override
  protected String zonedTimestamp(OffsetDateTime timestamp) {
    return "TIMESTAMP '" + digits(timestamp.toLocalDateTime()) + offset(timestamp) + "'";
  }

  /** From a point in time, only fixed spans can be taken; months and years need a calendar. */
  @Override
  protected String ago(Predicate.NotOlder recent) {
    String past = ", INTERVAL " + recent.amount() + " " + recent.unit() + ")";
    String calendar = "DATETIME_SUB(CURRENT_DATETIME()" + past;
    if (recent.column().dataType().equals("DATE")) {
      return "CAST(CURRENT_DATE - INTERVAL " + recent.amount() + " " + recent.unit() + " AS DATE)";
    }
    if (!isPoint(recent.column())) {
      return calendar;
    }
    return switch (recent.unit()) {
      case HOUR, DAY -> "TIMESTAMP_SUB(CURRENT_TIMESTAMP()" + past;
      case MONTH, YEAR -> "TIMESTAMP(" + calendar + ")";
    };
  }

  /** Only if the method was chosen: views cannot do it. */
  @Override
  protected Optional<String> sampleClause(Sample sample) {
    return sample.unit() == Sample.Unit.PERCENT
        ? sample.method().map(method -> "TABLESAMPLE SYSTEM (" + sample.sizeText() + " PERCENT)")
        : Optional.empty();
  }

  @Override
  protected String userQuery(String sql, List<String> columnNames) {
    return userQueryAfterNames(sql, columnNames);
  }

  /** The last day, or hour, of a table that is divided by time; the first numbers of another. */
  @Override
  public Optional<TablePartitioning> defaultPartitioning(Table table) {
    return table.tablePartition().flatMap(TablePartition::first).flatMap(BigQueryDialect::latest);
  }

  private static Optional<TablePartitioning> latest(TablePartition.ByColumn partition) {
    String column = partition.columnName();
    return switch (partition.intervalType().orElse("")) {
      case "TIME-UNIT", "INGESTION-TIME" -> {
        boolean hourly = partition.interval().filter("HOUR"::equalsIgnoreCase).isPresent();
        yield Optional.of(TablePartitioning.ofAge(column, 1, hourly ? "HOUR" : "DAY"));
      }
      case "INTEGER-RANGE" -> Optional.of(TablePartitioning.ofRange(column, 1, 10_000));
      default -> Optional.empty();
    };
  }

  /** A decimal without places may have 29 digits at most, but is written without a point anyway. */
  @Override
  protected ComparisonForms comparisonForms() {
    return new ComparisonForms(
            "CAST(%s AS BYTES)",
            "CAST(%s AS STRING)",
            "CAST(%s AS INT64)",
            "DATETIME(%s, 'UTC')",
            ComparisonForms.Join.FULL)
        .hashedBy("TO_HEX(MD5(%s))")
        .cutBy("FLOOR(%s)");
  }

  @Override
  public boolean joinsDatabases() {
    return true;
  }

  @Override
  public JdbcTarget target(ConnectionConfig config, String databaseName) {
    return BigQueryConnector.target(config, databaseName);
  }
}
