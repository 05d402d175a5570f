package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dqrun.runner.testing.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several workflows in one call, several sessions for one table. */
class SharedRunTest {

  @TempDir private Path folder;

  private List<JsonNode> run(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("run", "--sandbox", "--output=json"));
    all.addAll(List.of(arguments));
    Cli.Outcome outcome = new Cli(folder.resolve("state")).run(all.toArray(String[]::new));
    List<JsonNode> results = new ArrayList<>();
    for (String line : outcome.out().lines().toList()) {
      results.add(new ObjectMapper().readTree(line));
    }
    assertTrue(!results.isEmpty(), outcome.err());
    return results;
  }

  private static int statements(JsonNode run) {
    int statements = 0;
    for (JsonNode scan : run.path("scans")) {
      statements += scan.path("statements").asInt();
    }
    return statements;
  }

  private Path workflow(Shop shop, String name, String cases) throws IOException {
    return Files.move(
        shop.basic("http://localhost:8585/api", cases), folder.resolve(name + ".yaml"));
  }

  @Test
  void workflowsOfOneTableShareItsScan() throws Exception {
    Shop shop = new Shop(folder);
    Path first = workflow(shop, "a", Shop.testCase("ids", "columnValuesToBeNotNull", "id"));
    Path second =
        workflow(
            shop,
            "b",
            Shop.testCase("amounts", "columnValuesToBeNotNull", "amount")
                + Shop.testCase("status", "columnValuesToBeUnique", "status"));
    List<JsonNode> alone = new ArrayList<>(run(first.toString()));
    alone.addAll(run(second.toString()));
    List<JsonNode> together = run(first.toString(), second.toString());
    assertEquals(List.of(1, 1), alone.stream().map(SharedRunTest::statements).toList());
    assertEquals(List.of(1, 0), together.stream().map(SharedRunTest::statements).toList());
    assertEquals(verdicts(alone), verdicts(together));
    JsonNode sql = together.get(0).at("/cases/0/statements");
    assertEquals(sql, together.get(1).at("/cases/0/statements"));
    assertTrue(sql.get(0).asText().contains("`status`"), sql.toString());
  }

  private static List<String> verdicts(List<JsonNode> runs) {
    List<String> verdicts = new ArrayList<>();
    for (JsonNode run : runs) {
      for (JsonNode result : run.path("cases")) {
        verdicts.add(
            run.path("workflow").asText()
                + " "
                + result.path("name").asText()
                + " "
                + result.path("status").asText()
                + " "
                + result.path("result").asText());
      }
    }
    assertEquals(3, verdicts.size(), verdicts::toString);
    return verdicts;
  }

  @Test
  void aWorkflowThatCannotRunCostsTheOtherNothing() throws Exception {
    Shop shop = new Shop(folder);
    Path good = workflow(shop, "good", Shop.testCase("ids", "columnValuesToBeNotNull", "id"));
    Path bad =
        Files.writeString(
            folder.resolve("bad.yaml"),
            Files.readString(good).replace("shop.shop.main.orders", "shop.shop.main.gone"));
    Path broken = Files.writeString(folder.resolve("broken.yaml"), "source: [\n");
    List<JsonNode> runs = run(bad.toString(), broken.toString(), good.toString());
    assertEquals(
        List.of(bad.toString(), broken.toString(), good.toString()),
        runs.stream().map(run -> run.path("workflow").asText()).toList());
    assertEquals("Success", runs.get(2).at("/cases/0/status").asText(), runs.toString());
  }

  /** Each statement takes some time, so that other sessions help; each sees the same rows. */
  @Test
  void countsOfATableAgreeWhileSomebodyWrites() throws Exception {
    String database = PostgresServer.createDatabase("shared");
    PostgresServer.execute(
        database,
        "CREATE TABLE orders (id INTEGER, name TEXT)",
        "INSERT INTO orders SELECT i, 'n' || i FROM generate_series(1, 100) i",
        "CREATE VIEW slow AS SELECT o.id, o.name FROM orders o,"
            + " (SELECT pg_sleep(0.4) AS nap OFFSET 0) s WHERE s.nap IS NOT NULL");
    Path workflow =
        Files.writeString(
            folder.resolve("slow.yaml"),
            """
            source:
              type: TestSuite
              serviceName: x
              sourceConfig:
                config:
                  type: TestSuite
                  entityFullyQualifiedName: shop.%1$s.public.slow
                  serviceConnections:
                    - serviceName: shop
                      serviceConnection:
                        config: {type: Postgres, username: postgres, hostPort: '127.0.0.1:%2$d', database: %1$s}
            processor:
              type: orm-test-runner
              config:
                testCases:
                  - {name: ids, testDefinitionName: columnValuesToBeUnique, columnName: id}
                  - {name: names, testDefinitionName: columnValuesToBeUnique, columnName: name}
                  - {name: middle, testDefinitionName: columnValueMedianToBeBetween, columnName: id}
                  - {name: all, testDefinitionName: tableRowCountToBeBetween}
            sink: {type: metadata-rest, config: {}}
            workflowConfig:
              openMetadataServerConfig:
                hostPort: http://localhost:8585/api
                authProvider: openmetadata
                securityConfig: {jwtToken: a-token}
            """
                .formatted(database, PostgresServer.port()));
    CountDownLatch over = new CountDownLatch(1);
    Thread writer = new Thread(() -> write(database, over));
    writer.start();
    JsonNode run;
    try {
      run = run(workflow.toString()).get(0);
    } finally {
      over.countDown();
      writer.join();
    }
    assertEquals(4, statements(run), run::toString);
    Set<String> counts = new HashSet<>();
    for (JsonNode result : run.path("cases")) {
      String text = result.path("result").asText();
      if (text.contains("ount=") || text.contains("rowCount")) {
        counts.add(text.replaceAll("(?s)^\\D*(\\d+).*", "$1"));
      }
    }
    assertEquals(1, counts.size(), run::toString);
    long alone = 4 * 400;
    long together = run.at("/scans/0/durationMillis").asLong();
    assertTrue(
        together > 0 && together < alone, () -> together + " ms, one after the other " + alone);
  }

  private static void write(String database, CountDownLatch over) {
    try (Connection connection = DriverManager.getConnection(PostgresServer.url(database));
        Statement statement = connection.createStatement()) {
      for (int i = 101; over.getCount() > 0; i++) {
        statement.execute("INSERT INTO orders VALUES (%d, 'n%<d')".formatted(i));
        Thread.sleep(2);
      }
    } catch (SQLException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
