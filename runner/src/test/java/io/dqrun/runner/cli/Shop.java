package io.dqrun.runner.cli;

import io.dqrun.entity.DatabaseService;
import io.dqrun.runner.connector.JdbcTarget;
import io.dqrun.runner.dialect.SqliteDialect;
import io.dqrun.runner.jdbc.JdbcSession;
import io.dqrun.runner.jdbc.TableReader;
import io.dqrun.runner.sandbox.SandboxServer;
import io.dqrun.workflow.ConnectionConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;

/** A small SQLite database of a shop, and workflows over it. */
final class Shop {

  static final String TABLE = "shop.shop.main.orders";

  private final Path folder;
  private final Path database;

  Shop(Path folder) throws SQLException {
    this.folder = folder;
    this.database = folder.resolve("shop.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE orders (id INTEGER PRIMARY KEY, amount INTEGER, status VARCHAR(10))");
      statement.execute("INSERT INTO orders VALUES (1, 10, 'NEW'), (2, NULL, 'PAID')");
    }
  }

  Path database() {
    return database;
  }

  /** Tells a server of the tables, without a connection. */
  void registerAt(SandboxServer server) {
    JdbcTarget target =
        new SqliteDialect()
            .target(
                new ConnectionConfig(
                    "SQLite", Map.of("database", "shop", "databaseMode", database.toString())),
                "shop");
    try (JdbcSession session = JdbcSession.open(target)) {
      server.register(
          new DatabaseService("shop", "SQLite", Optional.empty()),
          TableReader.read(session, "shop").tables());
    }
  }

  /** Writes a workflow of the basic suite of the orders. */
  Path basic(String serverUrl, String cases) throws IOException {
    return basic(serverUrl, cases, "");
  }

  /** As {@link #basic(String, String)}, with more lines at the root. */
  Path basic(String serverUrl, String cases, String root) throws IOException {
    return Files.writeString(
        folder.resolve("orders.yaml"),
        """
        source:
          type: testsuite
          serviceName: orders
          sourceConfig:
            config:
              type: TestSuite
              entityFullyQualifiedName: %s
              serviceConnections:
                - serviceName: shop
                  serviceConnection:
                    config:
                      type: SQLite
                      database: shop
                      databaseMode: %s
        processor:
          type: orm-test-runner
          config:
            testCases:
        %ssink:
          type: metadata-rest
          config: {}
        workflowConfig:
          openMetadataServerConfig:
            hostPort: %s
            authProvider: openmetadata
            securityConfig:
              jwtToken: a-token
        %s"""
            .formatted(TABLE, database, cases.indent(6), serverUrl, root));
  }

  /** One case of the orders in YAML. */
  static String testCase(String name, String definition, String column) {
    return """
        - name: %s
          testDefinitionName: %s
          columnName: %s
        """
        .formatted(name, definition, column);
  }
}
