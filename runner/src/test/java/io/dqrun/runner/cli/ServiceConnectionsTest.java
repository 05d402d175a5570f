package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dqrun.entity.Column;
import io.dqrun.entity.CreateTestCase;
import io.dqrun.entity.DatabaseService;
import io.dqrun.entity.EntityLink;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.Table;
import io.dqrun.runner.sandbox.SandboxServer;
import io.dqrun.runner.sandbox.SandboxVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the connections of a logical suite's services come from, and what a bad one costs. */
class ServiceConnectionsTest {

  private final SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT);
  private Path folder;
  private Shop shop;

  @BeforeEach
  void makeShop(@TempDir Path empty) throws Exception {
    folder = empty;
    shop = new Shop(empty);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** A service with the table of the shop, and a connection that is stored on the server. */
  private void service(String name, Map<String, Object> config) {
    FullyQualifiedName table = FullyQualifiedName.of(name, "shop", "main", "orders");
    server.register(
        new DatabaseService(
            name, String.valueOf(config.get("type")), Optional.of(Map.of("config", config))),
        List.of(
            Table.builder()
                .id(new UUID(1, name.hashCode()))
                .name("orders")
                .fullyQualifiedName(table)
                .addColumns(Column.of("id", "INT"))
                .build()));
  }

  /** A connection of the workflow, with one more line. */
  private static String ofFile(String more) {
    return """
                  serviceConnections:
                    - serviceName: pg
                      serviceConnection:
                        config:
                          type: Postgres
                          username: u
                          hostPort: 127.0.0.1:1
                          database: shop
                          %s
            """
        .formatted(more);
  }

  private static CreateTestCase unique(String service) {
    return CreateTestCase.builder()
        .name("unique_" + service)
        .testDefinition("columnValuesToBeUnique")
        .entityLink(
            new EntityLink(
                FullyQualifiedName.of(service, "shop", "main", "orders"), Optional.of("id")))
        .computePassedFailedRowCount(false)
        .build();
  }

  private JsonNode run(int exitCode, String connections, String... services) throws Exception {
    server.registerLogicalSuite(
        "nightly",
        Optional.empty(),
        Optional.empty(),
        List.of(services).stream().map(ServiceConnectionsTest::unique).toList());
    Path workflow =
        Files.writeString(
            folder.resolve("nightly.yaml"),
            """
            source:
              type: TestSuite
              serviceName: nightly
              sourceConfig:
                config:
                  type: TestSuite
            %sprocessor: {type: orm-test-runner, config: {}}
            sink: {type: metadata-rest, config: {}}
            workflowConfig:
              openMetadataServerConfig:
                hostPort: %s
                authProvider: openmetadata
                securityConfig: {jwtToken: bot}
            """
                .formatted(connections, server.url()));
    Cli.Outcome outcome =
        new Cli(folder).with("PASSWORD", "x").run("run", "--output", "json", workflow.toString());
    assertEquals(exitCode, outcome.exitCode(), outcome.out() + outcome.err());
    return outcome.json();
  }

  private Map<String, Object> sqlite() {
    return Map.of("type", "SQLite", "database", "shop", "databaseMode", shop.database().toString());
  }

  @Test
  void theFilesConnectionComesBeforeTheStoredOne() throws Exception {
    service("stored", sqlite());
    service("own", Map.of("type", "SQLite", "databaseMode", "/nowhere/at/all.db"));
    JsonNode result =
        run(
            0,
            """
                  serviceConnections:
                    - serviceName: own
                      serviceConnection:
                        config: {type: SQLite, database: shop, databaseMode: %s}
            """
                .formatted(shop.database()),
            "stored",
            "own");
    assertEquals(2, result.path("counts").path("passed").asInt());
  }

  @Test
  void aServiceThatCannotBeReachedCostsOnlyItsOwnCases() throws Exception {
    service("good", sqlite());
    service(
        "away",
        Map.of("type", "Postgres", "username", "u", "hostPort", "127.0.0.1:1", "database", "shop"));
    service(
        "vault",
        Map.of(
            "type",
            "Postgres",
            "username",
            "u",
            "hostPort",
            "127.0.0.1:1",
            "database",
            "shop",
            "authType",
            Map.of("password", "secret:/om/database/vault")));
    JsonNode result = run(2, "", "away", "good", "vault");
    assertEquals(1, result.path("counts").path("delivered").asInt(), result.toString());
    assertEquals(2, result.path("skipped").size());
    assertTrue(result.toString().contains("database-unreachable"), result.toString());
    assertTrue(result.path("skipped").toString().contains("secrets manager"), result.toString());
    assertTrue(result.toString().contains("an environment variable: ${NAME}"), result.toString());
  }

  @Test
  void aMaskInTheFileIsNoPassword() throws Exception {
    service("pg", sqlite());
    JsonNode result = run(65, ofFile("authType: {password: '*********'}"), "pg");
    assertEquals(1, result.path("problems").size(), result.toString());
    assertTrue(result.toString().contains("is the mask that OpenMetadata shows"));
  }

  @Test
  void aConnectionOfTheFileThatCannotBeRightCostsTheRun() throws Exception {
    service("good", sqlite());
    service("pg", Map.of("type", "Postgres"));
    JsonNode result =
        run(65, ofFile("connectionOptions: {socketFactory: org.example.Evil}"), "good", "pg");
    JsonNode problem = result.path("problems").get(0);
    assertEquals("connection-invalid", problem.path("code").asText());
    assertEquals(15, problem.path("line").asInt(), problem.toString());
    assertEquals(0, result.path("counts").path("executed").asInt(), result.toString());
  }

  @Test
  void aStoredConnectionThatCannotBeRightCostsOnlyItsOwnCases() throws Exception {
    service("good", sqlite());
    service(
        "pg",
        Map.of(
            "type",
            "Postgres",
            "username",
            "u",
            "hostPort",
            "127.0.0.1:1",
            "database",
            "shop",
            "connectionOptions",
            Map.of("socketFactory", "org.example.Evil")));
    JsonNode result = run(2, "", "good", "pg");
    assertEquals(1, result.path("counts").path("passed").asInt(), result.toString());
    assertEquals("stored-connection-invalid", result.path("problems").get(0).path("code").asText());
  }
}
