package io.dqrun.runner.connector;

import io.dqrun.workflow.ConnectionConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of Presto catalogs.
 *
 * <p>The driver's properties: https://prestodb.io/docs/current/installation/jdbc.html. Several of
 * them load classes or read files, so that only the ones listed here can be set.
 */
public final class PrestoConnector {

  private static final Map<String, Option> OPTIONS =
      Map.of(
          "applicationNamePrefix", Option.text("applicationNamePrefix"),
          "source", Option.text("applicationNamePrefix"),
          "poll_interval", ExtraOptions.ignored(),
          "protocol", Option.choice("protocol", List.of("http", "https")));

  private PrestoConnector() {}

  /**
   * The address of a catalog.
   *
   * @param config a connection of type {@code Presto}
   * @param databaseName the catalog to open instead of the connection's own one: that of the table;
   *     null for the connection's own
   * @throws io.dqrun.problem.DqException with every problem of the connection
   */
  public static JdbcTarget target(ConnectionConfig config, @Nullable String databaseName) {
    ConnectionFields fields = new ConnectionFields(config);
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("applicationNamePrefix", "dq-run ");
    properties.putAll(fields.options(OPTIONS));
    Optional<String> argument = Optional.ofNullable(properties.remove("protocol"));
    String protocol =
        fields.choice("protocol", List.of("http", "https")).or(() -> argument).orElse(null);
    properties.put("user", fields.required("username"));
    Optional<String> password = fields.text("password");
    password.ifPresent(text -> properties.put("password", text));

    boolean encrypted =
        TrinoFamilyAddress.isEncrypted(fields, protocol, "protocol", password.isPresent());
    return TrinoFamilyAddress.target("presto", config, fields, encrypted, properties, databaseName);
  }
}
