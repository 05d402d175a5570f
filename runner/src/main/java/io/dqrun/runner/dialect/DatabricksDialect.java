package io.dqrun.runner.dialect;

import io.dqrun.runner.connector.DatabricksConnector;
import io.dqrun.runner.sql.TableRef;

/** Databricks. */
public final class DatabricksDialect extends SparkDialect {

  /** For {@link java.util.ServiceLoader}. */
  public DatabricksDialect() {}

  @Override
  public String type() {
    return "Databricks";
  }

  @Override
  public String qualifiedName(TableRef table) {
    return super.qualifiedName(
        new TableRef(
            table.database().filter(name -> !name.equals(DatabricksConnector.NO_CATALOG)),
            table.schema(),
            table.name()));
  }
}
