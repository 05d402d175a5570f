package io.dqrun.runner.connector;

import io.dqrun.workflow.ConnectionConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of Exasol databases.
 *
 * <p>The driver's properties: https://docs.exasol.com/db/latest/connect_exasol/drivers/jdbc.htm.
 * Several of them write files, so that only the ones listed here can be set.
 */
public final class ExasolConnector {

  private static final int PORT = 8563;

  private static final Option FINGERPRINT =
      new Option(
          "fingerprint",
          "a fingerprint of 64 hexadecimal digits",
          text -> text.matches("[0-9A-Fa-f]{64}") ? Optional.of(text) : Optional.empty());

  private static final Map<String, Option> OPTIONS =
      Map.ofEntries(
          Map.entry("AUTOCOMMIT", Option.text("")),
          Map.entry("hosttimeout", Option.number("hosttimeout", 1, 3_600_000)),
          Map.entry("fingerprint", FINGERPRINT),
          Map.entry("logintimeout", Option.number("logintimeout", 1, 3_600_000)),
          Map.entry("schema", Option.text("schema")));

  private ExasolConnector() {}

  /** The address of a database. An Exasol system has one, whatever OpenMetadata calls it. */
  public static JdbcTarget target(ConnectionConfig config, @Nullable String databaseName) {
    ConnectionFields fields = new ConnectionFields(config);
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("clientname", "dq-run");
    properties.put("hosttimeout", "10000");
    properties.put("logintimeout", "10000");
    properties.putAll(fields.options(OPTIONS));
    properties.put("user", fields.required("username"));
    fields.text("password").ifPresent(password -> properties.put("password", password));
    String tls =
        fields
            .choice("tls", List.of("disable-tls", "ignore-certificate", "validate-certificate"))
            .orElse("validate-certificate");
    properties.put("encryption", tls.equals("disable-tls") ? "0" : "1");
    properties.put("validateservercertificate", tls.equals("validate-certificate") ? "1" : "0");

    HostPort address = fields.hostPort(PORT);
    fields.check();
    return new JdbcTarget(
        config.type(),
        "jdbc:exa:" + address,
        properties,
        Map.of(),
        databaseName == null || databaseName.isEmpty() ? "default" : databaseName,
        address.toString());
  }
}
