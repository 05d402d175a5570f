package io.dqrun.runner.connector;

import io.dqrun.workflow.ConnectionConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Addresses of Impala servers, for Hive's driver, which they understand. */
public final class ImpalaConnector {

  private static final int PORT = 21_050;

  private static final List<String> AUTHS = List.of("NOSASL", "PLAIN", "GSSAPI", "LDAP", "JWT");

  private ImpalaConnector() {}

  /**
   * The address of a server.
   *
   * @param config a connection of type {@code Impala}
   * @param databaseName the database of the table, used for nothing but its name; null for the
   *     connection's own
   * @throws io.dqrun.problem.DqException with every problem of the connection
   */
  public static JdbcTarget target(ConnectionConfig config, @Nullable String databaseName) {
    ConnectionFields fields = new ConnectionFields(config);
    String auth = fields.choice("authMechanism", AUTHS).filter(AUTHS::contains).orElse("PLAIN");
    Map<String, String> settings = new LinkedHashMap<>();
    if (fields.flag("useSSL").orElse(false)) {
      settings.put("ssl", "true");
    }
    return HiveDriver.target(config, fields, auth, PORT, settings, databaseName);
  }
}
