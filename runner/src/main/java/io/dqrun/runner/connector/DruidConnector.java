package io.dqrun.runner.connector;

import io.dqrun.workflow.ConnectionConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of Druid's routers and brokers, for Avatica's driver.
 *
 * <p>Its properties: https://druid.apache.org/docs/latest/api-reference/sql-jdbc and
 * https://calcite.apache.org/avatica/docs/client_reference.html. Several of them load classes or
 * read files, so that only the ones listed here can be set.
 */
public final class DruidConnector {

  private static final int PORT = 8888;
  private static final int TLS_PORT = 9088;

  private static final Map<String, Option> OPTIONS =
      Map.of(
          "scheme", Option.choice("scheme", List.of("http", "https")),
          "sqlTimeZone",
              ExtraOptions.pattern("sqlTimeZone", "a zone like Europe/Paris", "[A-Za-z0-9/_+:-]+"),
          "ssl_verify_cert", Option.choice("", List.of("true", "True", "1")),
          "timeout", Option.number("timeout", 1, 86_400_000),
          "useApproximateCountDistinct", Option.flag("useApproximateCountDistinct"));

  private DruidConnector() {}

  /**
   * The address of a server.
   *
   * @param config a connection of type {@code Druid}
   * @param databaseName the database of the table, used for nothing but its name; null for the
   *     connection's own
   * @throws io.dqrun.problem.DqException with every problem of the connection
   */
  public static JdbcTarget target(ConnectionConfig config, @Nullable String databaseName) {
    ConnectionFields fields = new ConnectionFields(config);
    Map<String, String> properties = new LinkedHashMap<>(fields.options(OPTIONS));
    String scheme = Optional.ofNullable(properties.remove("scheme")).orElse("http");
    fields.text("username").ifPresent(user -> properties.put("user", user));
    fields.text("password").ifPresent(password -> properties.put("password", password));
    HostPort address = fields.hostPort(scheme.equals("https") ? TLS_PORT : PORT);
    Optional<String> own = fields.text("databaseName");
    fields.check();
    return new JdbcTarget(
        config.type(),
        "jdbc:avatica:remote:url=%s://%s/druid/v2/sql/avatica-protobuf/;serialization=protobuf"
            .formatted(scheme, address),
        properties,
        Map.of(),
        databaseName == null || databaseName.isEmpty() ? own.orElse("default") : databaseName,
        address.toString());
  }
}
