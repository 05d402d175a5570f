package io.dqrun.runner.connector;

import io.dqrun.workflow.ConnectionConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Addresses of Hive servers. The connection to their metastore is not used. */
public final class HiveConnector {

  private static final int PORT = 10_000;

  private static final List<String> SCHEMES = List.of("hive", "hive+http", "hive+https");
  private static final List<String> AUTHS =
      List.of("NONE", "LDAP", "KERBEROS", "CUSTOM", "NOSASL", "BASIC", "GSSAPI", "JWT", "PLAIN");

  private HiveConnector() {}

  /**
   * The address of a server.
   *
   * @param config a connection of type {@code Hive}
   * @param databaseName the database of the table, used for nothing but its name; null for the
   *     connection's own
   * @throws io.dqrun.problem.DqException with every problem of the connection
   */
  public static JdbcTarget target(ConnectionConfig config, @Nullable String databaseName) {
    ConnectionFields fields = new ConnectionFields(config);
    String scheme = fields.choice("scheme", SCHEMES).orElse("hive");
    Optional<String> auth = fields.choice("auth", AUTHS);
    Map<String, String> settings = new LinkedHashMap<>();
    if (!scheme.equals("hive") || auth.filter("BASIC"::equals).isPresent()) {
      settings.put("transportMode", "http");
      settings.put("httpPath", "cliservice");
    }
    boolean useSsl = fields.flag("useSSL").orElse(false);
    if (useSsl || scheme.equals("hive+https")) {
      settings.put("ssl", "true");
    }
    if (fields.has("sslConfig")) {
      fields.pemFiles(Map.of());
      settings.put("ssl", "true");
    }
    return HiveDriver.target(config, fields, auth.orElse("NONE"), PORT, settings, databaseName);
  }
}
