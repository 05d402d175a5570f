package io.dqrun.runner.jdbc;

import io.dqrun.problem.DqException;
import io.dqrun.runner.connector.JdbcTarget;
import java.nio.file.Path;
import java.util.List;

/**
 * A driver as this process uses it.
 *
 * @param type the type of database service
 * @param jars where it comes from; none if it is included
 */
public record FoundDriver(String type, List<Path> jars) {

  public FoundDriver {
    jars = List.copyOf(jars);
  }

  /**
   * The driver for a database.
   *
   * @throws DqException {@code DRIVER_MISSING}
   */
  public static FoundDriver of(JdbcTarget target) {
    return new FoundDriver(target.serviceType(), DriverLoader.origin(target));
  }
}
