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
      Map.of(
          "charset", ExtraOptions.ignored(),
          "connect_timeout", ExtraOptions.seconds("connectTimeout"),
          "connectTimeout", Option.number("connectTimeout", 100, 3_600_000),
          "read_timeout", ExtraOptions.seconds("socketTimeout"),
          "socketTimeout", Option.number("socketTimeout", 0, 86_400_000),
          "sslMode",
              Option.choice(
                  "sslMode",
                  List.of("DISABLED", "PREFERRED", "REQUIRED", "VERIFY_CA", "VERIFY_IDENTITY")),
          "tcpKeepAlive", Option.flag("tcpKeepAlive"));

  private MySqlWireConnector() {}

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
    HostPort address = fields.hostPort(PORT);
    Optional<String> schema = fields.text("databaseSchema");
    Optional<String> own = fields.text("databaseName");
    schema.ifPresent(name -> fields.plainName("databaseSchema", name));
    fields.check();
    return new JdbcTarget(
        config.type(),
        "jdbc:mysql://" + address + "/" + schema.map(UrlText::segment).orElse(""),
        properties,
        Map.of(),
        databaseName == null || databaseName.isEmpty() ? own.orElse("default") : databaseName,
        address + schema.map(name -> "/" + name).orElse(""));
  }
}
