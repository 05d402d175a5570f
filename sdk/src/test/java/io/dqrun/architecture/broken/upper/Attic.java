package io.dqrun.architecture.broken.upper;

import io.dqrun.architecture.broken.lower.Cellar;
import java.sql.Connection;

/** Breaks the laws on purpose. */
public class Attic {
  public Cellar below(Connection connection) {
    return new Cellar(new Attic());
  }
}
