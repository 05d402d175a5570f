package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dqrun.runner.sandbox.SandboxServer;
import io.dqrun.runner.sandbox.SandboxVersion;
import io.dqrun.runner.testing.PostgresServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One wrong thing in each input: one clear error, the right exit code, and the rest still runs. */
class BadInputTest {

  private static final String GOOD = Shop.testCase("id_unique", "columnValuesToBeUnique", "id");

  private Path folder;
  private Shop shop;

  @BeforeEach
  void makeShop(@TempDir Path empty) throws Exception {
    folder = empty;
    shop = new Shop(empty);
  }

  @Test
  void aFileThatIsMissing() {
    assertEveryCommand("no/such.yaml", 66, "file-not-found");
  }

  @Test
  void aFileThatIsEmpty() throws Exception {
    assertEveryCommand(file("empty.yaml", new byte[0]), 65, "empty-file");
  }

  @Test
  void aFileThatIsBinary() throws Exception {
    byte[] noise = new byte[4096];
    new Random(1).nextBytes(noise);
    assertEveryCommand(file("noise.yaml", noise), 65, "not-utf8");
  }

  @Test
  void aFileThatIsNotYaml() throws Exception {
    assertEveryCommand(
        file("broken.yaml", "source: [1, 2\nsink: x\n".getBytes(StandardCharsets.UTF_8)),
        65,
        "yaml-syntax");
  }

  @Test
  void yamlOfSomethingElse() throws Exception {
    String compose = "services:\n  web:\n    image: nginx\n";
    assertEveryCommand(
        file("compose.yaml", compose.getBytes(StandardCharsets.UTF_8)), 65, "not-a-workflow");
  }

  @Test
  void anUnknownKey() throws Exception {
    String workflow = Files.readString(shop.basic("http://localhost:8585/api", GOOD));
    Path file =
        Files.writeString(
            folder.resolve("key.yaml"),
            workflow.replace("  serviceName: orders", "  servceName: orders"));
    Cli.Outcome outcome = assertEveryCommand(file.toString(), 65, "unknown-key");
    assertTrue(outcome.out().contains("key.yaml:3:3"), outcome.out());
    assertTrue(outcome.out().contains("did you mean `serviceName`?"), outcome.out());
  }

  @Test
  void theLayoutBefore162() throws Exception {
    String old =
        """
        source:
          type: TestSuite
          serviceName: red
          serviceConnection:
            config:
              type: Redshift
              username: dq
              password: hidden-secret
              hostPort: red.example.com:5439
              database: dev
          sourceConfig:
            config:
              type: TestSuite
              entityFullyQualifiedName: red.dev.dbt_jaffle.customers
        processor:
          type: orm-test-runner
          config: {}
        sink:
          type: metadata-rest
          config: {}
        workflowConfig:
          openMetadataServerConfig:
            hostPort: http://localhost:8585/api
            authProvider: openmetadata
            securityConfig:
              jwtToken: hidden-token
        """;
    Cli.Outcome outcome =
        assertEveryCommand(
            file("old.yaml", old.getBytes(StandardCharsets.UTF_8)), 65, "moved-service-connection");
    assertTrue(outcome.out().contains("old.yaml:4:3"), outcome.out());
    assertTrue(
        outcome.out().contains("source.sourceConfig.config.serviceConnections[0]"), outcome.out());
    assertFalse(outcome.out().contains("hidden"), outcome.out());
  }

