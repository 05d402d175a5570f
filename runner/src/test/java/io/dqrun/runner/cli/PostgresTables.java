package io.dqrun.runner.cli;

import io.dqrun.entity.DatabaseService;
import io.dqrun.runner.dialect.PostgresDialect;
import io.dqrun.runner.jdbc.JdbcSession;
import io.dqrun.runner.jdbc.TableReader;
import io.dqrun.runner.sandbox.SandboxServer;
import io.dqrun.runner.testing.PostgresServer;
import io.dqrun.workflow.ConnectionConfig;
import java.util.Map;
import java.util.Optional;

/** The tables of a database of PostgreSQL as those of a service. */
final class PostgresTables {

  private PostgresTables() {}

  /** Tells a server of the tables, without a connection. */
  static void registerAt(SandboxServer server, String service, String database) {
    ConnectionConfig config =
        new ConnectionConfig(
            "Postgres",
            Map.of(
                "username",
                "postgres",
                "hostPort",
                PostgresServer.host() + ":" + PostgresServer.port(),
                "database",
                database));
    try (JdbcSession session = JdbcSession.open(new PostgresDialect().target(config, database))) {
      server.register(
          new DatabaseService(service, "Postgres", Optional.empty()),
          TableReader.read(session, service).tables());
    }
  }
}
