package io.dqrun.runner.jdbc;

import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.connector.JdbcTarget;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Tells in the user's words why a connection could not be made. */
final class OpeningProblem {

  private static final int SQLITE_CANNOT_OPEN = 14;
  private static final int SQLITE_NOT_A_DATABASE = 26;

  private static final int TOO_MANY_CONNECTIONS = 1040;
  private static final int DATABASE_DENIED = 1044;
  private static final int ACCESS_DENIED = 1045;
  private static final int UNKNOWN_DATABASE = 1049;
  private static final int TOO_MANY_OF_USER = 1226;
  private static final int NO_PASSWORD_PLUGIN = 1698;

  private static final String PROTOCOL_VIOLATION = "08P01";
  private static final String CONNECTION_REJECTED = "08004";

  private OpeningProblem() {}

  static Problem of(SQLException failure, JdbcTarget target) {
    String state = Objects.requireNonNullElse(failure.getSQLState(), "");
    String at = target.description();
    String user = "'" + target.user() + "'";
    String reason = ": " + DriverText.of(failure, target);
    if (new SqliteEngine().serves(target)) {
      return sqlite(failure, at, reason);
    }
    if (new DuckDbEngine().serves(target)) {
      return target.folder().isPresent()
          ? problem("the folder " + at + " cannot be opened" + reason, "correct `bucketName`")
          : problem(
              at + " is not a DuckDB database of a version that can be read" + reason,
              "name a folder in `bucketName`, or a database file that no other program is writing");
    }
    if (hasCause(failure, UnknownHostException.class)) {
      return problem(
          "the host of the database " + at + " is unknown",
          "correct `hostPort`, or look whether this machine can resolve the name");
    }
    boolean byHttp = target.url().matches("jdbc:(trino|presto|clickhouse):.*");
    Optional<Throwable> ssl = cause(failure, SSLException.class);
    if (ssl.isPresent()) {
      return unencrypted(ssl.get(), byHttp ? ssl.get() : failure, target);
    }
    if (byHttp && reason.contains("Authentication failed")) {
      return refused(at, user, reason);
    }
    if (hasCause(failure, SocketTimeoutException.class)
        || (state.startsWith("08") && reason.contains("timed out"))) {
      return problem(
          "the database " + at + " does not answer in time",
          "check `hostPort` and the network; connectionOptions.connect_timeout allows more seconds");
    }
    if (hasCause(failure, ConnectException.class)) {
      return problem(
          "nothing answers at the database " + at,
          "check `hostPort`, and that the server is running and reachable from this machine");
    }
    if (new MariaDbEngine().serves(target)) {
      return mariaDb(failure, at, user, reason);
    }
    if (new PostgresEngine().serves(target) && state.equals(PROTOCOL_VIOLATION)) {
      return problem(
          "what answers at " + at + " does not speak as PostgreSQL does" + reason,
          "check `hostPort`: another kind of server listens there");
    }
    // The driver's words are translated, but for this one.
    if (state.equals(CONNECTION_REJECTED) && reason.contains("SSL")) {
      return problem(
          "no encrypted connection to the database " + at + reason,
          "switch TLS on at the server; or, in a network that you trust, use `sslMode: prefer`");
    }
    if (reason.contains("MSAL4J") || hasCause(failure, LinkageError.class)) {
      return incomplete(failure, target);
    }
    return switch (state) {
      case "28P01", "28000", "08004" -> refused(at, user, reason);
      case "3D000" ->
          problem(
              "the server has no database " + at + reason,
              "correct `database`, or the database part of the table's fully qualified name");
      case "42501" ->
          problem(
              "user " + user + " may not connect to the database " + at + reason,
              "GRANT CONNECT ON DATABASE to this user");
      case "53300" ->
          problem(
              "the database " + at + " has no free connection" + reason,
              "run with fewer --jobs, or raise the server's limit");
      default ->
          problem(
              "the database " + at + " cannot be opened" + reason,
              "correct the connection of this service");
    };
  }

