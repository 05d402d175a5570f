package io.dqrun.runner.jdbc;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.connector.JdbcTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Makes connections. */
final class SessionOpener {

  /** Held, because loggers that nobody holds forget their level. */
  private static final List<Logger> DRIVER_LOGS =
      List.of(Logger.getLogger("org.postgresql"), Logger.getLogger("org.mariadb.jdbc"));

  private SessionOpener() {}

  /**
   * Opens a connection that can only read.
   *
   * @throws DqException {@code DRIVER_MISSING}; {@code DATABASE_UNREACHABLE} for everything else
   */
  static Connection open(JdbcTarget address, Engine engine) {
    DRIVER_LOGS.forEach(log -> log.setLevel(Level.OFF));
    Driver driver = DriverLoader.find(address);
    JdbcTarget target = address.forConnectingNow();
    try (PrivateFiles files = new PrivateFiles(target.files())) {
      Properties properties = new Properties();
      properties.putAll(target.properties());
      properties.putAll(files.names());
      return connect(target, driver, engine, properties);
    } catch (IOException e) {
      throw new DqException(
          Problem.error(
                  ProblemCode.DATABASE_UNREACHABLE,
                  "the certificates for " + target.description() + " cannot be given to the driver")
              .withHint(
                  "make sure that the folder for temporary files can be written: "
                      + System.getProperty("java.io.tmpdir")),
          e);
    }
  }

  private static Connection connect(
      JdbcTarget target, Driver driver, Engine engine, Properties properties) {
    try {
      Connection connection = DriverCall.of(() -> driver.connect(target.url(), properties));
      if (connection == null) {
        throw new SQLException("the driver does not take the address");
      }
      try {
        engine.prepare(connection, target);
        return connection;
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new DqException(OpeningProblem.of(e, target), e);
    } catch (LinkageError e) {
      throw new DqException(OpeningProblem.incomplete(e, target), e);
    }
  }

  /** Contents as files that only this user can read, for as long as they are needed. */
  private static final class PrivateFiles implements AutoCloseable {

    private final Map<String, String> names = new HashMap<>();
    private final List<Path> created = new ArrayList<>();

    PrivateFiles(Map<String, String> contents) throws IOException {
      if (contents.isEmpty()) {
        return;
      }
      try {
        // On POSIX systems, temporary files and folders are created for their owner only.
        Path folder = Files.createTempDirectory("dq-run-");
        created.add(folder);
        for (Map.Entry<String, String> content : contents.entrySet()) {
          Path file = Files.createTempFile(folder, content.getKey(), ".pem");
          created.add(file);
          Files.writeString(file, content.getValue());
          names.put(content.getKey(), file.toString());
        }
      } catch (IOException e) {
        close();
        throw e;
      }
    }

    Map<String, String> names() {
      return names;
    }

    @Override
    public void close() throws IOException {
      for (int i = created.size() - 1; i >= 0; i--) {
        Files.deleteIfExists(created.get(i));
      }
    }
  }
}
