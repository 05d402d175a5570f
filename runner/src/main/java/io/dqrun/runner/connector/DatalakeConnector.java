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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of local files for DuckDB: those of a folder, or one DuckDB database file.
 *
 * <p>DuckDB is told to read nothing outside of the folder, to load no extension, to use one thread
 * per session and little memory: https://duckdb.org/docs/stable/operations_manual/securing_duckdb.
 */
public final class DatalakeConnector {

  private static final Pattern REMOTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://.*");
  private static final Pattern MEMORY = Pattern.compile("[1-9][0-9]{0,5}(MB|GB|MiB|GiB)");

  private static final Map<String, Option> OPTIONS =
      Map.of(
          "threads",
          Option.number("threads", 1, 64),
          "memory_limit",
          new Option(
              "memory_limit",
              "a size such as 512MB or 4GB",
              text -> MEMORY.matcher(text).matches() ? Optional.of(text) : Optional.empty()));

  private DatalakeConnector() {}

  /**
   * The address of a folder or a database file.
   *
   * @param config a connection of type {@code Datalake} with the local {@code configSource}; its
   *     bucket is the path of the folder or of a DuckDB database file, against the working
   *     directory if relative
   * @param databaseName the database of the table, used for nothing but its name; null for the
   *     connection's own
   * @throws DqException with every problem of the connection; {@code DATABASE_UNREACHABLE} if there
   *     is no such folder or file
   */
  public static JdbcTarget target(ConnectionConfig config, @Nullable String databaseName) {
    ConnectionFields fields = new ConnectionFields(config);
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("threads", "1");
    properties.put("memory_limit", "512MB");
    properties.putAll(fields.options(OPTIONS));
    properties.put("autoinstall_known_extensions", "false");
    properties.put("autoload_known_extensions", "false");
    properties.put("allow_community_extensions", "false");

    String bucket = bucket(fields);
    String prefix = fields.text("prefix").orElse("");
    String database =
        Optional.ofNullable(databaseName)
            .filter(name -> !name.isEmpty())
            .or(() -> fields.text("databaseName"))
            .orElse("default");
    fields.check();
    Path path = path(bucket);
    if (Files.isDirectory(path)) {
      return folder(config, properties, database, new DataFolder(bucket, path, prefix));
    }
    return file(config, properties, database, path);
  }

  private static String bucket(ConnectionFields fields) {
    if (fields.has("configSource", "securityConfig")) {
      fields.invalid(
          "the Datalake connection names a cloud storage, which dq-run cannot read: that takes an"
              + " extension of DuckDB which its driver does not bring along",
          "copy the files to this machine, write `configSource: {}` and the folder's path into"
              + " `bucketName`");
      return "";
    }
    String bucket = fields.required("bucketName");
    if (REMOTE.matcher(bucket).matches()) {
      fields.invalid(
          "`bucketName` of the Datalake connection is a remote address",
          "write the path of a folder of this machine");
    }
    return bucket;
  }

  private static JdbcTarget folder(
      ConnectionConfig config, Map<String, String> properties, String database, DataFolder folder) {
    properties.put(
        "allowed_directories",
        Stream.of(folder.root().toString(), DataFolder.exactly(folder.root()))
            .distinct()
            .map(path -> "'" + path.replace("\\", "\\\\").replace("'", "\\'") + "'")
            .collect(Collectors.joining(", ", "[", "]")));
    return new JdbcTarget(
        config.type(),
        "jdbc:duckdb:",
        properties,
        Map.of(),
        database,
        folder.root().toString(),
        Optional.of(folder));
  }

  private static JdbcTarget file(
      ConnectionConfig config, Map<String, String> properties, String database, Path file) {
    String name = file.toString();
    if (!Files.exists(file)) {
      throw unreachable(
          "there is no folder " + name,
          "correct `bucketName`; a relative path starts at the folder dq-run is started in");
    }
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw unreachable(
          name + " is no folder or file that this user may read", "change its permissions");
    }
    if (name.indexOf(';') >= 0 || name.indexOf('?') >= 0) {
      throw unreachable(
          "the driver cannot open a database file with ; or ? in its path: " + name,
          "rename the file or its folder");
    }
    properties.put("duckdb.read_only", "true");
    return new JdbcTarget(
        config.type(), "jdbc:duckdb:" + name, properties, Map.of(), database, name);
  }

  private static Path path(String bucket) {
    try {
      return Path.of(bucket).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw unreachable("'" + bucket + "' is not the name of a folder", "correct `bucketName`");
    }
  }

  private static DqException unreachable(String message, String hint) {
    return new DqException(Problem.error(ProblemCode.DATABASE_UNREACHABLE, message).withHint(hint));
  }
}
