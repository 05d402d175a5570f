package io.dqrun.runner.dialect;

/** Greenplum: PostgreSQL on many machines. */
public final class GreenplumDialect extends PostgresDialect {

  /** For {@link java.util.ServiceLoader}. */
  public GreenplumDialect() {}

  @Override
  public String type() {
    return "Greenplum";
  }
}
