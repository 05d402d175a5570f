package io.dqrun.runner.dialect;

import io.dqrun.runner.sql.Capabilities;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Dataset;
import io.dqrun.runner.sql.Literal;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.Predicate;
import io.dqrun.runner.sql.RowQuery;
import io.dqrun.runner.sql.Sample;
import io.dqrun.runner.sql.SelectQuery;
import io.dqrun.runner.sql.SqlTemplate;
import io.dqrun.runner.sql.SqlTokens;
import io.dqrun.runner.sql.SqlTokens.Rule;
import io.dqrun.runner.sql.TableRef;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Standard SQL, to be bent by the dialects of databases that differ.
 *
 * <p>Sums and means are taken without any cast, so that no digit is lost that the database itself
 * keeps.
 */
public abstract class AnsiDialect implements Dialect {

  private static final String NEVER = "1 = 0";

  /** What a part of a table is called inside a query. */
  private static final TableRef ROWS = TableRef.of("dq_rows");

  private static final Set<String> INTEGERS =
      Set.of("TINYINT", "SMALLINT", "INT", "BIGINT", "BYTEINT");

  /** A number with a larger exponent is not written in full. */
  private static final int MAX_PLAIN_DIGITS = 40;

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
  private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx", Locale.ROOT);

  /** For dialects. */
  protected AnsiDialect() {}

