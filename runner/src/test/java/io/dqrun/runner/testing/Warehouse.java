package io.dqrun.runner.testing;

import io.dqrun.entity.CreateTestCase;
import io.dqrun.entity.DatabaseService;
import io.dqrun.entity.EntityLink;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.ParameterValue;
import io.dqrun.entity.Table;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A SQLite database of many small tables, and a logical suite with twenty cases for each. */
public final class Warehouse {

  private static final int CASES_PER_TABLE = 20;
  private static final List<String> COLUMNS =
      List.of("id", "customer", "amount", "status", "created_at");

  private final Path folder;
  private final Path database;
  private final int tables;

  /** Makes the database; the number of cases is rounded down to whole tables. */
  public Warehouse(Path folder, int cases) throws SQLException {
    this.folder = folder;
    this.tables = cases / CASES_PER_TABLE;
    this.database = folder.resolve("warehouse.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (int i = 0; i < tables; i++) {
        statement.execute(
            "CREATE TABLE orders_%05d (id INTEGER PRIMARY KEY, customer VARCHAR(40), amount INTEGER, status VARCHAR(10), created_at VARCHAR(30))"
                .formatted(i));
        statement.execute(
            "INSERT INTO orders_%05d VALUES (1, 'a', 10, 'NEW', '2026'), (2, 'b', NULL, 'PAID', '2026')"
                .formatted(i));
      }
      connection.commit();
    }
  }

  /** How many cases there are. */
  public int cases() {
    return tables * CASES_PER_TABLE;
  }

  /** How many tables there are. */
  public int tables() {
    return tables;
  }

  /** Tells a server of the tables and the cases. */
  public void registerAt(SandboxServer server) {
    List<Table> known;
    try (JdbcSession session =
        JdbcSession.open(
            new SqliteDialect()
                .target(
                    new ConnectionConfig(
                        "SQLite", Map.of("database", "wh", "databaseMode", database.toString())),
                    "wh"))) {
      known = TableReader.read(session, "wh").tables();
    }
    server.register(new DatabaseService("wh", "SQLite", Optional.empty()), known);
    List<CreateTestCase> cases = new ArrayList<>();
    for (Table table : known) {
      for (int i = 0; i < CASES_PER_TABLE; i++) {
        cases.add(testCase(table.fullyQualifiedName(), i));
      }
    }
    server.registerLogicalSuite("everything", Optional.empty(), Optional.empty(), cases);
  }

  private static CreateTestCase testCase(FullyQualifiedName table, int number) {
    String column = COLUMNS.get(number % COLUMNS.size());
    CreateTestCase.Builder testCase =
        CreateTestCase.builder()
            .name("%s_is_as_agreed_%02d".formatted(column, number))
            .entityLink(EntityLink.column(table, column))
            .testDefinition("columnValuesToBeNotNull")
            .computePassedFailedRowCount(number % 2 == 0);
    if (number < COLUMNS.size()) {
      return testCase.build();
    }
    boolean isText = !column.equals("id") && !column.equals("amount");
    return testCase
        .testDefinition(isText ? "columnValueLengthsToBeBetween" : "columnValuesToBeBetween")
        .addParameterValues(new ParameterValue(isText ? "minLength" : "minValue", "1"))
        .addParameterValues(
            new ParameterValue(isText ? "maxLength" : "maxValue", Integer.toString(40 + number)))
        .build();
  }

  /** Writes the workflow of the suite. */
  public Path workflow(String serverUrl) throws IOException {
    return Files.writeString(
        folder.resolve("everything.yaml"),
        """
        source:
          type: testsuite
          serviceName: everything
          sourceConfig:
            config:
              type: TestSuite
              serviceConnections:
                - serviceName: wh
                  serviceConnection:
                    config:
                      type: SQLite
                      database: wh
                      databaseMode: %s
        processor:
          type: orm-test-runner
          config: {}
        sink:
          type: metadata-rest
          config: {}
        workflowConfig:
          openMetadataServerConfig:
            hostPort: %s
            authProvider: openmetadata
            securityConfig:
              jwtToken: a-token
        """
            .formatted(database, serverUrl));
  }
}