  @Test
  void aTableThatIsNotOnTheServer() throws Exception {
    try (SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT)) {
      Path workflow = shop.basic(server.url().toString(), GOOD);
      Cli.Outcome outcome = run(workflow);
      outcome.assertOneError(2, "table-not-found");
      assertTrue(outcome.err().contains("orders.yaml:7:33"), outcome.err());
      assertTrue(outcome.out().contains("1 case: 0 passed, 1 not run"), outcome.out());
      assertEquals(
          2,
          new Cli(folder)
              .run("plan", workflow.toString())
              .assertOneError(2, "table-not-found")
              .exitCode());
    }
  }

  @Test
  void aColumnThatDoesNotExist() throws Exception {
    try (SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT)) {
      shop.registerAt(server);
      Path workflow =
          shop.basic(
              server.url().toString(),
              Shop.testCase("ghost", "columnValuesToBeNotNull", "ghost")
                  + GOOD
                  + Shop.testCase("amount_known", "columnValuesToBeNotNull", "amount"));
      Cli.Outcome outcome = run(workflow).assertOneError(2, "column-not-found");
      assertTrue(outcome.err().contains("orders.yaml:21:21"), outcome.err());
      JsonNode json = json(workflow, 2);
      assertCounts(json, 3, 2, 1, 1, 0);
      assertEquals("ghost", json.path("skipped").path(0).path("name").asText());
    }
  }

  @Test
  void aDatabaseThatIsNotThere() throws Exception {
    try (SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT)) {
      shop.registerAt(server);
      Path workflow = shop.basic(server.url().toString(), GOOD);
      Files.delete(shop.database());
      Cli.Outcome outcome = run(workflow).assertOneError(69, "database-unreachable");
      assertTrue(outcome.err().contains(shop.database().toString()), outcome.err());
      assertFalse(Files.exists(shop.database()));
      assertCounts(json(workflow, 69), 1, 0, 0, 0, 0);
      new Cli(folder)
          .run("run", "--sandbox", workflow.toString())
          .assertOneError(69, "database-unreachable");
    }
  }

  @Test
  void aConnectionThatLeadsToAnotherDatabaseIsTold() throws Exception {
    Path workflow = shop.basic("http://localhost:8585/api", GOOD);
    Files.writeString(
        workflow, Files.readString(workflow).replace(Shop.TABLE, "shop.depot.main.orders"));
    Cli.Outcome outcome =
        new Cli(folder)
            .run("run", "--sandbox", workflow.toString())
            .assertOneError(2, "table-not-found");
    assertTrue(
        outcome
            .err()
            .contains("the database 'depot' is not read: the connection of 'shop' leads to 'shop'"),
        outcome.err());
  }

  @Test
  void aWrongPasswordCostsOnlyItsOwnCases() throws Exception {
    PostgresServer.execute("postgres", "CREATE ROLE locked LOGIN PASSWORD 'right'");
    PostgresServer.demandPassword("locked");
    Path workflow =
        Files.writeString(
            folder.resolve("both.yaml"),
            """
            source:
              type: testsuite
              serviceName: both
              sourceConfig:
                config:
                  type: TestSuite
                  serviceConnections:
                    - serviceName: shop
                      serviceConnection:
                        config: {type: SQLite, database: shop, databaseMode: %s}
                    - serviceName: vault
                      serviceConnection:
                        config:
                          type: Postgres
                          username: locked
                          authType: {password: "wrong-%%-password"}
                          hostPort: "%s:%d"
                          database: postgres
            processor: {type: orm-test-runner, config: {}}
            sink: {type: metadata-rest, config: {}}
            workflowConfig:
              openMetadataServerConfig:
                hostPort: http://localhost:8585/api
                securityConfig: {jwtToken: "${NOT_SET_HERE}"}
            """
                .formatted(shop.database(), PostgresServer.host(), PostgresServer.port()));
    Files.writeString(
        folder.resolve("both.sandbox.yaml"),
        """
        testSuite: {name: both}
        testCases:
          - name: id_unique
            testDefinition: columnValuesToBeUnique
            entityLink: "<#E::table::shop.shop.main.orders::columns::id>"
          - name: vault_rows
            testDefinition: tableRowCountToBeBetween
            entityLink: "<#E::table::vault.postgres.public.gold>"
        """);
    Cli.Outcome outcome =
        new Cli(folder)
            .run("run", "--sandbox", workflow.toString())
            .assertOneError(2, "database-unreachable");
    assertTrue(outcome.err().contains("refused user 'locked'"), outcome.err());
    assertFalse(outcome.err().contains("wrong-"), outcome.err());
    assertTrue(outcome.out().contains("2 cases: 1 passed, 1 not run · 1 delivered"), outcome.out());
  }

  @Test
  void aTokenThatIsRefused() throws Exception {
    try (MockWebServer server = new MockWebServer()) {
      server.start();
      server.enqueue(json(200, "{\"version\":\"1.6.2\"}"));
      server.enqueue(json(401, "{\"code\":401,\"message\":\"Not Authorized! Invalid Token\"}"));
      Path workflow = shop.basic(server.url("/api").toString(), GOOD);
      Cli.Outcome outcome = run(workflow).assertOneError(77, "token-refused");
      assertFalse(outcome.err().contains("a-token"), outcome.err());
    }
  }

  @Test
  void aServerThatIsNotThere() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Path workflow = shop.basic("http://127.0.0.1:" + port + "/api", GOOD);
    Cli.Outcome outcome = run(workflow).assertOneError(69, "server-unreachable");
    assertTrue(outcome.err().contains("127.0.0.1:" + port), outcome.err());
    assertCounts(json(workflow, 69), 0, 0, 0, 0, 0);
  }

  @Test
  void aTokenOverPlainHttpToAnotherMachine() throws Exception {
    Path workflow = shop.basic("http://openmetadata.invalid:8585/api", GOOD);
    Cli.Outcome outcome = run(workflow).assertOneError(65, "plain-http-token");
    assertTrue(outcome.err().contains("--insecure-http"), outcome.err());
  }

  @Test
  void aCertificateThatIsNotChecked() throws Exception {
    Path workflow = shop.basic("https://openmetadata.invalid/api", GOOD);
    String text = Files.readString(workflow);
    Files.writeString(
        workflow, text.replaceFirst("( +)(hostPort: https.*)", "$1$2\n$1verifySSL: ignore"));
    Cli.Outcome refused = run(workflow).assertOneError(65, "insecure-tls");
    assertTrue(refused.err().contains("--insecure-tls"), refused.err());
    new Cli(folder)
        .run("run", "--insecure-tls", workflow.toString())
        .assertOneError(69, "server-unreachable");
    Cli.Outcome valid = new Cli(folder).run("validate", workflow.toString());
    assertTrue(valid.out().contains("warning[insecure-tls]"), valid.out());
  }

  /** All commands that read workflows answer a broken file alike. */
  private Cli.Outcome assertEveryCommand(String file, int exitCode, String problem) {
    for (String command : new String[] {"run", "plan"}) {
      new Cli(folder).run(command, "--sandbox", file).assertOneError(exitCode, problem);
      JsonNode json = new Cli(folder).run(command, "--output", "json", file).json();
      assertEquals(problem, json.path("problems").path(0).path("code").asText());
      assertEquals(exitCode, json.path("exitCode").asInt());
    }
    return new Cli(folder).run("validate", file).assertOneError(exitCode, problem);
  }

  private Cli.Outcome run(Path workflow) {
    return new Cli(folder).run(workflow.toString());
  }

  private JsonNode json(Path workflow, int exitCode) {
    Cli.Outcome outcome = new Cli(folder).run("--output", "json", workflow.toString());
    assertEquals(exitCode, outcome.exitCode(), outcome.out());
    assertEquals("", outcome.err());
    JsonNode json = outcome.json();
    assertEquals(exitCode, json.path("exitCode").asInt());
    assertFalse(json.path("exitReasons").isEmpty());
    return json;
  }

  private static void assertCounts(
      JsonNode json, int planned, int executed, int passed, int failed, int aborted) {
    JsonNode counts = json.path("counts");
    assertEquals(planned, counts.path("planned").asInt(), counts.toString());
    assertEquals(executed, counts.path("executed").asInt(), counts.toString());
    assertEquals(planned - executed, counts.path("skipped").asInt(), counts.toString());
    assertEquals(passed, counts.path("passed").asInt(), counts.toString());
    assertEquals(failed, counts.path("failed").asInt(), counts.toString());
    assertEquals(aborted, counts.path("aborted").asInt(), counts.toString());
    assertEquals(executed, counts.path("delivered").asInt(), counts.toString());
  }

  private String file(String name, byte[] content) throws Exception {
    return Files.write(folder.resolve(name), content).toString();
  }

  private static MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }
}
