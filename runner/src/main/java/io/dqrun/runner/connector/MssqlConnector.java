package io.dqrun.runner.connector;

import io.dqrun.workflow.ConnectionConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of SQL Server databases, also of Azure SQL.
 *
 * <p>The driver's properties:
 * https://learn.microsoft.com/en-us/sql/connect/jdbc/setting-the-connection-properties. Several of
 * them load classes or read files, so that only the ones listed here can be set. Connections are
 * encrypted and the server's certificate is checked, unless the connection says otherwise.
 */
public final class MssqlConnector {

  private static final int PORT = 1433;

  /** What OpenMetadata offers that is a log-in to Azure's directory without a browser. */
  private static final List<String> AUTHENTICATIONS =
      List.of("ActiveDirectoryIntegrated", "ActiveDirectoryPassword");

  /** What the driver offers beside it, as an option; user and password hold id and secret. */
  private static final Option AUTHENTICATION =
      Option.choice(
          "authentication",
          List.of(
              "ActiveDirectoryDefault",
              "ActiveDirectoryIntegrated",
              "ActiveDirectoryManagedIdentity",
              "ActiveDirectoryPassword",
              "ActiveDirectoryServicePrincipal",
              "SqlPassword"));

  /** Log-ins that the machine itself may be good for. */
  private static final List<String> WITHOUT_USER =
      List.of(
          "ActiveDirectoryIntegrated", "ActiveDirectoryManagedIdentity", "ActiveDirectoryDefault");

  private static final List<String> OF_MACHINE =
      List.of("ActiveDirectoryManagedIdentity", "ActiveDirectoryDefault");

  private static final Pattern MICROSOFT =
      Pattern.compile(
          "(?i)[a-z0-9.-]+\\.(?:database\\.windows\\.net|database\\.chinacloudapi\\.cn"
              + "|database\\.usgovcloudapi\\.net|sql\\.azuresynapse\\.net|fabric\\.microsoft\\.com)");

  private static final Option ENCRYPT =
      new Option(
          "encrypt",
          "one of true, false, yes, no, mandatory, optional, strict",
          text ->
              switch (text.toLowerCase(Locale.ROOT)) {
                case "true", "yes", "mandatory", "1" -> Optional.of("true");
                case "false", "no", "optional", "0" -> Optional.of("false");
                case "strict" -> Optional.of("strict");
                default -> Optional.empty();
              });

  private static final Option TRUST =
      new Option(
          "trustServerCertificate",
          "yes or no",
          text ->
              switch (text.toLowerCase(Locale.ROOT)) {
                case "true", "yes", "1" -> Optional.of("true");
                case "false", "no", "0" -> Optional.of("false");
                default -> Optional.empty();
              });

  /** The driver's own names and those of ODBC and of Python's drivers. */
  private static final Map<String, Option> OPTIONS =
      Map.ofEntries(
          Map.entry("APP", Option.text("applicationName")),
          Map.entry("ApplicationIntent", intent()),
          Map.entry("Authentication", AUTHENTICATION),
          Map.entry("Encrypt", ENCRYPT),
          Map.entry("LoginTimeout", Option.number("loginTimeout", 1, 3600)),
          Map.entry("MARS_Connection", Option.text("")),
          Map.entry("MultiSubnetFailover", Option.flag("multiSubnetFailover")),
          Map.entry("TrustServerCertificate", TRUST),
          Map.entry("applicationIntent", intent()),
          Map.entry("applicationName", Option.text("applicationName")),
          Map.entry("appname", Option.text("applicationName")),
          Map.entry("authentication", AUTHENTICATION),
          Map.entry("autocommit", Option.flag("")),
          Map.entry("charset", Option.text("")),
          Map.entry("encrypt", ENCRYPT),
          Map.entry("hostNameInCertificate", Option.text("hostNameInCertificate")),
          Map.entry("loginTimeout", Option.number("loginTimeout", 1, 3600)),
          Map.entry("login_timeout", Option.number("loginTimeout", 1, 3600)),
          Map.entry("multiSubnetFailover", Option.flag("multiSubnetFailover")),
          Map.entry("packetSize", Option.number("packetSize", 512, 32_767)),
          Map.entry("socketTimeout", Option.number("socketTimeout", 0, 86_400_000)),
          Map.entry("tds_version", Option.text("")),
          Map.entry("trustServerCertificate", TRUST));

