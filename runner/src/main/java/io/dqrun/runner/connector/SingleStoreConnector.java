package io.dqrun.runner.connector;

import io.dqrun.workflow.ConnectionConfig;
import java.util.LinkedHashMap;
import java.util.Map;
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
      MySqlWireConnector.options("disable", "verify-ca", "verify-full");

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
    return MySqlWireConnector.target("singlestore", config, fields, PORT, properties, databaseName);
  }
}
