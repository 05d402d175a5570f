package io.dqrun.runner.dialect;

import io.dqrun.runner.sql.Capabilities;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.Predicate;
import io.dqrun.runner.sql.SqlTokens.Rule;
import io.dqrun.runner.sql.TableRef;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Trino and what shares its origin. A backslash in a text is a backslash.
 *
 * @see <a href="https://trino.io/docs/current/functions/aggregate.html">Aggregate functions</a>
 */
abstract class TrinoFamilyDialect extends JoinedDialect {

  /**
   * No number of columns is documented. Each aggregate becomes part of one generated class, which
   * must not grow too long; the text of a statement may have 1,000,000 characters, of Athena
   * 262,144 bytes.
   */
  @Override
  public Capabilities capabilities() {
    return capable(200, Set.of(Metric.UniqueCount.class));
  }

  /** An approximation, as OpenMetadata takes it: there is no exact median here. */
  @Override
  protected String median(ColumnRef column, TableRef table) {
    return "APPROX_PERCENTILE(" + quote(column.name()) + ", 0.5)";
  }

  /** Sums of whole numbers are 64 bits wide and fail beyond; those of REAL lose digits. */
  @Override
  protected String sum(ColumnRef column) {
    if (isInteger(column)) {
      return "SUM(CAST(" + quote(column.name()) + " AS DECIMAL(38, 0)))";
    }
    return column.dataType().equals("FLOAT")
        ? "SUM(CAST(" + quote(column.name()) + " AS DOUBLE))"
        : super.sum(column);
  }

  /** Hours cannot be taken from a date, so that they are taken from its midnight. */
  @Override
  protected String ago(Predicate.NotOlder recent) {
    return recent.column().dataType().equals("DATE")
        ? "CAST(CAST(CURRENT_DATE AS TIMESTAMP) - INTERVAL '%d' %s AS DATE)"
            .formatted(recent.amount(), recent.unit())
        : super.ago(recent);
  }

  /** To the millisecond: older versions refuse more digits. */
  @Override
  protected String timestamp(LocalDateTime timestamp) {
    return "TIMESTAMP '" + Milliseconds.of(digits(timestamp)) + "'";
  }

  @Override
  protected String zonedTimestamp(OffsetDateTime timestamp) {
    return "TIMESTAMP '"
        + Milliseconds.of(digits(timestamp.toLocalDateTime()))
        + " "
        + offset(timestamp)
        + "'";
  }

  /** How it reads comments and quotes. */
  @Override
  public List<Set<Rule>> readings() {
    return Readings.choices(EnumSet.of(Rule.RETURN_ENDS_COMMENT));
  }

  @Override
  protected Map<Class<? extends Metric>, String> upstreamForms() {
    return Map.of(Metric.Sum.class, "SUM(TRY_CAST(%s AS DECIMAL))");
  }

  @Override
  protected ComparisonForms comparisonForms() {
    return new ComparisonForms(
            "%s",
            "CAST(%s AS VARCHAR)",
            "CAST(%s AS INTEGER)",
            "CAST(%s AT TIME ZONE 'UTC' AS TIMESTAMP)",
            ComparisonForms.Join.FULL)
        .hashedBy("LOWER(TO_HEX(MD5(TO_UTF8(%s))))");
  }
}
