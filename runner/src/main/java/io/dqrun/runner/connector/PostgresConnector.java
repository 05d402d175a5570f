package io.dqrun.runner.connector;

import io.dqrun.problem.DqException;
import io.dqrun.runner.cloud.RdsLogIn;
import io.dqrun.workflow.ConnectionConfig;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of PostgreSQL databases.
 *
 * <p>The driver's properties: https://jdbc.postgresql.org/documentation/use/. Several of them load
 * classes, write files or weaken TLS, so that only the ones listed here can be set.
 */
public final class PostgresConnector {

  private static final int PORT = 5432;

  static final List<String> SSL_MODES =
      List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

  private static final Map<String, Option> OPTIONS =
      Map.ofEntries(
          Map.entry("ApplicationName", Option.text("ApplicationName")),
          Map.entry("application_name", Option.text("ApplicationName")),
          Map.entry("cancelSignalTimeout", Option.number("cancelSignalTimeout", 1, 3600)),
          Map.entry(
              "channelBinding",
              Option.choice("channelBinding", List.of("disable", "prefer", "require"))),
          Map.entry("connectTimeout", Option.number("connectTimeout", 1, 3600)),
          Map.entry("connect_timeout", Option.number("connectTimeout", 1, 3600)),
          Map.entry("currentSchema", Option.text("currentSchema")),
          Map.entry(
              "gssEncMode",
              Option.choice("gssEncMode", List.of("disable", "allow", "prefer", "require"))),
          Map.entry("keepalives", Option.flag("tcpKeepAlive")),
          Map.entry("loginTimeout", Option.number("loginTimeout", 1, 3600)),
          Map.entry(
              "pemKeyAlgorithm", Option.choice("pemKeyAlgorithm", List.of("RSA", "EC", "DSA"))),
          Map.entry("readOnly", Option.choice("readOnly", List.of("true"))),
          Map.entry("socketTimeout", Option.number("socketTimeout", 0, 86_400)),
          Map.entry("sslmode", Option.choice("sslmode", SSL_MODES)),
          Map.entry(
              "targetServerType",
              Option.choice(
                  "targetServerType",
                  List.of("any", "primary", "secondary", "preferPrimary", "preferSecondary"))),
          Map.entry("tcpKeepAlive", Option.flag("tcpKeepAlive")));

  /** The driver's property for each field of {@code sslConfig}. */
  private static final Map<String, String> SSL_FILES =
      Map.of("caCertificate", "sslrootcert", "sslCertificate", "sslcert", "sslKey", "sslkey");

  private PostgresConnector() {}

  /**
   * The address of a database.
   *
   * @param config a connection of type {@code Postgres}
   * @param databaseName the database to open instead of the connection's own one: that of the
   *     table; null for the connection's own
   * @throws DqException with every problem of the connection
   */
  public static JdbcTarget target(ConnectionConfig config, @Nullable String databaseName) {
    return target(config, databaseName, PORT);
  }

  /** As {@link #target(ConnectionConfig, String)}, for relatives that listen on another port. */
  public static JdbcTarget target(
      ConnectionConfig config, @Nullable String databaseName, int defaultPort) {
    ConnectionFields fields = new ConnectionFields(config);
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("ApplicationName", "dq-run");
    properties.put("connectTimeout", "10");
    properties.put("tcpKeepAlive", "true");
    properties.putAll(fields.options(OPTIONS));
    // A server that accepts the connection and then keeps silent must not hold us up for longer.
    properties.putIfAbsent("loginTimeout", properties.getOrDefault("connectTimeout", "10"));
    properties.put("readOnly", "true");
    properties.put("readOnlyMode", "transaction");
    // Poolers between us and the server cannot keep prepared statements apart.
    properties.put("prepareThreshold", "0");

    String user = fields.required("username");
    properties.put("user", user);
    password(config, fields).ifPresent(password -> properties.put("password", password));
    Map<String, String> files = fields.pemFiles(SSL_FILES);
    sslMode(fields, properties.get("sslmode"), files.containsKey("sslrootcert"))
        .ifPresent(mode -> properties.put("sslmode", mode));

    HostPort address = fields.hostPort(defaultPort);
    Optional<RdsLogIn> logIn = RdsAccess.read(fields, config.type(), address, user);
    if (logIn.isPresent()) {
      encryptToken(fields, properties);
    }
    String database = fields.database(databaseName, "database");
    fields.check();
    return new JdbcTarget(
            config.type(),
            "jdbc:postgresql://"
                + address
                + "/"
                + URLEncoder.encode(database, StandardCharsets.UTF_8),
            properties,
            files,
            database,
            address + "/" + database)
        .with(logIn);
  }

  /** Whoever sees the token can use it. */
  private static void encryptToken(ConnectionFields fields, Map<String, String> properties) {
    if (List.of("disable", "allow", "prefer").contains(properties.getOrDefault("sslmode", ""))) {
      fields.invalid(
          "`sslMode` would let the token of IAM be sent unencrypted",
          "use verify-full with RDS's authorities in `sslConfig: {caCertificate: ...}`, or require");
    }
    properties.putIfAbsent("sslmode", "verify-full");
  }

  private static Optional<String> password(ConnectionConfig config, ConnectionFields fields) {
    if (fields.has("password")) {
      fields.invalid(
          "`password` of a %s connection is not read by OpenMetadata 1.1 and newer"
              .formatted(config.type()),
          "move it to `authType: {password: ...}`");
    }
    return fields.text("authType", "password");
  }

  /** The mode to use; an authority that is named is one to check the server against. */
  static Optional<String> sslMode(
      ConnectionFields fields, @Nullable String option, boolean hasAuthority) {
    Optional<String> mode = fields.text("sslMode").or(() -> Optional.ofNullable(option));
    if (mode.isPresent() && !SSL_MODES.contains(mode.get())) {
      fields.invalid(
          "`sslMode` is '" + mode.get() + "'", "use one of " + String.join(", ", SSL_MODES));
    }
    if (!hasAuthority) {
      return mode;
    }
    // As libpq does: whoever names an authority wants the server to be checked against it. The
    // Java driver would encrypt, but trust anybody.
    return Optional.of(
        mode.map(given -> given.equals("require") ? "verify-ca" : given).orElse("verify-full"));
  }
}
