package io.dqrun.runner.dialect;

import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.connector.PostgresConnector;
import io.dqrun.runner.sql.Capabilities;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.Sample;
import io.dqrun.runner.sql.SelectQuery;
import io.dqrun.runner.sql.SqlTokens.Rule;
import io.dqrun.runner.sql.TableRef;
import io.dqrun.workflow.ConnectionConfig;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * PostgreSQL.
 *
 * @see <a href="https://www.postgresql.org/docs/current/functions-aggregate.html">Aggregate
 *     functions</a>
 */
public class PostgresDialect extends AnsiDialect {

  private static final Set<String> FLOATING = Set.of("FLOAT", "DOUBLE");
  private static final Set<String> TEXTS = Set.of("VARCHAR", "TEXT", "CHAR");

  /** For {@link java.util.ServiceLoader}. */
  public PostgresDialect() {}

  @Override
  public String type() {
    return "Postgres";
  }

  /**
   * PostgreSQL allows 1664 columns in an answer. A median sorts, and so does the look for values
   * that occur once: all else would wait for them. Of 10 million rows, the metrics of 40 tests took
   * 110 s in one statement, 89 s with the heavy ones in their own, 59 s on two connections.
   *
   * <p>Several columns whose values are to be unique have a statement each, too. Three of a million
   * values in one statement took 0.82 times the server's time, but then a single process spends it;
   * grouped in one scan, by grouping sets, 2.9 times, and 1.9 times for two whose values repeat.
   */
  @Override
  public Capabilities capabilities() {
    return capable(1600, Set.of(Metric.Median.class, Metric.UniqueCount.class));
  }

  /** PostgreSQL takes far more; Redshift and CockroachDB do not. */
  @Override
  protected int maxStatementBytes() {
    return 16_000_000;
  }

  /**
   * Uniqueness by a pre-check: where there are as many distinct values as values, each occurs once,
   * and PostgreSQL does not begin with the subquery that would group them. A million unique values,
   * grouped and pre-checked, in turns beside other work: whole numbers in order 5.8 times as fast,
   * in no order 2.3 times, timestamps 6 times, texts about 2.5 times. Where values repeat, the
   * pre-check is lost, and a column of few texts takes three times as long.
   */
  @Override
  public String render(SelectQuery query) {
    List<ColumnRef> unique =
        query.metrics().stream()
            .filter(Metric.UniqueCount.class::isInstance)
            .map(metric -> ((Metric.UniqueCount) metric).column())
            .toList();
    boolean alone =
        unique.size() == 1
            && query.metrics().stream()
                .allMatch(
                    metric ->
                        metric instanceof Metric.UniqueCount
                            || metric.equals(new Metric.NonNullCount(unique.get(0))));
    return alone ? checkedFirst(query, unique.get(0)) : super.render(query);
  }

  /**
   * What differs only where the values differ. Texts are slow to sort; 64 bits of their hash, which
   * knows their collation, are not. Two values of one hash only cost the grouping.
   */
  protected String distinguished(ColumnRef column) {
    String value = value(column);
    return TEXTS.contains(column.dataType())
        ? "(CAST(hashtext(CAST(%s AS text)) AS bigint) << 32) | (CAST(hashtext(CAST(%<s AS text) || '0') AS bigint) & 4294967295)"
            .formatted(value)
        : value;
  }

  private String checkedFirst(SelectQuery query, ColumnRef column) {
    TableRef rows = rows(query.dataset());
    String grouped = uniqueCount(column, rows);
    return declaration(query.dataset())
        + "SELECT "
        + query.metrics().stream()
            .map(
                metric ->
                    metric instanceof Metric.UniqueCount
                        ? "CASE WHEN dq_values = dq_distinct THEN dq_values ELSE "
                            + grouped
                            + " END"
                        : "dq_values")
            .collect(Collectors.joining(", "))
        + " FROM (SELECT "
        + count(value(column))
        + " AS dq_values, "
        + count("DISTINCT " + distinguished(column))
        + " AS dq_distinct FROM "
        + qualifiedName(rows)
        + ") AS dq_counts";
  }

  @Override
  protected String matches(ColumnRef column, String pattern) {
    return quote(column.name()) + " ~ " + text(pattern);
  }

