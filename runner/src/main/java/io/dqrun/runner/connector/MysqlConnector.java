package io.dqrun.runner.connector;

import io.dqrun.problem.DqException;
import io.dqrun.runner.cloud.RdsLogIn;
import io.dqrun.workflow.ConnectionConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of MariaDB and MySQL servers, for MariaDB's driver.
 *
 * <p>The driver's properties: https://mariadb.com/kb/en/about-mariadb-connector-j/. Several of them
 * load classes, read files or run statements, so that only the ones listed here can be set.
 */
public final class MysqlConnector {

  private static final int DEFAULT_PORT = 3306;

  private static final List<String> SSL_MODES =
      List.of("disable", "trust", "verify-ca", "verify-full");

  private static final Map<String, Option> OPTIONS =
      Map.ofEntries(
          Map.entry("allowPublicKeyRetrieval", Option.flag("allowPublicKeyRetrieval")),
          Map.entry("connectTimeout", Option.number("connectTimeout", 1, 3_600_000)),
          Map.entry("connect_timeout", seconds("connectTimeout")),
          Map.entry("charset", Option.choice("", List.of("utf8", "utf8mb4"))),
          Map.entry("compress", Option.flag("useCompression")),
          Map.entry("read_timeout", seconds("socketTimeout")),
          Map.entry("socketTimeout", Option.number("socketTimeout", 0, 86_400_000)),
          Map.entry("sslMode", Option.choice("sslMode", SSL_MODES)),
          Map.entry("tcpKeepAlive", Option.flag("tcpKeepAlive")),
          Map.entry("useCompression", Option.flag("useCompression")));

  /** What makes values what they are, and what keeps the server from asking for more. */
  private static final Map<String, String> FIXED =
      Map.ofEntries(
          Map.entry("allowLocalInfile", "false"),
          Map.entry("allowMultiQueries", "false"),
          Map.entry("permitRedirect", "false"),
          Map.entry("tinyInt1isBit", "false"),
          Map.entry("yearIsDateType", "false"),
          Map.entry("dumpQueriesOnException", "false"));

  private MysqlConnector() {}

  /**
   * The address of a server. Its databases are schemas to OpenMetadata.
   *
   * @param config a connection of type {@code MariaDB} or {@code Mysql}
   * @param databaseName what OpenMetadata calls the one database above the schemas; null or empty
   *     for the connection's own name of it
   * @throws DqException with every problem of the connection
   */
  public static JdbcTarget target(ConnectionConfig config, @Nullable String databaseName) {
    ConnectionFields fields = new ConnectionFields(config);
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("connectTimeout", "10000");
    properties.put("tcpKeepAlive", "true");
    properties.putAll(fields.options(OPTIONS));
    properties.putAll(FIXED);
    properties.put("connectionAttributes", "program_name:dq-run");

    String user = fields.required("username");
    properties.put("user", user);
    password(fields).ifPresent(password -> properties.put("password", password));
    Map<String, String> files = new LinkedHashMap<>();
    fields.pem("caCertificate").ifPresent(content -> files.put("serverSslCert", content));
    if (fields.has("sslConfig", "sslCertificate") || fields.has("sslConfig", "sslKey")) {
      fields.invalid(
          "log-in to %s by a client certificate is not supported by this version"
              .formatted(config.type()),
          "use a user with a password, and `sslConfig: {caCertificate: ...}` for encryption");
    }
    if (!files.isEmpty()) {
      // As Python's driver does: whoever names an authority wants the server to be checked.
      properties.merge(
          "sslMode", "verify-full", (given, full) -> given.equals("verify-ca") ? given : full);
    }
    HostPort address = fields.hostPort(DEFAULT_PORT);
    Optional<RdsLogIn> logIn = RdsAccess.read(fields, config.type(), address, user);
    if (logIn.isPresent()) {
      encryptToken(fields, properties);
    }
    String schema = fields.text("databaseSchema").orElse("");
    if (schema.matches(".*[?&/\\\\%#;].*")) {
      // The driver has no way to escape them in an address.
      fields.invalid(
          "`databaseSchema` holds a character that an address cannot hold",
          "leave it out: tables are read by their full names");
    }
    Optional<String> name = fields.text("databaseName");
    fields.check();
    return new JdbcTarget(
            config.type(),
            "jdbc:mariadb://" + address + "/" + schema,
            properties,
            files,
            databaseName == null || databaseName.isEmpty() ? name.orElse("default") : databaseName,
            address + (schema.isEmpty() ? "" : "/" + schema))
        .with(logIn);
  }

  /** Whoever sees the token can use it. */
  private static void encryptToken(ConnectionFields fields, Map<String, String> properties) {
    if (properties.getOrDefault("sslMode", "").equals("disable")) {
      fields.invalid(
          "`connectionOptions.sslMode` would let the token of IAM be sent unencrypted",
          "remove it, and give RDS's authorities in `sslConfig: {caCertificate: ...}`");
    }
    properties.putIfAbsent("sslMode", "verify-full");
  }

  private static Optional<String> password(ConnectionFields fields) {
    return fields.text("authType", "password").or(() -> fields.text("password"));
  }

  private static Option seconds(String property) {
    Option number = Option.number(property, 1, 86_400);
    return new Option(
        property,
        number.expected() + " (seconds)",
        text -> number.read().apply(text).map(s -> s + "000"));
  }
}
