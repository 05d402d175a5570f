package io.dqrun.runner.jdbc;

import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.connector.PostgresConnector;
import io.dqrun.runner.testing.PostgresServer;
import io.dqrun.workflow.ConnectionConfig;
import java.util.HashMap;
import java.util.Map;

/** Connections of tests to the embedded server. */
final class Postgres {

  private Postgres() {}

  static JdbcTarget target(String database) {
    return target(database, "postgres", Map.of());
  }

  static JdbcTarget target(String database, String user, Map<String, Object> more) {
    Map<String, Object> fields = new HashMap<>(more);
    fields.putIfAbsent("hostPort", PostgresServer.host() + ":" + PostgresServer.port());
    fields.put("database", database);
    fields.put("username", user);
    return PostgresConnector.target(new ConnectionConfig("Postgres", fields), null);
  }
}
