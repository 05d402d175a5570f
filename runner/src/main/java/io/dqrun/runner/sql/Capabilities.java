package io.dqrun.runner.sql;

/**
 * What a database can do in one statement, so that plans need not know the database.
 *
 * @param maxMetricsPerSelect how many values one SELECT may compute, at least 1
 */
public record Capabilities(int maxMetricsPerSelect) {

  public Capabilities {
    if (maxMetricsPerSelect < 1) {
      throw new IllegalArgumentException("a SELECT must be able to compute one value");
    }
  }
}
