package io.dqrun.runner.connector;

import io.dqrun.workflow.ConnectionConfig;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of Pinot clusters: the driver asks the controller and sends queries to the broker.
 *
 * <p>Its properties: https://docs.pinot.apache.org/users/clients/jdbc. Some of them read files, so
 * that only the ones listed here can be set.
 */
public final class PinotConnector {

  private static final int BROKER_PORT = 8099;
  private static final int CONTROLLER_PORT = 9000;

  private static final Map<String, Option> OPTIONS =
      Map.of(
          "enableNullHandling", Option.flag("enableNullHandling"),
          "tenant", Option.text("tenant"),
          "use_multistage_engine", Option.flag("useMultistageEngine"),
          "useMultistageEngine", Option.flag("useMultistageEngine"),
          "verify_ssl", Option.choice("", List.of("true", "True", "1")));

  private PinotConnector() {}

  /**
   * The address of a cluster.
   *
   * @param config a connection of type {@code PinotDB}
   * @param databaseName the database of the table, used for nothing but its name; null for the
   *     connection's own
   * @throws io.dqrun.problem.DqException with every problem of the connection
   */
  public static JdbcTarget target(ConnectionConfig config, @Nullable String databaseName) {
    ConnectionFields fields = new ConnectionFields(config);
    Map<String, String> properties = new LinkedHashMap<>();
    // Without the first, a missing value is a made-up one; without the second, there are no
    // subqueries.
    properties.put("enableNullHandling", "true");
    properties.put("useMultistageEngine", "true");
    properties.putAll(fields.options(OPTIONS));
    Optional<String> scheme =
        fields.choice("scheme", List.of("pinot", "pinot+http", "pinot+https"));
    String controllerText = fields.required("pinotControllerHost");
    boolean encrypted =
        scheme.filter("pinot+https"::equals).isPresent() || controllerText.startsWith("https://");
    properties.put("scheme", encrypted ? "https" : "http");
    login(fields, properties);

    HostPort broker = fields.hostPort(BROKER_PORT);
    properties.put("brokers", broker.toString());
    HostPort controller =
        fields.address(
            "pinotControllerHost",
            controllerText.replaceFirst("^https?://", "").replaceFirst("/$", ""),
            CONTROLLER_PORT);
    Optional<String> own = fields.text("database");
    fields.check();
    return new JdbcTarget(
        config.type(),
        "jdbc:pinot://" + controller,
        properties,
        Map.of(),
        databaseName == null || databaseName.isEmpty() ? own.orElse("default") : databaseName,
        broker + " (controller " + controller + ")");
  }

  /** As a header: many versions of the driver overlook user and password. */
  private static void login(ConnectionFields fields, Map<String, String> properties) {
    Optional<String> user = fields.text("username");
    Optional<String> password = fields.text("password");
    user.ifPresent(name -> properties.put("user", name));
    password.ifPresent(text -> properties.put("password", text));
    if (user.isPresent() && password.isPresent()) {
      byte[] login = (user.get() + ":" + password.get()).getBytes(StandardCharsets.UTF_8);
      properties.put("headers.Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
    }
  }
}
