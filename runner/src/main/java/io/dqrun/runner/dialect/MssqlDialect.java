package io.dqrun.runner.dialect;

import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.connector.MssqlConnector;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.Predicate;
import io.dqrun.runner.sql.Sample;
import io.dqrun.runner.sql.SqlTokens.Rule;
import io.dqrun.runner.sql.TableRef;
import io.dqrun.workflow.ConnectionConfig;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Microsoft SQL Server.
 *
 * <p>It has no regular expressions. As OpenMetadata does, a pattern is taken for one of {@code
 * LIKE}, unchanged, so that it must fit the whole text.
 *
 * @see <a
 *     href="https://learn.microsoft.com/en-us/sql/t-sql/functions/aggregate-functions-transact-sql">Aggregate
 *     functions</a>
 */
public class MssqlDialect extends WindowMedianDialect {

  private static final AnsiDialect WITHOUT_BLANKS = new WithoutBlanks();
  private static final Set<String> BYTES = Set.of("BYTES", "BINARY", "VARBINARY", "IMAGE");

  /** For {@link java.util.ServiceLoader}. */
  public MssqlDialect() {}

  @Override
  public String type() {
    return "Mssql";
  }

  /** In brackets, which hold whatever {@code QUOTED_IDENTIFIER} says. */
  @Override
  public String quote(String identifier) {
    return '[' + identifier.replace("]", "]]") + ']';
  }

  /** Comments nest. */
  @Override
  public List<Set<Rule>> readings() {
    return Readings.of(Rule.NESTED_COMMENTS, Rule.BRACKET_NAMES);
  }

  /** {@code COUNT} fails beyond 2^31 rows. */
  @Override
  protected String count(String what) {
    return "COUNT_BIG(" + what + ")";
  }

  /** A sum of {@code int} fails beyond 2^31. */
  @Override
  protected String one() {
    return "CAST(1 AS bigint)";
  }

  /** The old large types can neither be compared nor grouped nor counted. */
  @Override
  protected String value(ColumnRef column) {
    String name = quote(column.name());
    return switch (column.dataType()) {
      case "TEXT", "NTEXT" -> "CAST(" + name + " AS nvarchar(max))";
      case "IMAGE" -> "CAST(" + name + " AS varbinary(max))";
      default -> name;
    };
  }

  /** The mean of whole numbers would be cut to a whole number. */
  @Override
  protected String mean(ColumnRef column) {
    return "AVG(" + widened(column, "decimal(38, 6)") + ")";
  }

  /** A sum of {@code int} is an {@code int}, and fails beyond 2^31. */
  @Override
  protected String sum(ColumnRef column) {
    return "SUM(" + widened(column, "decimal(38, 0)") + ")";
  }

  @Override
  protected String standardDeviation(ColumnRef column, TableRef table) {
    return "STDEVP(" + quote(column.name()) + ")";
  }

  @Override
  protected String first(String query) {
    return "SELECT TOP 1 " + query;
  }

  /** {@code LEN} leaves out the blanks at the end, so that something is put behind them. */
  @Override
  protected String length(ColumnRef column) {
    return BYTES.contains(column.dataType())
        ? "DATALENGTH(" + quote(column.name()) + ")"
        : "LEN(CAST(" + quote(column.name()) + " AS nvarchar(max)) + N'.') - 1";
  }

  /** Lengths without the blanks at the end. */
  @Override
  protected String asUpstream(Metric metric, TableRef rows, TableRef table) {
    return LENGTHS.contains(metric.getClass())
        ? WITHOUT_BLANKS.metric(metric, rows, table)
        : super.asUpstream(metric, rows, table);
  }

  @Override
  protected Set<Class<? extends Metric>> upstreamDiffers() {
    return Stream.concat(super.upstreamDiffers().stream(), LENGTHS.stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static final class WithoutBlanks extends MssqlDialect {
    @Override
    protected String length(ColumnRef column) {
      return "LEN(" + value(column) + ")";
    }
  }

  @Override
  protected String matches(ColumnRef column, String pattern) {
    return quote(column.name()) + " LIKE " + text(pattern);
  }

  @Override
  public Optional<String> caveat(Metric metric) {
    boolean pattern =
        metric instanceof Metric.Count count
            && (count.condition() instanceof Predicate.Matches
                || (count.condition() instanceof Predicate.Not not
                    && not.condition() instanceof Predicate.Matches));
    return pattern
        ? Optional.of(
            "SQL Server was asked by LIKE, as OpenMetadata does, in which a regular expression has"
                + " another meaning")
        : Optional.empty();
  }

  /**
   * Without the N, what the code page of the database lacks would become a question mark. A
   * backslash before the end of a line would swallow both, so that the text is cut between them.
   */
  @Override
  protected String text(String text) {
    String prefix = text.chars().allMatch(c -> c < 128) ? "" : "N";
    return prefix + super.text(text).replaceAll("\\\\(\\r?\\n)", "\\\\' + " + prefix + "'$1");
  }

  @Override
  protected String truth(boolean value) {
    return value ? "1" : "0";
  }

  /** This type is read alike in every language that a session may be set to. */
  @Override
  protected String timestamp(LocalDateTime timestamp) {
    return "CAST('" + digits(timestamp) + "' AS datetime2(6))";
  }

  @Override
  protected String zonedTimestamp(OffsetDateTime timestamp) {
    return "CAST('"
        + digits(timestamp.toLocalDateTime())
        + " "
        + offset(timestamp)
        + "' AS datetimeoffset(6))";
  }

  @Override
  protected String ago(Predicate.NotOlder recent) {
    return DateAdd.ago(recent);
  }

  @Override
  protected String randomPercent() {
    return "ABS(CAST(CHECKSUM(NEWID()) AS bigint)) % 1000000 / 10000.0";
  }

  /** Only if the method was chosen: views cannot do it, and small tables have but one page. */
  @Override
  protected Optional<String> sampleClause(Sample sample) {
    String unit = sample.unit() == Sample.Unit.ROWS ? " ROWS)" : " PERCENT)";
    return sample.method().map(method -> "TABLESAMPLE (" + sample.sizeText() + unit);
  }

  @Override
  protected String someRows(String select, String rows) {
    return "SELECT TOP " + rows + select.substring("SELECT".length()) + " ORDER BY NEWID()";
  }

  /** This decimal has no places: numbers are rounded before they are added up. */
  @Override
  protected Map<Class<? extends Metric>, String> upstreamForms() {
    return Map.of(
        Metric.Sum.class,
        "SUM(CAST(%s AS decimal))",
        Metric.Mean.class,
        "AVG(CAST(%s AS decimal))");
  }

  /** A text that ends with a blank would be equal to the one without it. */
  @Override
  protected ComparisonForms comparisonForms() {
    return new ComparisonForms(
        "(%s + NCHAR(1)) COLLATE Latin1_General_100_BIN2",
        "CAST(%s AS nvarchar(max))",
        "%s",
        "CAST(%s AT TIME ZONE 'UTC' AS datetime2)",
        ComparisonForms.Join.FULL);
  }

  /** Rows. */
  @Override
  public Optional<String> tableSizes() {
    return Optional.of(
        """
        SELECT s.name, t.name, SUM(p.rows)
        FROM sys.tables t
        JOIN sys.schemas s ON s.schema_id = t.schema_id
        JOIN sys.partitions p ON p.object_id = t.object_id
        WHERE p.index_id IN (0, 1)
        GROUP BY s.name, t.name
        """);
  }

  @Override
  public JdbcTarget target(ConnectionConfig config, String databaseName) {
    return MssqlConnector.target(config, databaseName);
  }
}
