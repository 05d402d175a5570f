package io.dqrun.runner.connector;

import io.dqrun.workflow.ConnectionConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of ClickHouse servers, over HTTP: the driver speaks nothing else.
 *
 * <p>Its properties: https://clickhouse.com/docs/en/integrations/java. Several of them read files
 * or weaken TLS, so that only the ones listed here can be set.
 */
public final class ClickhouseConnector {

  private static final int HTTP_PORT = 8123;
  private static final int HTTPS_PORT = 8443;

  private static final Map<String, Option> OPTIONS =
      Map.of(
          "client_name", Option.text("client_name"),
          "compress", Option.flag("compress"),
          "connect_timeout", ExtraOptions.seconds("connection_timeout"),
          "connection_timeout", Option.number("connection_timeout", 1000, 3_600_000),
          "send_receive_timeout", ExtraOptions.seconds("socket_timeout"),
          "socket_timeout", Option.number("socket_timeout", 1000, 86_400_000),
          "protocol", Option.choice("protocol", List.of("http", "https")),
          "verify", Option.choice("", List.of("true", "True", "1")));

  private ClickhouseConnector() {}

  /**
   * The address of a server.
   *
   * @param config a connection of type {@code Clickhouse}
   * @param databaseName the database of the table, used for nothing but its name; null for the
   *     connection's own
   * @throws io.dqrun.problem.DqException with every problem of the connection
   */
  public static JdbcTarget target(ConnectionConfig config, @Nullable String databaseName) {
    ConnectionFields fields = new ConnectionFields(config);
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("client_name", "dq-run");
    properties.putAll(fields.options(OPTIONS));
    Optional<String> protocol = Optional.ofNullable(properties.remove("protocol"));
    if (fields
        .choice("scheme", List.of("clickhouse+http", "clickhouse+native"))
        .filter("clickhouse+native"::equals)
        .isPresent()) {
      fields.invalid(
          "the ClickHouse driver does not speak the native protocol of `scheme: clickhouse+native`",
          "use `scheme: clickhouse+http` and the server's port for HTTP, mostly 8123 or 8443");
    }
    if (fields.has("keyfile")) {
      fields.invalid(
          "`keyfile` of a ClickHouse connection belongs to the native protocol",
          "remove it; over HTTPS, the user logs in with a password");
    }
    // The driver connects only with both, also where the user needs no password.
    properties.put("user", fields.text("username").orElse("default"));
    properties.put("password", fields.text("password").orElse(""));
    boolean https = fields.flag("https").orElse(false);
    boolean secure = fields.flag("secure").orElse(false);
    boolean encrypted = https || secure || protocol.filter("https"::equals).isPresent();
    HostPort address = fields.hostPort(encrypted ? HTTPS_PORT : HTTP_PORT);
    Optional<String> schema = fields.text("databaseSchema");
    Optional<String> own = fields.text("databaseName");
    fields.check();
    return new JdbcTarget(
        config.type(),
        "jdbc:clickhouse:%s://%s/%s"
            .formatted(
                encrypted ? "https" : "http", address, schema.map(UrlText::segment).orElse("")),
        properties,
        Map.of(),
        databaseName == null || databaseName.isEmpty() ? own.orElse("default") : databaseName,
        address + schema.map(name -> "/" + name).orElse(""));
  }
}
