package io.dqrun.runner.dialect;

/** Timescale: PostgreSQL with tables by time. */
public final class TimescaleDialect extends PostgresDialect {

  /** For {@link java.util.ServiceLoader}. */
  public TimescaleDialect() {}

  @Override
  public String type() {
    return "Timescale";
  }
}
