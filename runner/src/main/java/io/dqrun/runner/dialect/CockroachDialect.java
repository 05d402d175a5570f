package io.dqrun.runner.dialect;

import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.connector.PostgresConnector;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.Metric;
import io.dqrun.runner.sql.Sample;
import io.dqrun.runner.sql.TableRef;
import io.dqrun.workflow.ConnectionConfig;
import java.util.Optional;

/** CockroachDB, which speaks like PostgreSQL. */
public final class CockroachDialect extends PostgresDialect {

  /** For {@link java.util.ServiceLoader}. */
  public CockroachDialect() {}

  @Override
  public String type() {
    return "Cockroach";
  }

  /** Percentiles are known for double precision only. */
  @Override
  protected String median(ColumnRef column, TableRef table) {
    return "PERCENTILE_CONT(0.50) WITHIN GROUP (ORDER BY CAST("
        + quote(column.name())
        + " AS double precision) ASC)";
  }

  /**
   * OpenMetadata does not take it for PostgreSQL: decimals are rounded before they are added up.
   */
  @Override
  protected String asUpstream(Metric metric, TableRef rows, TableRef table) {
    return metric instanceof Metric.Sum sum
        ? "SUM(CAST(" + quote(sum.column().name()) + " AS BIGINT))"
        : super.asUpstream(metric, rows, table);
  }

  /** The hash is not known here. */
  @Override
  protected String distinguished(ColumnRef column) {
    return value(column);
  }

  /** There is none. */
  @Override
  protected Optional<String> sampleClause(Sample sample) {
    return Optional.empty();
  }

  /** Rows that chance has picked are kept until the statement ends. */
  @Override
  protected String asOnce() {
    return "AS MATERIALIZED";
  }

  /** Texts without a collation are compared by their bytes. */
  @Override
  protected ComparisonForms comparisonForms() {
    return new ComparisonForms(
        "CAST(%s AS text)",
        "CAST(%s AS text)",
        "CAST(%s AS integer)",
        "%s AT TIME ZONE 'UTC'",
        ComparisonForms.Join.FULL);
  }

  /** Whether it counts a row of NULLs is not known. */
  @Override
  public Optional<String> counting(String statement) {
    return Optional.empty();
  }

  /** Rows, as the optimizer believes. */
  @Override
  public Optional<String> tableSizes() {
    return Optional.of(
        """
        SELECT t.schema_name, t.name, s.estimated_row_count
        FROM crdb_internal.tables t
        JOIN crdb_internal.table_row_statistics s ON s.table_id = t.table_id
        WHERE t.database_name = current_database()
        """);
  }

  @Override
  public JdbcTarget target(ConnectionConfig config, String databaseName) {
    return PostgresConnector.target(config, databaseName, 26_257);
  }
}
