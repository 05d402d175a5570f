package io.dqrun.runner.connector;

import io.dqrun.workflow.ConnectionConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of Oracle databases, for the driver that needs no client of Oracle's.
 *
 * <p>The driver's properties:
 * https://docs.oracle.com/en/database/oracle/oracle-database/23/jajdb/oracle/jdbc/OracleConnection.html.
 * Several of them load classes or read files, so that only the ones listed here can be set.
 */
public final class OracleConnector {

  private static final int PORT = 1521;

  private static final Map<String, Option> OPTIONS =
      Map.ofEntries(
          Map.entry("defaultRowPrefetch", Option.number("defaultRowPrefetch", 1, 100_000)),
          Map.entry("encoding", Option.text("")),
          Map.entry("events", Option.flag("")),
          Map.entry("nencoding", Option.text("")),
          Map.entry(
              "oracle.jdbc.ReadTimeout", Option.number("oracle.jdbc.ReadTimeout", 0, 86_400_000)),
          Map.entry(
              "oracle.net.CONNECT_TIMEOUT",
              Option.number("oracle.net.CONNECT_TIMEOUT", 1, 3_600_000)),
          Map.entry("threaded", Option.flag("")),
          Map.entry("v$session.program", Option.text("v$session.program")));

  private OracleConnector() {}

  /**
   * The address of a database. An Oracle connection has one database, whatever OpenMetadata calls
   * it.
   */
  public static JdbcTarget target(ConnectionConfig config, @Nullable String databaseName) {
    ConnectionFields fields = new ConnectionFields(config);
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("v$session.program", "dq-run");
    properties.put("oracle.net.CONNECT_TIMEOUT", "10000");
    properties.putAll(fields.options(OPTIONS));
    properties.put("user", fields.required("username"));
    fields.text("password").ifPresent(password -> properties.put("password", password));

    String address = address(fields);
    String database =
        databaseName == null || databaseName.isEmpty()
            ? fields.text("databaseName").orElse("default")
            : databaseName;
    fields.check();
    return new JdbcTarget(
        config.type(), "jdbc:oracle:thin:@" + address, properties, Map.of(), database, address);
  }

  private static String address(ConnectionFields fields) {
    Optional<String> service = fields.text("oracleConnectionType", "oracleServiceName");
    Optional<String> sid = fields.text("oracleConnectionType", "databaseSchema");
    Optional<String> descriptor = fields.text("oracleConnectionType", "oracleTNSConnection");
    if (descriptor.isPresent()) {
      return descriptor(fields, descriptor.get());
    }
    if (service.isPresent()) {
      String name = fields.plainName("oracleConnectionType.oracleServiceName", service.get());
      return "//" + fields.hostPort(PORT) + "/" + name;
    }
    if (sid.isPresent()) {
      // What OpenMetadata calls a schema here is what its driver takes for the instance's SID.
      String name = fields.plainName("oracleConnectionType.databaseSchema", sid.get());
      return fields.hostPort(PORT) + ":" + name;
    }
    fields.invalid(
        "the Oracle connection does not say which database it means",
        "set `oracleConnectionType` to {oracleServiceName: ...}, {databaseSchema: ...} with the"
            + " instance's SID, or {oracleTNSConnection: ...}");
    return "";
  }

  private static String descriptor(ConnectionFields fields, String text) {
    Optional<String> descriptor = OracleDescriptor.read(text);
    if (descriptor.isEmpty()) {
      // The value is not shown: it may hold anything.
      fields.invalid(
          "`oracleConnectionType.oracleTNSConnection` is not a plain connect descriptor",
          "write (DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=...)(PORT=1521))"
              + "(CONNECT_DATA=(SERVICE_NAME=...))), without wallets; the alias of a tnsnames.ora"
              + " is not looked up");
    }
    return descriptor.orElse("");
  }
}