  @Override
  public String quote(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  @Override
  public String qualifiedName(TableRef table) {
    return table.schema().map(schema -> quote(schema) + ".").orElse("") + quote(table.name());
  }

  /** An identifier in backticks, of which those inside are doubled. */
  protected static String inBackticks(String identifier) {
    return '`' + identifier.replace("`", "``") + '`';
  }

  /** The name of a table with its schema and database, as far as they are known. */
  protected final String withDatabase(TableRef table) {
    return Stream.of(table.database(), table.schema(), Optional.of(table.name()))
        .flatMap(Optional::stream)
        .map(this::quote)
        .collect(Collectors.joining("."));
  }

  @Override
  public Capabilities capabilities() {
    return capable(500, Set.of());
  }

  /** Every way that there is, for dialects that do not know better. */
  @Override
  public List<Set<Rule>> readings() {
    return SqlTokens.everyReading();
  }

  @Override
  public String render(SelectQuery query) {
    Dataset dataset = query.dataset();
    TableRef rows = rows(dataset);
    String metrics =
        query.metrics().stream()
            .map(metric -> metric(metric, rows, dataset.table()))
            .collect(Collectors.joining(", "));
    // Scalar subqueries beside a FROM but without an aggregate would answer once per row.
    boolean subqueriesOnly = query.metrics().stream().allMatch(this::isScalar);
    return declaration(dataset)
        + "SELECT "
        + metrics
        + (subqueriesOnly ? fromNothing() : " FROM " + qualifiedName(rows));
  }

  @Override
  public String render(RowQuery query) {
    TableRef rows = rows(query.dataset());
    return declaration(query.dataset())
        + "SELECT "
        + query.columns().stream()
            .map(column -> quote(column.name()))
            .collect(Collectors.joining(", "))
        + " FROM "
        + qualifiedName(rows)
        + where(query.wanted(), rows);
  }

  private String where(RowQuery.Wanted wanted, TableRef rows) {
    if (wanted instanceof RowQuery.Fulfilling fulfilling) {
      return " WHERE " + predicate(fulfilling.condition());
    }
    if (wanted instanceof RowQuery.Repeating repeating) {
      String name = quote(repeating.column().name());
      return " WHERE %s IN (SELECT %s FROM %s GROUP BY %s HAVING COUNT(%s) > 1)"
          .formatted(name, name, qualifiedName(rows), name, name);
    }
    return "";
  }

  @Override
  public String render(SqlTemplate template) {
    return template.parts().stream().map(this::part).collect(Collectors.joining());
  }

  private String part(SqlTemplate.Part part) {
    if (part instanceof SqlTemplate.Verbatim verbatim) {
      return verbatim.sql();
    }
    if (part instanceof SqlTemplate.ColumnName column) {
      return quote(column.column().name());
    }
    if (part instanceof SqlTemplate.TableName table) {
      return qualifiedName(table.table());
    }
    if (part instanceof SqlTemplate.Constant constant) {
      return literal(constant.value());
    }
    if (part instanceof SqlTemplate.Constants constants) {
      return constants.values().isEmpty()
          ? "NULL"
          : constants.values().stream().map(this::literal).collect(Collectors.joining(", "));
    }
    throw new IllegalArgumentException("no SQL is known for " + part);
  }

  private boolean isScalar(Metric metric) {
    return metric instanceof Metric.AsUpstream upstream
        ? isSubquery(upstream.metric())
        : isSubquery(metric);
  }

  @Override
  public String renderProbe(TableRef table) {
    return "SELECT 1 FROM " + qualifiedName(table) + " WHERE " + NEVER;
  }

  @Override
  public final String renderProbe(Dataset dataset) {
    return declaration(dataset) + renderProbe(rows(dataset));
  }

  @Override
  public final ComparisonSql comparison() {
    return new ComparisonSql(this::quote, this::qualifiedName, this::predicate, comparisonForms());
  }

  /** What differs here when two tables are compared. */
  protected ComparisonForms comparisonForms() {
    return ComparisonForms.STANDARD;
  }

  /** What the rows of a dataset are read from: the table, or a name that stands for its part. */
  static TableRef rows(Dataset dataset) {
    return dataset instanceof Dataset.Whole ? dataset.table() : ROWS;
  }

  /** Gives the rows of a dataset their name; nothing for a whole table, which has one. */
  final String declaration(Dataset dataset) {
    if (dataset instanceof Dataset.Whole) {
      return "";
    }
    if (dataset instanceof Dataset.Filtered filtered) {
      return named("AS", selectAll(filtered.table(), "", predicate(filtered.condition())));
    }
    if (dataset instanceof Dataset.Sampled sampled) {
      return named(asOnce(), sampled(sampled));
    }
    if (dataset instanceof Dataset.UserQuery query) {
      return userQuery(query.sql(), query.columnNames());
    }
    throw new IllegalArgumentException("no SQL is known for " + dataset);
  }

  private String named(String as, String rows) {
    return "WITH " + quote(ROWS.name()) + " " + as + " (" + rows + ") ";
  }

  /** Names rows that are picked once, however often the name is used: chance picks others else. */
  protected String asOnce() {
    return "AS";
  }

  private String selectAll(TableRef table, String sample, String condition) {
    return "SELECT * FROM "
        + qualifiedName(table)
        + (sample.isEmpty() ? "" : " " + sample)
        + (condition.isEmpty() ? "" : " WHERE " + condition);
  }

  private String sampled(Dataset.Sampled dataset) {
    Sample sample = dataset.sample();
    String condition = dataset.condition().map(this::predicate).orElse("");
    Optional<String> clause = sampleClause(sample);
    boolean rows = sample.unit() == Sample.Unit.ROWS;
    // A number of rows is wanted of those that fulfil the condition, not one of which some may.
    if (clause.isPresent() && (condition.isEmpty() || !rows)) {
      return selectAll(dataset.table(), clause.get(), condition);
    }
    if (rows) {
      return someRows(selectAll(dataset.table(), "", condition), sample.sizeText());
    }
    String picked = randomPercent() + " < " + sample.sizeText();
    return selectAll(
        dataset.table(), "", condition.isEmpty() ? picked : "(" + condition + ") AND " + picked);
  }

  /** A number from 0 to less than 100, by chance, another one for each row. */
  protected String randomPercent() {
    return "RAND() * 100";
  }

  /** What follows the name of a table to read a sample of it; empty where that is not known. */
  protected Optional<String> sampleClause(Sample sample) {
    return Optional.empty();
  }

  /**
   * Rows of a query, picked by chance.
   *
   * @param select the query; it begins with {@code SELECT} and has no order
   * @param rows how many
   */
  protected String someRows(String select, String rows) {
    return select + " ORDER BY " + randomPercent() + " LIMIT " + rows;
  }

  /** Names the answer to a query, which may end with a comment, and its columns by position. */
  protected String userQuery(String sql, List<String> columnNames) {
    return "WITH "
        + quote(ROWS.name())
        + columnNames.stream().map(this::quote).collect(Collectors.joining(", ", " (", ")"))
        + " AS (SELECT * FROM (\n"
        + sql
        + "\n) q) ";
  }

  /**
   * As {@link #userQuery}, for databases that give no names to the columns of a query ahead of it:
   * they take them from the first of two queries, which has no rows.
   */
  protected final String userQueryAfterNames(String sql, List<String> columnNames) {
    return "WITH "
        + quote(ROWS.name())
        + columnNames.stream()
            .map(name -> "NULL AS " + quote(name))
            .collect(Collectors.joining(", ", " AS (SELECT ", ""))
        + " FROM (SELECT 1 AS n) n WHERE "
        + NEVER
        + " UNION ALL SELECT * FROM (\n"
        + sql
        + "\n) q) ";
  }

  /**
   * The metrics that OpenMetadata's own runner computes wrongly here, and how; {@code %s} stands
   * for the quoted column.
   */
  protected Map<Class<? extends Metric>, String> upstreamForms() {
    return Map.of();
  }

  /** What this database can do, its upstream forms included. */
  protected final Capabilities capable(int maxMetrics, Set<Class<? extends Metric>> apart) {
    return new Capabilities(maxMetrics, apart, upstreamForms().keySet());
  }

  /**
   * A metric as OpenMetadata's own runner computes it. Called for the kinds of metrics that {@link
   * #capabilities} name as different.
   *
   * @param rows what the metric is to be measured on
   * @param table the whole table that the rows come from
   */
  protected String asUpstream(Metric metric, TableRef rows, TableRef table) {
    String form = upstreamForms().get(metric.getClass());
    if (form == null) {
      return metric(metric, capabilities().upstreamReadsAll(metric) ? table : rows, table);
    }
    if (metric instanceof Metric.Sum sum) {
      return form.formatted(quote(sum.column().name()));
    }
    if (metric instanceof Metric.Mean mean) {
      return form.formatted(quote(mean.column().name()));
    }
    if (metric instanceof Metric.StdDev deviation) {
      return form.formatted(quote(deviation.column().name()));
    }
    if (metric instanceof Metric.Median median) {
      return form.formatted(quote(median.column().name()));
    }
    throw new IllegalArgumentException("no other SQL is known for " + metric);
  }

  /**
   * The expression that measures a metric.
   *
   * @param table what the metric is to be measured on
   * @param whole the whole table that the rows come from
   */
  final String metric(Metric metric, TableRef table, TableRef whole) {
    if (metric instanceof Metric.AsUpstream upstream) {
      return asUpstream(upstream.metric(), table, whole);
    }
    if (metric instanceof Metric.RowCount) {
      return count("*");
    }
    if (metric instanceof Metric.NonNullCount count) {
      return count(value(count.column()));
    }
    if (metric instanceof Metric.Count count) {
      return "SUM(CASE WHEN " + predicate(count.condition()) + " THEN " + one() + " ELSE 0 END)";
    }
    if (metric instanceof Metric.MatchingRows rows) {
      return count("CASE WHEN " + matching(rows.condition()) + " THEN 1 END");
    }
    if (metric instanceof Metric.Min min) {
      return min(min.column());
    }
    if (metric instanceof Metric.Max max) {
      return max(max.column());
    }
    if (metric instanceof Metric.Mean mean) {
      return mean(mean.column());
    }
    if (metric instanceof Metric.Median median) {
      return median(median.column(), table);
    }
    if (metric instanceof Metric.StdDev deviation) {
      return standardDeviation(deviation.column());
    }
    if (metric instanceof Metric.Sum sum) {
      return sum(sum.column());
    }
    if (metric instanceof Metric.MinLength length) {
      return min(length(length.column()));
    }
    if (metric instanceof Metric.MaxLength length) {
      return max(length(length.column()));
    }
    if (metric instanceof Metric.UniqueCount unique) {
      return uniqueCount(unique.column(), table);
    }
    throw new IllegalArgumentException("no SQL is known for " + metric);
  }

  /** How many rows there are, or how many of them have a value. */
  protected String count(String what) {
    return "COUNT(" + what + ")";
  }

  /** What a row adds to a sum that counts rows; its type is that of the sum. */
  protected String one() {
    return "1";
  }

  /** A column where values are compared with each other, for types that cannot be as they are. */
  protected String value(ColumnRef column) {
    return quote(column.name());
  }

  /** What follows a list of scalar subqueries that need no table beside their own ones. */
  protected String fromNothing() {
    return "";
  }

  /** A query inside the FROM of another one, and what it is called there. */
  protected String derivedTable(String select, String name) {
    return "(" + select + ") AS " + name;
  }

  /** Whether a column holds whole numbers, whose sums and means some databases cut. */
  protected static boolean isInteger(ColumnRef column) {
    return INTEGERS.contains(column.dataType());
  }

  /** The least of a column's values. */
  protected String min(ColumnRef column) {
    return min(quote(column.name()));
  }

  /** The least value of an expression. */
  protected String min(String value) {
    return "MIN(" + value + ")";
  }

  /** The greatest of a column's values. */
  protected String max(ColumnRef column) {
    return max(quote(column.name()));
  }

  /** The greatest value of an expression. */
  protected String max(String value) {
    return "MAX(" + value + ")";
  }

  /** The mean of a column's values. */
  protected String mean(ColumnRef column) {
    return "AVG(" + quote(column.name()) + ")";
  }

  /** Whether a metric is measured by a scalar subquery, not by an aggregate. */
  protected boolean isSubquery(Metric metric) {
    return metric instanceof Metric.UniqueCount;
  }

  /** The median of a column's values. */
  protected String median(ColumnRef column, TableRef table) {
    return "PERCENTILE_CONT(0.50) WITHIN GROUP (ORDER BY " + quote(column.name()) + " ASC)";
  }

  /** The standard deviation of a column's values. */
  protected String standardDeviation(ColumnRef column) {
    return "STDDEV_POP(" + quote(column.name()) + ")";
  }

  /** The sum of a column's values. */
  protected String sum(ColumnRef column) {
    return "SUM(" + quote(column.name()) + ")";
  }

  /** The length of a column's text. */
  protected String length(ColumnRef column) {
    return "LENGTH(" + quote(column.name()) + ")";
  }

  /** How many values occur exactly once, as a scalar subquery. */
  protected String uniqueCount(ColumnRef column, TableRef table) {
    String value = value(column);
    String once =
        "SELECT "
            + value
            + " FROM "
            + qualifiedName(table)
            + " GROUP BY "
            + value
            + " HAVING "
            + count(value)
            + " = 1";
    return "(SELECT " + count("*") + " FROM " + derivedTable(once, "once") + ")";
  }

  /** A condition on the rows that {@link Metric.MatchingRows} counts. */
  protected String matching(Predicate condition) {
    return predicate(condition);
  }

  /** A condition on a row. */
  protected final String predicate(Predicate predicate) {
    if (predicate instanceof Predicate.IsNull isNull) {
      return quote(isNull.column().name()) + " IS NULL";
    }
    if (predicate instanceof Predicate.In in) {
      return in(in.column(), in.values());
    }
    if (predicate instanceof Predicate.LessThan less) {
      return comparison(less.column(), "<", less.bound());
    }
    if (predicate instanceof Predicate.GreaterThan greater) {
      return comparison(greater.column(), ">", greater.bound());
    }
    if (predicate instanceof Predicate.AtLeast least) {
      return comparison(least.column(), ">=", least.bound());
    }
    if (predicate instanceof Predicate.AtMost most) {
      return comparison(most.column(), "<=", most.bound());
    }
    if (predicate instanceof Predicate.LengthLessThan less) {
      return length(less.column()) + " < " + literal(less.bound());
    }
    if (predicate instanceof Predicate.LengthGreaterThan greater) {
      return length(greater.column()) + " > " + literal(greater.bound());
    }
    if (predicate instanceof Predicate.Matches matches) {
      return matches(matches.column(), matches.pattern());
    }
    if (predicate instanceof Predicate.NotOlder recent) {
      return quote(recent.column().name()) + " >= " + ago(recent);
    }
    if (predicate instanceof Predicate.Not not) {
      return "NOT (" + predicate(not.condition()) + ")";
    }
    if (predicate instanceof Predicate.Or or) {
      return or.alternatives().isEmpty()
          ? NEVER
          : or.alternatives().stream().map(this::predicate).collect(Collectors.joining(" OR "));
    }
    if (predicate instanceof Predicate.And and) {
      return and.conditions().stream()
          .map(condition -> "(" + predicate(condition) + ")")
          .collect(Collectors.joining(" AND "));
    }
    throw new IllegalArgumentException("no SQL is known for " + predicate);
  }

  /** A column whose value is one of a list. */
  protected String in(ColumnRef column, List<Literal> values) {
    String value = value(column);
    // Never true without values, yet a column that is not there must not go unnoticed.
    return values.isEmpty()
        ? value + " IS NULL AND " + NEVER
        : value
            + values.stream().map(this::literal).collect(Collectors.joining(", ", " IN (", ")"));
  }

  /** A column of which a part matches a regular expression. */
  protected String matches(ColumnRef column, String pattern) {
    return "REGEXP_LIKE(" + quote(column.name()) + ", " + text(pattern) + ")";
  }

  /** The oldest moment, of the column's type, that still counts as recent. */
  protected String ago(Predicate.NotOlder recent) {
    String interval = " - INTERVAL '" + recent.amount() + "' " + recent.unit();
    return recent.column().dataType().equals("DATE")
        ? "CAST(CURRENT_DATE" + interval + " AS DATE)"
        : "CAST(CURRENT_TIMESTAMP" + interval + " AS TIMESTAMP)";
  }

  /** A column compared with a constant. */
  protected String comparison(ColumnRef column, String operator, Literal bound) {
    return quote(column.name()) + " " + operator + " " + literal(bound);
  }

  /** A constant. */
  protected final String literal(Literal literal) {
    if (literal instanceof Literal.Text text) {
      return text(text.value());
    }
    if (literal instanceof Literal.Numeric number) {
      return number(number.value());
    }
    if (literal instanceof Literal.Bool bool) {
      return truth(bool.value());
    }
    if (literal instanceof Literal.Timestamp timestamp) {
      return timestamp(timestamp.value());
    }
    if (literal instanceof Literal.ZonedTimestamp timestamp) {
      return zonedTimestamp(timestamp.value());
    }
    throw new IllegalArgumentException("no SQL is known for " + literal);
  }

  /** A text, escaped. */
  protected String text(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** A truth value. */
  protected String truth(boolean value) {
    return value ? "TRUE" : "FALSE";
  }

  /** A date and time of day without a zone. */
  protected String timestamp(LocalDateTime timestamp) {
    return "TIMESTAMP '" + digits(timestamp) + "'";
  }

  /** A point in time with an offset from UTC. */
  protected String zonedTimestamp(OffsetDateTime timestamp) {
    return "TIMESTAMP WITH TIME ZONE '"
        + digits(timestamp.toLocalDateTime())
        + offset(timestamp)
        + "'";
  }

  /** The offset from UTC: {@code +01:00}. */
  protected static String offset(OffsetDateTime timestamp) {
    return OFFSET.format(timestamp);
  }

  /** Date and time to the microsecond: {@code 2024-03-01 08:00:00.000000}. */
  protected static String digits(LocalDateTime timestamp) {
    return TIMESTAMP.format(timestamp);
  }

  private static String number(BigDecimal number) {
    return Math.abs(number.precision() - number.scale()) > MAX_PLAIN_DIGITS
        ? number.toString()
        : number.toPlainString();
  }
}
