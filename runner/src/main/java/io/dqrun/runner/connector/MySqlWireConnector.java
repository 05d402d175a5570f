package io.dqrun.runner.connector;

import io.dqrun.workflow.ConnectionConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of Doris and StarRocks, for MySQL's driver, which they tell their users to take.
 *
 * <p>Its properties:
 * https://dev.mysql.com/doc/connector-j/en/connector-j-reference-configuration-properties.html.
 * Several of them load classes, read files or weaken TLS, so that only the ones listed here can be
 * set.
 */
public final class MySqlWireConnector {

  private static final int PORT = 9030;

  private static final Map<String, Option> OPTIONS =
      options("DISABLED", "PREFERRED", "REQUIRED", "VERIFY_CA", "VERIFY_IDENTITY");

  private MySqlWireConnector() {}

  /**
   * What a user may set.
   *
   * @param sslModes the driver's words for the ways to encrypt
   */
  static Map<String, Option> options(String... sslModes) {
    return Map.of(
        "charset", ExtraOptions.ignored(),
        "connect_timeout", ExtraOptions.seconds("connectTimeout"),
        "connectTimeout", Option.number("connectTimeout", 100, 3_600_000),
        "read_timeout", ExtraOptions.seconds("socketTimeout"),
        "socketTimeout", Option.number("socketTimeout", 0, 86_400_000),
        "sslMode", Option.choice("sslMode", List.of(sslModes)),
        "tcpKeepAlive", Option.flag("tcpKeepAlive"));
  }

  /**
   * The address of a frontend server.
   *
   * @param config a connection of type {@code Doris} or {@code StarRocks}
   * @param databaseName the database of the table, used for nothing but its name; null for the
   *     connection's own
   * @throws io.dqrun.problem.DqException with every problem of the connection
   */
  public static JdbcTarget target(ConnectionConfig config, @Nullable String databaseName) {
    ConnectionFields fields = new ConnectionFields(config);
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("connectTimeout", "10000");
    properties.put("tcpKeepAlive", "true");
    properties.put("sslMode", "PREFERRED");
    properties.putAll(fields.options(OPTIONS));
    properties.put("allowLoadLocalInfile", "false");
    properties.put("allowUrlInLocalInfile", "false");
    properties.put("autoDeserialize", "false");
    // Not every version understands what the driver would send for them.
    properties.put("useServerPrepStmts", "false");
    properties.put("user", fields.required("username"));
    fields.text("password").ifPresent(password -> properties.put("password", password));
    fields.pemFiles(Map.of());
    return target("mysql", config, fields, PORT, properties, databaseName);
  }

  /**
   * The address of a server that speaks MySQL's protocol.
   *
   * @param driver the driver's word in its URLs
   * @throws io.dqrun.problem.DqException with every problem that the connection has so far
   */
  static JdbcTarget target(
      String driver,
      ConnectionConfig config,
      ConnectionFields fields,
      int defaultPort,
      Map<String, String> properties,
      @Nullable String databaseName) {
    HostPort address = fields.hostPort(defaultPort);
    Optional<String> schema = fields.text("databaseSchema");
    Optional<String> own = fields.text("databaseName");
    schema.ifPresent(name -> fields.plainName("databaseSchema", name));
    fields.check();
    return new JdbcTarget(
        config.type(),
        "jdbc:" + driver + "://" + address + "/" + schema.map(UrlText::segment).orElse(""),
        properties,
        Map.of(),
        databaseName == null || databaseName.isEmpty() ? own.orElse("default") : databaseName,
        address + schema.map(name -> "/" + name).orElse(""));
  }
}
