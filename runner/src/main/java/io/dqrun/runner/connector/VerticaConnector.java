package io.dqrun.runner.connector;

import io.dqrun.workflow.ConnectionConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of Vertica databases.
 *
 * <p>The driver's properties:
 * https://docs.vertica.com/latest/en/connecting-to/client-libraries/accessing/java/connection-properties/.
 * Several of them name further servers or write files, so that only the ones listed here can be
 * set.
 */
public final class VerticaConnector {

  private static final int PORT = 5433;

  private static final Option TLS_MODE =
      Option.choice("TLSmode", List.of("disable", "prefer", "require", "verify-ca", "verify-full"));

  private static final Map<String, Option> OPTIONS =
      Map.ofEntries(
          Map.entry("ConnectionLoadBalance", Option.flag("ConnectionLoadBalance")),
          Map.entry("Label", Option.text("SessionLabel")),
          Map.entry("LoginTimeout", Option.number("LoginTimeout", 1, 3600)),
          Map.entry("TLSmode", TLS_MODE),
          Map.entry("autocommit", Option.flag("")),
          Map.entry("connection_load_balance", Option.flag("ConnectionLoadBalance")),
          Map.entry("connection_timeout", Option.number("LoginTimeout", 1, 3600)),
          Map.entry("session_label", Option.text("SessionLabel")),
          Map.entry("tlsmode", TLS_MODE));

  private VerticaConnector() {}

  /** The address of a database. */
  public static JdbcTarget target(ConnectionConfig config, @Nullable String databaseName) {
    ConnectionFields fields = new ConnectionFields(config);
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("SessionLabel", "dq-run");
    properties.put("LoginTimeout", "10");
    properties.putAll(fields.options(OPTIONS));
    properties.put("ReadOnly", "true");
    properties.put("user", fields.required("username"));
    fields.text("password").ifPresent(password -> properties.put("password", password));

    HostPort address = fields.hostPort(PORT);
    String database = fields.plainName("database", fields.database(databaseName, "database"));
    fields.check();
    return new JdbcTarget(
        config.type(),
        "jdbc:vertica://" + address + "/" + database,
        properties,
        Map.of(),
        database,
        address + "/" + database);
  }
}
