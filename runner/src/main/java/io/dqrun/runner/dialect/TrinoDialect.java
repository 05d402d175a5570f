package io.dqrun.runner.dialect;

import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.connector.TrinoConnector;
import io.dqrun.runner.sql.ColumnRef;
import io.dqrun.runner.sql.TableRef;
import io.dqrun.workflow.ConnectionConfig;
import java.time.LocalDateTime;
import java.util.Set;

/**
 * Trino.
 *
 * @see <a href="https://trino.io/docs/current/language/types.html">Data types</a>
 */
public final class TrinoDialect extends TrinoFamilyDialect {

  private static final Set<String> MAY_BE_NAN = Set.of("FLOAT", "DOUBLE");

  /** For {@link java.util.ServiceLoader}. */
  public TrinoDialect() {}

  @Override
  public String type() {
    return "Trino";
  }

  @Override
  public String qualifiedName(TableRef table) {
    return CatalogNames.qualified(this, table);
  }

  @Override
  protected String min(ColumnRef column) {
    return number(column, super.min(column));
  }

  @Override
  protected String max(ColumnRef column) {
    return number(column, super.max(column));
  }

  @Override
  protected String mean(ColumnRef column) {
    return number(column, super.mean(column));
  }

  @Override
  protected String standardDeviation(ColumnRef column, TableRef table) {
    return number(column, super.standardDeviation(column, table));
  }

  /** What is not a number is no answer: OpenMetadata takes it for a missing one. */
  private static String number(ColumnRef column, String value) {
    return MAY_BE_NAN.contains(column.dataType())
        ? "IF(IS_NAN(" + value + "), NULL, " + value + ")"
        : value;
  }

  @Override
  protected String timestamp(LocalDateTime timestamp) {
    return "TIMESTAMP '" + digits(timestamp) + "'";
  }

  @Override
  public boolean joinsDatabases() {
    return true;
  }

  @Override
  public JdbcTarget target(ConnectionConfig config, String databaseName) {
    return TrinoConnector.target(config, databaseName);
  }
}
