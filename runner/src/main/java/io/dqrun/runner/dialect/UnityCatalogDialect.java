package io.dqrun.runner.dialect;

/** Databricks with Unity Catalog. */
public final class UnityCatalogDialect extends SparkDialect {

  /** For {@link java.util.ServiceLoader}. */
  public UnityCatalogDialect() {}

  @Override
  public String type() {
    return "UnityCatalog";
  }
}