  private static Problem unencrypted(Throwable ssl, Throwable told, JdbcTarget target) {
    String at = target.description();
    if (String.valueOf(ssl.getMessage()).contains("Unsupported or unrecognized SSL message")) {
      return problem(
          "the database " + at + " does not encrypt what it says on this port",
          "check the port in `hostPort`; a password or token is sent only encrypted");
    }
    return problem(
        "no encrypted connection to the database " + at + ": " + DriverText.of(told, target),
        told == ssl
            ? "check `verify` against the server's certificate"
            : "check `sslMode` and `sslConfig` against the server's certificate");
  }

  private static Problem refused(String at, String user, String reason) {
    return problem(
        "the database " + at + " refused user " + user + reason,
        "check `username` and `authType.password`, and that the server lets this machine in");
  }

  /** Log-in to a cloud mostly needs libraries that the driver does not bring along. */
  static Problem incomplete(Throwable failure, JdbcTarget target) {
    return Problem.error(
            ProblemCode.DRIVER_MISSING,
            "the driver lacks a library to open %s: %s"
                .formatted(target.description(), DriverText.of(failure, target)))
        .withHint(
            "put the driver, that library and what it needs into %s; %s"
                .formatted(
                    DriverFolders.current().target().resolve(target.serviceType()),
                    library(target)));
  }

  private static String library(JdbcTarget target) {
    String url = target.url();
    if (url.startsWith("jdbc:sqlserver:")) {
      return "ActiveDirectory modes need com.microsoft.azure:msal4j, the modes ManagedIdentity and"
          + " Default com.azure:azure-identity";
    }
    if (url.startsWith("jdbc:redshift:iam:")) {
      return "log-in by IAM needs the AWS SDK's redshift, redshift-serverless and sts, of the"
          + " version that the driver's own POM names";
    }
    return "`mvn dependency:copy-dependencies` with the driver as the only dependency gathers them";
  }

  private static Problem mariaDb(SQLException failure, String at, String user, String reason) {
    if (reason.contains("RSA public key")) {
      return problem(
          "the server " + at + " takes a password only over an encrypted connection" + reason,
          "set `sslConfig: {caCertificate: ...}`; or, in a network that you trust,"
              + " connectionOptions.allowPublicKeyRetrieval: true");
    }
    return switch (failure.getErrorCode()) {
      case ACCESS_DENIED, NO_PASSWORD_PLUGIN ->
          problem(
              "the database " + at + " refused user " + user + reason,
              "check `username` and the password, and that the server lets this machine in");
      case DATABASE_DENIED, UNKNOWN_DATABASE ->
          problem(
              "user " + user + " finds no schema of this name at " + at + reason,
              "correct `databaseSchema`, leave it out, or GRANT SELECT on it to this user");
      case TOO_MANY_CONNECTIONS, TOO_MANY_OF_USER ->
          problem(
              "the database " + at + " has no free connection" + reason,
              "run with fewer --jobs, or raise the server's limit");
      default ->
          problem(
              "the database " + at + " cannot be opened" + reason,
              "correct the connection of this service");
    };
  }

  private static Problem sqlite(SQLException failure, String file, String reason) {
    // The upper bytes of a code tell more about it, not something else.
    return switch (failure.getErrorCode() & 0xFF) {
      case SQLITE_NOT_A_DATABASE ->
          problem(
              file + " is not a SQLite database, or it is encrypted",
              "name a SQLite file in `databaseMode`");
      case SQLITE_CANNOT_OPEN ->
          problem(
              "the SQLite file " + file + " cannot be opened" + reason,
              "check the permissions of the file, its -wal and -shm files and their folder");
      default ->
          problem(
              "the SQLite file " + file + " cannot be read" + reason,
              "look whether another program is writing it, or it is damaged");
    };
  }

  private static Problem problem(String message, String hint) {
    return Problem.error(ProblemCode.DATABASE_UNREACHABLE, message).withHint(hint);
  }

  private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
    return cause(failure, type).isPresent();
  }

  private static Optional<Throwable> cause(Throwable failure, Class<? extends Throwable> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(cause);
      }
    }
    return Optional.empty();
  }
}
