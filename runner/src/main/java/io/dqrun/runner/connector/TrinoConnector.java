package io.dqrun.runner.connector;

import io.dqrun.workflow.ConnectionConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of Trino catalogs.
 *
 * <p>The driver's properties: https://trino.io/docs/current/client/jdbc.html. Several of them load
 * classes, read files, open a browser or weaken TLS, so that only the ones listed here can be set.
 */
public final class TrinoConnector {

  private static final Option SESSION_PROPERTIES =
      ExtraOptions.pattern(
          "sessionProperties",
          "a list like query_max_run_time:10m;hive.bucket_execution_enabled:true",
          "[A-Za-z0-9_.]+:[^:;=\\s]+(;[A-Za-z0-9_.]+:[^:;=\\s]+)*");

  private static final Map<String, Option> OPTIONS =
      Map.ofEntries(
          Map.entry("clientInfo", Option.text("clientInfo")),
          Map.entry("clientTags", Option.text("clientTags")),
          Map.entry("disableCompression", Option.flag("disableCompression")),
          Map.entry("http_scheme", Option.choice("http_scheme", List.of("http", "https"))),
          Map.entry("legacy_primitive_types", ExtraOptions.ignored()),
          Map.entry("max_attempts", ExtraOptions.ignored()),
          Map.entry("request_timeout", ExtraOptions.ignored()),
          Map.entry(
              "roles",
              ExtraOptions.pattern(
                  "roles",
                  "a list like system:reader;hive:none",
                  "[A-Za-z0-9_]+:[A-Za-z0-9_-]+(;[A-Za-z0-9_]+:[A-Za-z0-9_-]+)*")),
          Map.entry("sessionProperties", SESSION_PROPERTIES),
          Map.entry("source", Option.text("source")),
          Map.entry(
              "timezone",
              ExtraOptions.pattern("timezone", "a zone like Europe/Paris", "[A-Za-z0-9/_+:-]+")));

  private TrinoConnector() {}

  /**
   * The address of a catalog.
   *
   * @param config a connection of type {@code Trino}
   * @param databaseName the catalog to open instead of the connection's own one: that of the table;
   *     null for the connection's own
   * @throws io.dqrun.problem.DqException with every problem of the connection
   */
  public static JdbcTarget target(ConnectionConfig config, @Nullable String databaseName) {
    ConnectionFields fields = new ConnectionFields(config);
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("source", "dq-run");
    properties.putAll(fields.options(OPTIONS));
    String scheme = properties.remove("http_scheme");
    properties.put("user", fields.required("username"));
    Optional<String> password = fields.text("authType", "password");
    Optional<String> token = fields.text("authType", "jwt");
    password.ifPresent(text -> properties.put("password", text));
    token.ifPresent(text -> properties.put("accessToken", text));
    refuse(config, fields, password.isPresent() && token.isPresent());

    boolean encrypted =
        TrinoFamilyAddress.isEncrypted(
            fields,
            scheme,
            "connectionArguments.http_scheme",
            password.isPresent() || token.isPresent());
    TrinoFamilyAddress.proxy(config, fields, encrypted)
        .ifPresent(proxy -> properties.put("httpProxy", proxy));
    return TrinoFamilyAddress.target("trino", config, fields, encrypted, properties, databaseName);
  }

  private static void refuse(ConnectionConfig config, ConnectionFields fields, boolean both) {
    if (fields.has("password")) {
      fields.invalid(
          "`password` of a Trino connection is not read since OpenMetadata 1.1.2",
          "move it to `authType: {password: ...}`");
    }
    if (both) {
      fields.invalid("`authType` holds a password and a token", "keep one of them");
    }
    if (fields.has("authType", "azureConfig")
        || config.fields().get("authType") instanceof String) {
      fields.invalid(
          "Azure and browser log-in to Trino is not supported by this version",
          "use `authType: {password: ...}` or `authType: {jwt: ...}`");
    }
  }
}
