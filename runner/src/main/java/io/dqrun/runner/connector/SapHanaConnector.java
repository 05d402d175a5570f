package io.dqrun.runner.connector;

import io.dqrun.workflow.ConnectionConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of SAP HANA databases.
 *
 * <p>The driver's properties:
 * https://help.sap.com/docs/SAP_HANA_CLIENT/f1b440ded6144a54ada97ff95dac7adf/109397c2206a4ab2a5386d494f4cf75e.html.
 * Several of them read or write files, so that only the ones listed here can be set.
 */
public final class SapHanaConnector {

  private static final int PORT = 30_015;

  /** At this port HANA in the cloud listens, which answers to nothing unencrypted. */
  private static final int CLOUD_PORT = 443;

  private static final Map<String, Option> OPTIONS =
      Map.ofEntries(
          Map.entry("communicationTimeout", Option.number("communicationTimeout", 0, 86_400_000)),
          Map.entry("connectTimeout", Option.number("connectTimeout", 1, 3_600_000)),
          Map.entry("encrypt", Option.flag("encrypt")),
          Map.entry("hostNameInCertificate", Option.text("hostNameInCertificate")),
          Map.entry("sslHostNameInCertificate", Option.text("hostNameInCertificate")),
          Map.entry("sslValidateCertificate", Option.flag("validateCertificate")),
          Map.entry("validateCertificate", Option.flag("validateCertificate")));

  private SapHanaConnector() {}

  /** The address of a database. */
  public static JdbcTarget target(ConnectionConfig config, @Nullable String databaseName) {
    ConnectionFields fields = new ConnectionFields(config);
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("connectTimeout", "10000");
    properties.put("validateCertificate", "true");
    properties.putAll(fields.options(OPTIONS));
    properties.put("readOnly", "true");
    if (fields.has("connection", "userKey")) {
      fields.invalid(
          "`connection.userKey` names a secret in SAP's own store, which dq-run does not read",
          "write `connection` with hostPort, username and password, the latter as ${NAME}");
      fields.check();
    }
    ConnectionFields connection = fields.object("connection");
    properties.put("user", fields.required("connection", "username"));
    connection.text("password").ifPresent(password -> properties.put("password", password));
    connection.text("databaseSchema").ifPresent(name -> properties.put("currentSchema", name));
    Optional<String> own = connection.text("database");
    // A tenant is reached through the port of the system's database by its name.
    own.ifPresent(tenant -> properties.put("databaseName", tenant));
    HostPort address = connection.hostPort(PORT);
    if (address.port() == CLOUD_PORT) {
      properties.putIfAbsent("encrypt", "true");
    }
    fields.check();
    String database =
        databaseName == null || databaseName.isEmpty() ? own.orElse("default") : databaseName;
    return new JdbcTarget(
        config.type(),
        "jdbc:sap://" + address + "/",
        properties,
        Map.of(),
        database,
        address + own.map(tenant -> "/" + tenant).orElse(""));
  }
}
