package io.dqrun.runner.connector;

import io.dqrun.workflow.ConnectionConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of Db2 databases.
 *
 * <p>The driver's properties:
 * https://www.ibm.com/docs/en/db2/11.5.x?topic=sqlj-properties-data-server-driver-jdbc. Several of
 * them look up names at other servers or write files, so that only the ones listed here can be set.
 */
public final class Db2Connector {

  private static final int PORT = 50_000;

  private static final Map<String, Option> OPTIONS =
      Map.ofEntries(
          Map.entry(
              "blockingReadConnectionTimeout",
              Option.number("blockingReadConnectionTimeout", 0, 86_400)),
          Map.entry("clientApplicationInformation", Option.text("clientApplicationInformation")),
          Map.entry("clientProgramName", Option.text("clientProgramName")),
          Map.entry("currentSchema", Option.text("currentSchema")),
          Map.entry("loginTimeout", Option.number("loginTimeout", 1, 3600)),
          Map.entry("sslConnection", Option.flag("sslConnection")));

  private Db2Connector() {}

  /** The address of a database. */
  public static JdbcTarget target(ConnectionConfig config, @Nullable String databaseName) {
    ConnectionFields fields = new ConnectionFields(config);
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("clientProgramName", "dq-run");
    properties.put("loginTimeout", "10");
    properties.putAll(fields.options(OPTIONS));
    properties.put("readOnly", "true");
    properties.put("user", fields.required("username"));
    fields.text("password").ifPresent(password -> properties.put("password", password));
    if (fields.text("scheme").filter("ibmi"::equals).isPresent()) {
      fields.invalid(
          "Db2 for IBM i, `scheme: ibmi`, is not supported by this version",
          "test Db2 for Linux, UNIX and Windows with `scheme: db2+ibm_db`");
    }
    Map<String, String> files = fields.pemFiles(Map.of("caCertificate", "sslCertLocation"));
    encryption(fields, properties, files);

    HostPort address = fields.hostPort(PORT);
    String database = fields.plainName("database", fields.database(databaseName, "database"));
    fields.check();
    return new JdbcTarget(
        config.type(),
        "jdbc:db2://" + address + "/" + database,
        properties,
        files,
        database,
        address + "/" + database);
  }

  private static void encryption(
      ConnectionFields fields, Map<String, String> properties, Map<String, String> files) {
    Optional<String> mode = fields.choice("sslMode", PostgresConnector.SSL_MODES);
    // The driver always checks the certificate, so that there are but two ways.
    mode.ifPresent(
        given ->
            properties.put(
                "sslConnection",
                Boolean.toString(!Set.of("disable", "allow", "prefer").contains(given))));
    if (!files.isEmpty() && mode.filter("disable"::equals).isEmpty()) {
      properties.put("sslConnection", "true");
    }
    if (mode.filter("verify-full"::equals).isPresent()) {
      properties.put("sslClientHostnameValidation", "Basic");
    }
  }
}