  /** The sum of single-precision values is taken in double precision: it would lose rows else. */
  @Override
  protected String sum(ColumnRef column) {
    return column.dataType().equals("FLOAT")
        ? "SUM(CAST(" + quote(column.name()) + " AS double precision))"
        : super.sum(column);
  }

  /** Exact decimals, in which the digits of a double are those that people read. */
  @Override
  protected Map<Class<? extends Metric>, String> upstreamForms() {
    return Map.of(Metric.Sum.class, "SUM(CAST(%s AS NUMERIC))");
  }

  /** Of whole numbers and decimals the database takes the sum in that way by itself. */
  @Override
  protected String asUpstream(Metric metric, TableRef rows, TableRef table) {
    return metric instanceof Metric.Sum sum && !FLOATING.contains(sum.column().dataType())
        ? sum(sum.column())
        : super.asUpstream(metric, rows, table);
  }

  /** Without the cast there is no length of enums, UUIDs and the like. */
  @Override
  protected String length(ColumnRef column) {
    return "LENGTH(CAST(" + quote(column.name()) + " AS text))";
  }

  /** Without the cast there is no collation of enums and JSON. */
  @Override
  protected ComparisonForms comparisonForms() {
    return new ComparisonForms(
            "CAST(%s AS text) COLLATE \"C\"",
            "CAST(%s AS text)",
            "CAST(%s AS integer)",
            "%s AT TIME ZONE 'UTC'",
            ComparisonForms.Join.FULL)
        .hashedBy("MD5(CONVERT_TO(%s, 'UTF8'))");
  }

  /** The form with {@code E} means the same whatever {@code standard_conforming_strings} says. */
  @Override
  protected String text(String text) {
    String escaped = super.text(text);
    return text.indexOf('\\') < 0 ? escaped : "E" + escaped.replace("\\", "\\\\");
  }

  /** With {@code standard_conforming_strings} on and off: a server may have either. */
  @Override
  public List<Set<Rule>> readings() {
    Set<Rule> standard =
        EnumSet.of(
            Rule.NESTED_COMMENTS,
            Rule.DOLLAR_QUOTES,
            Rule.ESCAPE_PREFIX,
            Rule.PLAIN_DOUBLE_QUOTES,
            Rule.RETURN_ENDS_COMMENT);
    Set<Rule> escaping = EnumSet.copyOf(standard);
    escaping.add(Rule.BACKSLASH_ESCAPES);
    return List.of(standard, escaping);
  }

  @Override
  protected String randomPercent() {
    return "RANDOM() * 100";
  }

  /** Only of a share of the rows, and only if the method was chosen: views cannot do it. */
  @Override
  protected Optional<String> sampleClause(Sample sample) {
    return sample.unit() == Sample.Unit.PERCENT
        ? sample
            .method()
            .map(method -> "TABLESAMPLE " + method.name() + " (" + sample.sizeText() + ")")
        : Optional.empty();
  }

  /**
   * The rows as they are, and not {@code *}: then PostgreSQL computes all of their values, as if
   * they were read, and fails where one of them cannot be computed. Rows that are handed to a
   * client are read by a single process: of 2 million rows, in turns on two busy cores, some
   * hundreds to thousands were counted twice as fast as read by medians, all of them 14 times.
   */
  @Override
  public Optional<String> counting(String statement) {
    return UserStatement.rows(statement, readings())
        .map(rows -> "SELECT COUNT(dq_rows) FROM " + rows + " dq_rows");
  }

  /**
   * Pages as of the last time that they were counted; of a partitioned table those of its parts.
   */
  @Override
  public Optional<String> tableSizes() {
    return Optional.of(
        """
        SELECT n.nspname, c.relname, GREATEST(c.relpages, (
            SELECT COALESCE(SUM(p.relpages), 0)
            FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class p ON p.oid = i.inhrelid
            WHERE i.inhparent = c.oid))
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'm')
          AND n.nspname NOT IN ('pg_catalog', 'information_schema')
        """);
  }

  @Override
  public JdbcTarget target(ConnectionConfig config, String databaseName) {
    return PostgresConnector.target(config, databaseName);
  }
}