  private MssqlConnector() {}

  /** The address of a database. */
  public static JdbcTarget target(ConnectionConfig config, @Nullable String databaseName) {
    ConnectionFields fields = new ConnectionFields(config);
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("applicationName", "dq-run");
    properties.put("loginTimeout", "10");
    properties.put("encrypt", "true");
    properties.put("trustServerCertificate", "false");
    security(fields, properties);
    properties.putAll(fields.options(OPTIONS));
    user(fields, properties);
    fields.pemFiles(Map.of());

    HostPort address = fields.hostPort(PORT);
    machine(fields, properties.getOrDefault("authentication", ""), address);
    String database = fields.database(databaseName, "database");
    properties.put("databaseName", database);
    fields.check();
    // The driver takes no brackets, and without them an address of IPv6 is no part of a URL.
    properties.put("serverName", address.host().replaceAll("[\\[\\]]", ""));
    properties.put("portNumber", Integer.toString(address.port()));
    return new JdbcTarget(
        config.type(),
        "jdbc:sqlserver://",
        properties,
        Map.of(),
        database,
        address + "/" + database);
  }

  private static Option intent() {
    return Option.choice("applicationIntent", List.of("ReadOnly", "ReadWrite"));
  }

  private static void security(ConnectionFields fields, Map<String, String> properties) {
    ConnectionFields azure = fields.object("authenticationMode");
    azure
        .choice("authentication", AUTHENTICATIONS)
        .ifPresent(mode -> properties.put("authentication", mode));
    azure
        .field("connectionTimeout", Option.number("loginTimeout", 1, 3600))
        .ifPresent(seconds -> properties.put("loginTimeout", seconds));
    for (ConnectionFields place : List.of(azure, fields)) {
      place.field("encrypt", ENCRYPT).ifPresent(value -> properties.put("encrypt", value));
      place
          .field("trustServerCertificate", TRUST)
          .ifPresent(value -> properties.put("trustServerCertificate", value));
    }
  }

  /** A workflow cannot lead the log-in of this machine, which takes no secret, to anybody else. */
  private static void machine(ConnectionFields fields, String authentication, HostPort address) {
    if (OF_MACHINE.contains(authentication) && !MICROSOFT.matcher(address.host()).matches()) {
      fields.invalid(
          "`authentication: %s` is done at Microsoft's own hosts only".formatted(authentication),
          "write the full name of the server, such as shop.database.windows.net; or give a user");
    }
  }

  /** A user of a Windows domain logs in by NTLM, which the driver speaks by itself. */
  private static void user(ConnectionFields fields, Map<String, String> properties) {
    if (fields.has("clientId") || fields.has("clientSecret")) {
      // The server tells the driver which tenant to ask.
      properties.put("authentication", "ActiveDirectoryServicePrincipal");
      properties.put("user", fields.required("clientId"));
      properties.put("password", fields.required("clientSecret"));
      return;
    }
    boolean directory = WITHOUT_USER.contains(properties.getOrDefault("authentication", ""));
    String user = directory ? fields.text("username").orElse("") : fields.required("username");
    int separator = user.indexOf('\\');
    if (separator > 0 && !directory) {
      properties.put("integratedSecurity", "true");
      properties.put("authenticationScheme", "NTLM");
      properties.put("domain", user.substring(0, separator));
    }
    String name = user.substring(separator + 1);
    if (!name.isEmpty()) {
      properties.put("user", name);
    }
    fields.text("password").ifPresent(password -> properties.put("password", password));
  }
}
