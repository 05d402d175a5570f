package io.dqrun.runner.jdbc;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.connector.JdbcTarget;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the driver of a database: on the class path, or in the {@link DriverFolders}, where the
 * jars of each type get a class loader of their own, so that no driver meets another's libraries.
 */
final class DriverLoader {

  private static final Map<List<Path>, ClassLoader> LOADERS = new ConcurrentHashMap<>();

  private DriverLoader() {}

  /**
   * The driver.
   *
   * @throws DqException {@code DRIVER_MISSING}
   */
  static Driver find(JdbcTarget target) {
    Optional<Driver> included = accepting(DriverLoader.class.getClassLoader(), target);
    if (included.isPresent()) {
      return included.get();
    }
    List<Path> jars = DriverFolders.current().jars(target.serviceType());
    if (jars.isEmpty()) {
      throw new DqException(missing(target.serviceType()));
    }
    return accepting(LOADERS.computeIfAbsent(jars, DriverLoader::loader), target)
        .orElseThrow(() -> new DqException(unsuitable(target.serviceType(), jars)));
  }

  /**
   * The jars that the driver comes from; none if it is included.
   *
   * @throws DqException {@code DRIVER_MISSING}
   */
  static List<Path> origin(JdbcTarget target) {
    ClassLoader loader = find(target).getClass().getClassLoader();
    return LOADERS.entrySet().stream()
        .filter(entry -> entry.getValue() == loader)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(List.of());
  }

  /** The first driver of a class loader that takes an address. */
  private static Optional<Driver> accepting(@Nullable ClassLoader loader, JdbcTarget target) {
    Iterator<Driver> drivers = ServiceLoader.load(Driver.class, loader).iterator();
    boolean more = true;
    while (more) {
      try {
        more = drivers.hasNext();
        if (more) {
          Driver driver = drivers.next();
          if (driver.acceptsURL(target.url())) {
            return Optional.of(driver);
          }
        }
      } catch (SQLException | ServiceConfigurationError | LinkageError e) {
        // One that lacks something; another one may do.
        more = true;
      }
    }
    return Optional.empty();
  }

  private static ClassLoader loader(List<Path> jars) {
    return new DriverJars(
        jars.stream().map(DriverLoader::url).toList(),
        new Surroundings(),
        UnpackedLibrary.cache(System.getenv()));
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Problem missing(String type) {
    Path folder = DriverFolders.current().target();
    return Problem.error(
            ProblemCode.DRIVER_MISSING, "there is no JDBC driver for " + type + " databases")
        .withHint(
            KnownDrivers.forType(type)
                .map(
                    driver ->
                        "dq-run drivers install %s, or put %s (%s) into %s"
                            .formatted(type, driver.fileName(), driver.coordinates(), folder))
                .orElse("put the jars of its JDBC driver into " + folder.resolve(type)));
  }

  private static Problem unsuitable(String type, List<Path> jars) {
    return Problem.error(
            ProblemCode.DRIVER_MISSING,
            "no JDBC driver for %s databases can be loaded from %s".formatted(type, jars.get(0)))
        .withHint(
            KnownDrivers.forType(type)
                .map(driver -> "put " + driver.fileName() + " there; it is known to work")
                .orElse("put the driver and all the jars that it needs into that folder"));
  }

  /** What drivers see of this program: nothing but Java, and the silent logging. */
  private static final class Surroundings extends ClassLoader {

    Surroundings() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith("org.slf4j.")) {
        return Class.forName(name, false, DriverLoader.class.getClassLoader());
      }
      throw new ClassNotFoundException(name);
    }
  }
}
