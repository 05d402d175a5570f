package io.dqrun.runner.connector;

import io.dqrun.workflow.ConnectionConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Addresses for Hive's driver. It reads its settings from the address alone, except for user and
 * password, so that nothing gets in there that was not checked.
 *
 * <p>Its settings:
 * https://cwiki.apache.org/confluence/display/Hive/HiveServer2+Clients#HiveServer2Clients-JDBC.
 * Several of them read files or run statements, so that only the ones listed here can be set.
 */
final class HiveDriver {

  private static final Pattern SCHEMA = Pattern.compile("[\\p{L}\\p{N}_]{1,128}");

  private static final Set<String> UNSUPPORTED = Set.of("KERBEROS", "GSSAPI", "JWT");

  private static final Map<String, Option> OPTIONS =
      Map.ofEntries(
          Map.entry(
              "httpPath",
              ExtraOptions.pattern("httpPath", "a path like cliservice", "[A-Za-z0-9_./-]+")),
          Map.entry(
              "http_path",
              ExtraOptions.pattern("httpPath", "a path like cliservice", "[A-Za-z0-9_./-]+")),
          Map.entry("fetchSize", Option.number("fetchSize", 1, 100_000)),
          Map.entry("retries", Option.number("retries", 1, 10)),
          Map.entry("socketTimeout", Option.number("socketTimeout", 1000, 86_400_000)),
          Map.entry("ssl", Option.flag("ssl")),
          Map.entry("timeout", ExtraOptions.seconds("socketTimeout")),
          Map.entry("transportMode", Option.choice("transportMode", List.of("binary", "http"))));

  private HiveDriver() {}

  /**
   * The address of a server.
   *
   * @param auth how to log in, as OpenMetadata names it
   * @param given settings that other fields ask for; options win over them
   */
  static JdbcTarget target(
      ConnectionConfig config,
      ConnectionFields fields,
      String auth,
      int defaultPort,
      Map<String, String> given,
      @Nullable String databaseName) {
    Map<String, String> settings = new LinkedHashMap<>(given);
    settings.putAll(fields.options(OPTIONS));
    if (auth.equals("NOSASL")) {
      settings.put("auth", "noSasl");
    }
    refuse(config, fields, auth);

    Map<String, String> properties = new LinkedHashMap<>();
    fields.text("username").ifPresent(user -> properties.put("user", user));
    fields.text("password").ifPresent(password -> properties.put("password", password));
    HostPort address = fields.hostPort(defaultPort);
    String schema = fields.text("databaseSchema").orElse("default");
    if (!SCHEMA.matcher(schema).matches()) {
      fields.invalid(
          "`databaseSchema` of the " + config.type() + " connection is not the name of a schema",
          "use letters, digits and underscores");
    }
    Optional<String> own = fields.text("databaseName");
    fields.check();
    StringBuilder url =
        new StringBuilder("jdbc:hive2://" + address + "/" + UrlText.segment(schema));
    settings.forEach((name, value) -> url.append(';').append(name).append('=').append(value));
    return new JdbcTarget(
        config.type(),
        url.toString(),
        properties,
        Map.of(),
        databaseName == null || databaseName.isEmpty() ? own.orElse("default") : databaseName,
        address + "/" + schema);
  }

  private static void refuse(ConnectionConfig config, ConnectionFields fields, String auth) {
    if (UNSUPPORTED.contains(auth)) {
      fields.invalid(
          auth + " log-in to " + config.type() + " is not supported by this version",
          "use one with `username` and `password`, such as LDAP");
    }
    if (fields.has("authOptions")) {
      fields.invalid(
          "`authOptions` would become a part of the address unchecked",
          "write each of them into `connectionOptions`, as `name: value`");
    }
  }
}
