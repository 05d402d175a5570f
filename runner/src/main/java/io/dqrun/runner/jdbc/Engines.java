package io.dqrun.runner.jdbc;

import io.dqrun.runner.connector.JdbcTarget;
import java.util.List;

/** The engines in the order in which they are asked; the last one serves every driver. */
final class Engines {

  private static final List<Engine> ALL =
      List.of(
          new PostgresEngine(),
          new SqliteEngine(),
          new MariaDbEngine(),
          new DuckDbEngine(),
          new GeneralEngine());

  private Engines() {}

  static Engine of(JdbcTarget target) {
    return ALL.stream().filter(engine -> engine.serves(target)).findFirst().orElseThrow();
  }
}
