package io.dqrun.runner.dialect;

/** Azure SQL Database: SQL Server as a service. */
public final class AzureSqlDialect extends MssqlDialect {

  /** For {@link java.util.ServiceLoader}. */
  public AzureSqlDialect() {}

  @Override
  public String type() {
    return "AzureSQL";
  }
}
