package io.dqrun.runner.dialect;

import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.TableRef;
import io.dqrun.workflow.ConnectionConfig;

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

  @Override
  public JdbcTarget target(ConnectionConfig config, String databaseName) {
    return PostgresConnector.target(config, databaseName, 26_257);
  }
}
