package io.dqrun.runner.connector;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.workflow.ConnectionConfig;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of SQLite files.
 *
 * <p>How a file is named: https://www.sqlite.org/uri.html. The file is opened to be read only, and
 * never created.
 */
public final class SqliteConnector {

  /** The bit SQLITE_OPEN_READONLY, which the driver's own default lacks. */
  private static final String OPEN_READ_ONLY = "1";

  private static final Map<String, Option> OPTIONS =
      Map.of(
          "busy_timeout", Option.number("busy_timeout", 0, 3_600_000),
          // Python's names, which workflows written for it carry.
          "timeout", seconds("busy_timeout"),
          "check_same_thread", Option.flag(""));

  private SqliteConnector() {}

  /**
   * The address of a file. A SQLite connection has one database, whatever OpenMetadata calls it.
   *
   * @param config a connection of type {@code SQLite}; its database mode is the path of the file,
   *     against the working directory if relative
   * @param databaseName the database of the table, used for nothing but its name; null for the
   *     connection's own
   * @throws DqException with every problem of the connection; {@code DATABASE_UNREACHABLE} if there
   *     is no such file
   */
  public static JdbcTarget target(ConnectionConfig config, @Nullable String databaseName) {
    ConnectionFields fields = new ConnectionFields(config);
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("busy_timeout", "10000");
    properties.putAll(fields.options(OPTIONS));
    properties.put("open_mode", OPEN_READ_ONLY);

    Optional<String> name = fields.text("databaseMode");
    if (name.isEmpty() ? !fields.has("databaseMode") : name.get().equals(":memory:")) {
      fields.invalid(
          "the SQLite connection names no file: an empty database in memory cannot be tested",
          "set `databaseMode` to the path of the file");
    }
    Optional<String> own = fields.text("database");
    fields.check();
    Path file = file(name.orElse(""));
    String database =
        databaseName == null || databaseName.isEmpty() ? own.orElse("default") : databaseName;
    // As a URI, in which no character of the file's name can start a parameter.
    String url = "jdbc:sqlite:file:" + file.toUri().getRawPath() + "?mode=ro";
    return new JdbcTarget(config.type(), url, properties, Map.of(), database, file.toString());
  }

  private static Path file(String name) {
    Path file;
    try {
      file = Path.of(name).toAbsolutePath();
    } catch (InvalidPathException e) {
      throw unreachable("'" + name + "' is not the name of a file", "correct `databaseMode`");
    }
    if (Files.isDirectory(file)) {
      throw unreachable(file + " is a folder, not a SQLite file", "name the file itself");
    }
    if (!Files.exists(file)) {
      throw unreachable(
          "there is no SQLite file " + file,
          "correct `databaseMode`; a relative path starts at the folder dq-run is started in");
    }
    if (!Files.isRegularFile(file)) {
      throw unreachable(file + " is not a regular file", "name a SQLite file in `databaseMode`");
    }
    if (!Files.isReadable(file)) {
      throw unreachable(file + " may not be read by this user", "change its permissions");
    }
    return file;
  }

  private static Option seconds(String property) {
    return new Option(
        property,
        "a number of seconds from 0 to 3600",
        text ->
            text.matches("[0-9]{1,4}(\\.[0-9]{1,6})?") && Double.parseDouble(text) <= 3600
                ? Optional.of(Long.toString(Math.round(Double.parseDouble(text) * 1000)))
                : Optional.empty());
  }

  private static DqException unreachable(String message, String hint) {
    return new DqException(Problem.error(ProblemCode.DATABASE_UNREACHABLE, message).withHint(hint));
  }
}
