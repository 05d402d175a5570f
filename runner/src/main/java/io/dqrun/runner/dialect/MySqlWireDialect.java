package io.dqrun.runner.dialect;

import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.Predicate;
import io.dqrun.runner.sql.SqlTokens.Rule;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Databases that are no MySQL, but speak its protocol and much of its SQL. What OpenMetadata calls
 * their database is a label, their schemas are databases.
 */
abstract class MySqlWireDialect extends JoinedDialect {

  @Override
  public String quote(String identifier) {
    return inBackticks(identifier);
  }

  /** In characters; {@code LENGTH} counts bytes. */
  @Override
  protected String length(ColumnRef column) {
    return "CHAR_LENGTH(" + quote(column.name()) + ")";
  }

  @Override
  protected String matches(ColumnRef column, String pattern) {
    return quote(column.name()) + " REGEXP " + text(pattern);
  }

  @Override
  protected String ago(Predicate.NotOlder recent) {
    String interval = ", INTERVAL " + recent.amount() + " " + recent.unit() + ")";
    return recent.column().dataType().equals("DATE")
        ? "CAST(DATE_SUB(CURRENT_DATE()" + interval + " AS DATE)"
        : "DATE_SUB(NOW()" + interval;
  }

  @Override
  protected Map<Class<? extends Metric>, String> upstreamForms() {
    return Map.of(Metric.Sum.class, "SUM(CAST(%s AS BIGINT))");
  }

  @Override
  protected ComparisonForms comparisonForms() {
    return new ComparisonForms(
        "%s", "CAST(%s AS STRING)", "CAST(%s AS INT)", "%s", ComparisonForms.Join.FULL);
  }

  @Override
  protected String text(String text) {
    return BackslashText.quoted(text);
  }

  /** The type of a date and time of day with microseconds, for casts. */
  protected String momentType() {
    return "DATETIME(6)";
  }

  @Override
  protected String timestamp(LocalDateTime timestamp) {
    return "CAST('" + digits(timestamp) + "' AS " + momentType() + ")";
  }

  /** There are no zones; moments are taken to be in UTC. */
  @Override
  protected String zonedTimestamp(OffsetDateTime timestamp) {
    return timestamp(inUtc(timestamp));
  }

  /** As MySQL does it, and as standard SQL does it. */
  @Override
  public List<Set<Rule>> readings() {
    return Readings.choices(
        EnumSet.of(Rule.BACKTICK_NAMES, Rule.BACKSLASH_ESCAPES),
        Rule.HASH_COMMENTS,
        Rule.DASH_NEEDS_BLANK);
  }

  /** Rows. */
  @Override
  public Optional<String> tableSizes() {
    return Optional.of(
        """
        SELECT table_schema, table_name, table_rows FROM information_schema.tables
        WHERE table_rows IS NOT NULL
        """);
  }
}
