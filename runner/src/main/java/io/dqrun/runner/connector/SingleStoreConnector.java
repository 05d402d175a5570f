package io.dqrun.runner.connector;

import io.dqrun.workflow.ConnectionConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of SingleStore servers.
 *
 * <p>The driver's properties: https://github.com/memsql/S2-JDBC-Connector. Several of them load
 * classes, read files or weaken TLS, so that only the ones listed here can be set.
 */
public final class SingleStoreConnector {

  private static final int PORT = 3306;

  private static final Map<String, Option> OPTIONS =
      Map.of(
          "charset", ExtraOptions.ignored(),
          "connect_timeout", ExtraOptions.seconds("connectTimeout"),
          "connectTimeout", Option.number("connectTimeout", 100, 3_600_000),
          "read_timeout", ExtraOptions.seconds("socketTimeout"),
          "socketTimeout", Option.number("socketTimeout", 0, 86_400_000),
          "sslMode", Option.choice("sslMode", List.of("disable", "verify-ca", "verify-full")),
          "tcpKeepAlive", Option.flag("tcpKeepAlive"));

  private SingleStoreConnector() {}

  /**
   * The address of a server.
   *
   * @param config a connection of type {@code SingleStore}
   * @param databaseName the database of the table, used for nothing but its name; null for the
   *     connection's own
   * @throws io.dqrun.problem.DqException with every problem of the connection
   */
  public static JdbcTarget target(ConnectionConfig config, @Nullable String databaseName) {
    ConnectionFields fields = new ConnectionFields(config);
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("connectTimeout", "10000");
    properties.put("tcpKeepAlive", "true");
    properties.putAll(fields.options(OPTIONS));
    properties.put("allowLocalInfile", "false");
    properties.put("user", fields.required("username"));
    fields.text("password").ifPresent(password -> properties.put("password", password));
    HostPort address = fields.hostPort(PORT);
    Optional<String> schema = fields.text("databaseSchema");
    Optional<String> own = fields.text("databaseName");
    schema.ifPresent(name -> fields.plainName("databaseSchema", name));
    fields.check();
    return new JdbcTarget(
        config.type(),
        "jdbc:singlestore://" + address + "/" + schema.map(UrlText::segment).orElse(""),
        properties,
        Map.of(),
        databaseName == null || databaseName.isEmpty() ? own.orElse("default") : databaseName,
        address + schema.map(name -> "/" + name).orElse(""));
  }
}
