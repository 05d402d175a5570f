package io.dqrun.runner.connector;

import io.dqrun.workflow.ConnectionConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of Teradata systems.
 *
 * <p>The driver's properties:
 * https://teradata-docs.s3.amazonaws.com/doc/connectivity/jdbc/reference/current/jdbcug_chapter_2.html.
 * Several of them open a browser or write files, so that only the ones listed here can be set.
 */
public final class TeradataConnector {

  private static final int PORT = 1025;

  /** What needs no browser and no file. */
  private static final List<String> MECHANISMS = List.of("TD2", "LDAP", "JWT", "KRB5", "TDNEGO");

  private static final Option SSL_MODE =
      Option.choice(
          "SSLMODE", List.of("DISABLE", "ALLOW", "PREFER", "REQUIRE", "VERIFY-CA", "VERIFY-FULL"));

  private static final Option ENCRYPT =
      new Option(
          "ENCRYPTDATA",
          "true or false",
          text ->
              Option.flag("").read().apply(text).map(value -> value.equals("true") ? "ON" : "OFF"));

  private static final Map<String, Option> OPTIONS =
      Map.ofEntries(
          Map.entry("CHARSET", Option.choice("CHARSET", List.of("UTF8", "UTF16"))),
          Map.entry("ENCRYPTDATA", ENCRYPT),
          Map.entry("SSLMODE", SSL_MODE),
          Map.entry("encryptdata", ENCRYPT),
          Map.entry("sslmode", SSL_MODE));

  private TeradataConnector() {}

  /** The address of a system. What Teradata calls a database is a schema for OpenMetadata. */
  public static JdbcTarget target(ConnectionConfig config, @Nullable String databaseName) {
    ConnectionFields fields = new ConnectionFields(config);
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("APPNAME", "dq-run");
    properties.put("CHARSET", "UTF8");
    properties.putAll(fields.options(OPTIONS));
    properties.put("user", fields.required("username"));
    fields.text("password").ifPresent(password -> properties.put("password", password));
    fields
        .choice("logmech", MECHANISMS)
        .ifPresent(mechanism -> properties.put("LOGMECH", mechanism));
    fields.text("logdata").ifPresent(data -> properties.put("LOGDATA", data));
    fields
        .choice("tmode", List.of("ANSI", "TERA", "DEFAULT"))
        .ifPresent(mode -> properties.put("TMODE", mode));
    fields.text("account").ifPresent(account -> properties.put("ACCOUNT", account));

    HostPort address = fields.hostPort(PORT);
    fields.check();
    properties.put("DBS_PORT", Integer.toString(address.port()));
    return new JdbcTarget(
        config.type(),
        "jdbc:teradata://" + address.host(),
        properties,
        Map.of(),
        databaseName == null || databaseName.isEmpty() ? "default" : databaseName,
        address.toString());
  }
}
