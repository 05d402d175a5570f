package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dqrun.entity.CreateTestCase;
import io.dqrun.entity.EntityLink;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.runner.sandbox.SandboxServer;
import io.dqrun.runner.sandbox.SandboxVersion;
import io.dqrun.runner.testing.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which table of several comes first, and when its results leave. */
@Timeout(60)
class TableOrderTest {

  /** In the order of the suite, which is that of their names. */
  private static final List<String> TABLES = List.of("again", "brief", "large", "last", "parts");

  @TempDir private Path folder;
  private final String database = PostgresServer.createDatabase("ordered");
  private final SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT);

  @BeforeEach
  void makeTables() {
    PostgresServer.execute(
        database,
        "CREATE TABLE again AS SELECT i AS id FROM generate_series(1, 1000) i",
        "CREATE TABLE brief AS SELECT i AS id FROM generate_series(1, 10) i",
        "CREATE TABLE large AS SELECT i AS id FROM generate_series(1, 20000) i",
        "CREATE TABLE parts (id int) PARTITION BY RANGE (id)",
        "CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (0) TO (99999)",
        "INSERT INTO parts SELECT i FROM generate_series(1, 5000) i",
        "CREATE TABLE last AS SELECT i AS id FROM generate_series(1, 500) i",
        "ANALYZE");
    PostgresTables.registerAt(server, "shop", database);
    server.registerLogicalSuite(
        "nightly",
        Optional.empty(),
        Optional.empty(),
        TABLES.stream().map(this::testCase).toList());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private FullyQualifiedName table(String name) {
    return FullyQualifiedName.of("shop", database, "public", name);
  }

  private CreateTestCase testCase(String table) {
    return CreateTestCase.builder()
        .name("ids_of_" + table)
        .testDefinition("columnValuesToBeNotNull")
        .entityLink(EntityLink.column(table(table), "id"))
        .computePassedFailedRowCount(false)
        .build();
  }

  private Cli.Outcome run(String user, int jobs) {
    try {
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
                    serviceConnections:
                      - serviceName: shop
                        serviceConnection:
                          config: {type: Postgres, username: %s, hostPort: '127.0.0.1:%d', database: %s}
              processor: {type: orm-test-runner, config: {}}
              sink: {type: metadata-rest, config: {}}
              workflowConfig:
                openMetadataServerConfig:
                  hostPort: %s
                  authProvider: openmetadata
                  securityConfig: {jwtToken: bot}
              """
                  .formatted(user, PostgresServer.port(), database, server.url()));
      return new Cli(folder)
          .run("run", "-v", "--output=json", "--jobs=" + jobs, workflow.toString());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** The tables in the order in which they were begun with. */
  private static List<String> begun(Cli.Outcome outcome) {
    return outcome
        .err()
        .lines()
        .filter(line -> line.contains(" tests of "))
        .map(line -> line.substring(line.lastIndexOf('.') + 1))
        .toList();
  }

  private static List<String> cases(Cli.Outcome outcome) {
    List<String> names = new ArrayList<>();
    for (JsonNode result : outcome.json().path("cases")) {
      names.add(result.path("name").asText());
    }
    return names;
  }

  private int delivered(String table) {
    return server.results(table(table) + ".id.ids_of_" + table).size();
  }

  @Test
  void theLargestTableComesFirstAndHoldsUpNoResultOfTheOthers() throws Exception {
    CompletableFuture<Cli.Outcome> running;
    try (Connection connection = DriverManager.getConnection(PostgresServer.url(database));
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("LOCK TABLE large IN ACCESS EXCLUSIVE MODE");
      running = CompletableFuture.supplyAsync(() -> run("postgres", 2));
      while (!TABLES.stream().allMatch(table -> table.equals("large") || delivered(table) == 1)) {
        assertFalse(running.isDone(), () -> running.join().err());
        Thread.sleep(10);
      }
      assertFalse(running.isDone());
      assertEquals(0, delivered("large"));
      connection.rollback();
    }
    Cli.Outcome outcome = running.get();

    assertEquals(1, delivered("large"));
    List<String> begun = begun(outcome);
    assertTrue(begun.subList(0, 2).containsAll(List.of("large", "parts")), outcome.err());
    assertEquals(List.of("again", "last", "brief"), begun.subList(2, 5));
    assertEquals(TABLES.stream().map(table -> "ids_of_" + table).toList(), cases(outcome));
  }

  @Test
  void sizesThatNobodyTellsAreNotMissed() {
    PostgresServer.execute(
        database,
        "CREATE ROLE ignorant_" + database + " LOGIN",
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO ignorant_" + database,
        "REVOKE SELECT ON pg_catalog.pg_class FROM PUBLIC");

    Cli.Outcome outcome = run("ignorant_" + database, 2);

    assertEquals(5, outcome.json().at("/counts/passed").asInt(), outcome.out() + outcome.err());
    assertEquals(List.of("again", "brief"), begun(outcome).stream().limit(2).sorted().toList());
  }

  @Test
  void oneAfterTheOtherTheyKeepTheOrderOfTheSuite() {
    assertEquals(TABLES, begun(run("postgres", 1)));
  }
}
