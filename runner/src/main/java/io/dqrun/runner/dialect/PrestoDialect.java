package io.dqrun.runner.dialect;

import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.connector.PrestoConnector;
import io.dqrun.runner.sql.TableRef;
import io.dqrun.workflow.ConnectionConfig;

/**
 * Presto.
 *
 * @see <a href="https://prestodb.io/docs/current/functions/aggregate.html">Aggregate functions</a>
 */
public final class PrestoDialect extends TrinoFamilyDialect {

  /** For {@link java.util.ServiceLoader}. */
  public PrestoDialect() {}

  @Override
  public String type() {
    return "Presto";
  }

  @Override
  public String qualifiedName(TableRef table) {
    return CatalogNames.qualified(this, table);
  }

  @Override
  public boolean joinsDatabases() {
    return true;
  }

  @Override
  public JdbcTarget target(ConnectionConfig config, String databaseName) {
    return PrestoConnector.target(config, databaseName);
  }
}
