package io.dqrun.runner.dialect;

import io.dqrun.runner.sql.Sample;
import java.util.Optional;

/** Greenplum: PostgreSQL on many machines. */
public final class GreenplumDialect extends PostgresDialect {

  /** For {@link java.util.ServiceLoader}. */
  public GreenplumDialect() {}

  @Override
  public String type() {
    return "Greenplum";
  }

  /** Not every version can. */
  @Override
  protected Optional<String> sampleClause(Sample sample) {
    return Optional.empty();
  }
}
