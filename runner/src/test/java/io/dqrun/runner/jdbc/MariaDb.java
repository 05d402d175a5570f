package io.dqrun.runner.jdbc;

import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.connector.MysqlConnector;
import io.dqrun.runner.testing.MariaDbServer;
import io.dqrun.workflow.ConnectionConfig;
import java.util.HashMap;
import java.util.Map;

/** Connections of tests to the MariaDB server. */
final class MariaDb {

  private MariaDb() {}

  static JdbcTarget target(String schema) {
    return target(schema, Map.of());
  }

  static JdbcTarget target(String schema, Map<String, Object> more) {
    Map<String, Object> fields = new HashMap<>(more);
    fields.putIfAbsent("hostPort", MariaDbServer.host() + ":" + MariaDbServer.port());
    fields.put("databaseSchema", schema);
    fields.putIfAbsent("username", MariaDbServer.owner());
    fields.putIfAbsent("password", fields.get("username"));
    return MysqlConnector.target(new ConnectionConfig("MariaDB", fields), null);
  }
}
