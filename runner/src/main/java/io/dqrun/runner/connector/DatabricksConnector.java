package io.dqrun.runner.connector;

import io.dqrun.workflow.ConnectionConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of Databricks workspaces, with and without Unity Catalog.
 *
 * <p>The driver's properties: https://docs.databricks.com/en/integrations/jdbc/. Several of them
 * read or write files, so that only the ones listed here can be set.
 */
public final class DatabricksConnector {

  /** What OpenMetadata calls the catalog of a workspace that has none. */
  public static final String NO_CATALOG = "default";

  private static final int PORT = 443;
  private static final Pattern HTTP_PATH = Pattern.compile("/?[A-Za-z0-9_][A-Za-z0-9_./-]{0,500}");
  private static final String TOKEN = "3";
  private static final String OAUTH = "11";

  private static final Map<String, Option> OPTIONS =
      Map.of(
          "EnableArrow", Option.choice("EnableArrow", List.of("0", "1")),
          "RateLimitRetryTimeout", Option.number("RateLimitRetryTimeout", 1, 3600),
          "SocketTimeout", Option.number("SocketTimeout", 1, 86_400),
          "TemporarilyUnavailableRetryTimeout",
              Option.number("TemporarilyUnavailableRetryTimeout", 1, 3600),
          "UserAgentEntry", Option.text("UserAgentEntry"),
          "user_agent_entry", Option.text("UserAgentEntry"));

  private DatabricksConnector() {}

  /**
   * The address of a workspace.
   *
   * @param config a connection of type {@code Databricks} or {@code UnityCatalog}
   * @param databaseName the catalog to open instead of the connection's own one: that of the table;
   *     null for the connection's own
   * @throws io.dqrun.problem.DqException with every problem of the connection
   */
  public static JdbcTarget target(ConnectionConfig config, @Nullable String databaseName) {
    ConnectionFields fields = new ConnectionFields(config);
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("UserAgentEntry", "dq-run");
    properties.put("EnableTelemetry", "0");
    // Its memory access is closed to programs since Java 16.
    properties.put("EnableArrow", "0");
    timeout(fields).ifPresent(seconds -> properties.put("SocketTimeout", seconds));
    properties.putAll(fields.options(OPTIONS));
    String mechanism = login(fields, properties);

    HostPort address = fields.hostPort(PORT);
    String httpPath = httpPath(fields);
    Optional<String> own = fields.text("catalog");
    String catalog = databaseName == null || databaseName.isEmpty() ? own.orElse("") : databaseName;
    if (!catalog.isEmpty() && !catalog.equals(NO_CATALOG)) {
      properties.put("ConnCatalog", catalog);
    }
    fields.text("databaseSchema").ifPresent(schema -> properties.put("ConnSchema", schema));
    fields.check();
    return new JdbcTarget(
        config.type(),
        "jdbc:databricks://%s/default;transportMode=http;ssl=1;httpPath=%s;AuthMech=%s"
            .formatted(address, httpPath, mechanism),
        properties,
        Map.of(),
        catalog,
        address + (catalog.isEmpty() ? "" : "/" + catalog));
  }

  private static Optional<String> timeout(ConnectionFields fields) {
    Optional<String> seconds = fields.text("connectionTimeout");
    if (seconds.isPresent() && Option.number("", 1, 86_400).read().apply(seconds.get()).isEmpty()) {
      fields.invalid(
          "`connectionTimeout` is no number of seconds", "use a whole number from 1 to 86400");
    }
    return seconds;
  }

  private static String httpPath(ConnectionFields fields) {
    String path = fields.required("httpPath");
    if (!path.isEmpty() && !HTTP_PATH.matcher(path).matches()) {
      fields.invalid(
          "`httpPath` is not the path of a warehouse or cluster",
          "copy it from the connection details; it looks like /sql/1.0/warehouses/abc123");
    }
    return path.startsWith("/") ? path : "/" + path;
  }

  private static String login(ConnectionFields fields, Map<String, String> properties) {
    if (fields.has("authType", "azureClientId")) {
      properties.put("Auth_Flow", "1");
      properties.put("OAuth2ClientId", fields.required("authType", "azureClientId"));
      properties.put("OAuth2Secret", fields.required("authType", "azureClientSecret"));
      properties.put("AzureTenantId", fields.required("authType", "azureTenantId"));
      return OAUTH;
    }
    if (fields.has("authType", "clientId") || fields.has("authType", "clientSecret")) {
      properties.put("Auth_Flow", "1");
      properties.put("OAuth2ClientId", fields.required("authType", "clientId"));
      properties.put("OAuth2Secret", fields.required("authType", "clientSecret"));
      return OAUTH;
    }
    properties.put("UID", "token");
    properties.put(
        "PWD",
        fields.has("authType", "token")
            ? fields.text("authType", "token").orElse("")
            : fields.required("token"));
    return TOKEN;
  }
}
