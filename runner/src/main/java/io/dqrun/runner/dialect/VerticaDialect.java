package io.dqrun.runner.dialect;

import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.connector.VerticaConnector;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.SqlTokens.Rule;
import io.dqrun.workflow.ConnectionConfig;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Vertica.
 *
 * @see <a href="https://docs.vertica.com/latest/en/sql-reference/functions/">Functions</a>
 */
public final class VerticaDialect extends WindowMedianDialect {

  /** For {@link java.util.ServiceLoader}. */
  public VerticaDialect() {}

  @Override
  public String type() {
    return "Vertica";
  }

  @Override
  public List<Set<Rule>> readings() {
    return Readings.escaping(Rule.NESTED_COMMENTS, Rule.DOLLAR_QUOTES, Rule.ESCAPE_PREFIX);
  }

  /** A sum of {@code INT} fails beyond 2^63. */
  @Override
  protected String sum(ColumnRef column) {
    return "SUM(" + widened(column, "NUMERIC(38, 0)") + ")";
  }

  /** The form with {@code E} means the same whatever {@code StandardConformingStrings} says. */
  @Override
  protected String text(String text) {
    String escaped = super.text(text);
    return text.indexOf('\\') < 0 ? escaped : "E" + escaped.replace("\\", "\\\\");
  }

  @Override
  protected String zonedTimestamp(OffsetDateTime timestamp) {
    return "TIMESTAMPTZ '" + digits(timestamp.toLocalDateTime()) + offset(timestamp) + "'";
  }

  @Override
  protected String randomPercent() {
    return "RANDOM() * 100";
  }

  @Override
  protected ComparisonForms comparisonForms() {
    return new ComparisonForms(
        "TO_HEX(%s)",
        "CAST(%s AS VARCHAR)",
        "CAST(%s AS INTEGER)",
        "%s AT TIME ZONE 'UTC'",
        ComparisonForms.Join.FULL);
  }

  /** Bytes, compressed, of all copies. */
  @Override
  public Optional<String> tableSizes() {
    return Optional.of(
        """
        SELECT anchor_table_schema, anchor_table_name, SUM(used_bytes) FROM projection_storage
        GROUP BY anchor_table_schema, anchor_table_name
        """);
  }

  @Override
  public JdbcTarget target(ConnectionConfig config, String databaseName) {
    return VerticaConnector.target(config, databaseName);
  }
}
