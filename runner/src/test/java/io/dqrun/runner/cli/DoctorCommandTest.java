package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dqrun.entity.Column;
import io.dqrun.entity.DatabaseService;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.Table;
import io.dqrun.runner.sandbox.SandboxServer;
import io.dqrun.runner.sandbox.SandboxVersion;
import io.dqrun.runner.testing.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found out before a run, and that nothing is changed by it. */
class DoctorCommandTest {

  private static final String CASES = Shop.testCase("id_unique", "columnValuesToBeUnique", "id");

  private final SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT);
  private Path folder;
  private Shop shop;

  @BeforeEach
  void makeShop(@TempDir Path empty) throws Exception {
    folder = empty;
    shop = new Shop(empty);
    shop.registerAt(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private List<String> doctor(int exitCode, Path workflow) {
    Cli.Outcome outcome = new Cli(folder).run("doctor", "--output", "json", workflow.toString());
    assertEquals(exitCode, outcome.exitCode(), outcome.out() + outcome.err());
    List<String> found = new ArrayList<>();
    for (JsonNode check : outcome.json().path("checks")) {
      found.add(
          "%s %s %s"
              .formatted(
                  check.path("level").asText(),
                  check.path("topic").asText(),
                  check.path("message").asText()));
      boolean wrong = !check.path("level").asText().equals("ok");
      assertEquals(wrong, wrong && !check.path("hint").isNull(), check.toString());
    }
    return found;
  }

  private static void has(List<String> found, String start, String part) {
    assertTrue(
        found.stream().anyMatch(line -> line.startsWith(start) && line.contains(part)),
        () -> String.join("\n", found));
  }

  @Test
  void whatWorksIsOkAndNothingIsChanged() throws Exception {
    Path workflow = shop.basic(server.url().toString(), CASES);
    List<String> found = doctor(0, workflow);
    assertTrue(found.stream().allMatch(line -> line.startsWith("ok ")), found.toString());
    has(found, "ok server", "OpenMetadata 1.6.2, supported; suites of tables are at /basic");
    has(found, "ok token", "bot 'ingestion-bot'");
    has(found, "ok clock", "agrees");
    has(found, "ok suite", "will be created, with 1 test case");
    has(found, "ok driver", "for SQLite included");
    has(found, "ok database", "1 of 1 tables can be read");
    has(found, "ok outbox", "MiB are free");
    assertTrue(doctor(0, workflow).stream().anyMatch(line -> line.contains("will be created")));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(2, files.count(), "database and workflow");
    }
    Cli.Outcome text = new Cli(folder).run("doctor", workflow.toString());
    assertTrue(text.out().contains("  ok       server      http://127.0.0.1"), text.out());
    assertEquals("", new Cli(folder).run("doctor", "-q", workflow.toString()).out());
  }

  @Test
  void aServerThatIsAwayIsAnErrorAndTheDatabasesAreLookedAtAllTheSame() throws Exception {
    Path workflow = shop.basic("http://127.0.0.1:1/api", CASES);
    List<String> found = doctor(69, workflow);
    has(found, "error server", "127.0.0.1:1");
    has(found, "ok database", "shop (SQLite) answers");
    Files.delete(shop.database());
    has(doctor(69, workflow), "error database", "shop");
    has(doctor(69, shop.basic(server.url().toString(), CASES)), "error database", "shop");
  }

  @Test
  void aTokenThatExpiresSoonOrIsNoBotsIsWarnedOf() throws Exception {
    has(doctor(0, withToken("ann", 3)), "warning token", "belongs to the user 'ann'");
    has(doctor(0, withToken("ann", 3)), "warning token", "expires at");
    has(doctor(0, withToken("ann", 300)), "ok token", "expires at");
  }

  private Path withToken(String user, int days) throws Exception {
    String payload =
        "{\"sub\":\"%s\",\"isBot\":false,\"exp\":%d}"
            .formatted(user, Instant.now().plus(days, ChronoUnit.DAYS).getEpochSecond());
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    String token =
        base64.encodeToString(
                "{\"alg\":\"none\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
            + "."
            + base64.encodeToString(payload.getBytes(java.nio.charset.StandardCharsets.UTF_8))
            + ".c2ln";
    Path workflow = shop.basic(server.url().toString(), CASES);
    return Files.writeString(
        workflow, Files.readString(workflow).replace("jwtToken: a-token", "jwtToken: " + token));
  }

  @Test
  void aClockThatDisagreesIsWarnedOf() throws Exception {
    try (MockWebServer late = new MockWebServer()) {
      late.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              boolean version = request.getTarget().contains("version");
              return new MockResponse.Builder()
                  .code(version || request.getTarget().contains("users") ? 200 : 404)
                  .addHeader("Content-Type", "application/json")
                  .addHeader("Date", "Tue, 01 Apr 2025 10:00:00 GMT")
                  .body(
                      version
                          ? "{\"version\":\"1.6.2\"}"
                          : "{\"name\":\"b\",\"isBot\":true,\"code\":404,\"message\":\"x not found\"}")
                  .build();
            }
          });
      late.start();
      List<String> found = doctor(2, shop.basic(late.url("/api").toString(), CASES));
      has(found, "warning clock", "ahead of the server");
      has(found, "error suite", "no table");
      assertEquals(
          1, found.stream().filter(line -> line.contains("no table")).count(), found::toString);
    }
  }

  @Test
  void privilegesOfADatabaseUserAreTold() throws Exception {
    String database = PostgresServer.createDatabase("doctor");
    String role = "doctor_" + database;
    PostgresServer.execute(
        database,
        "CREATE ROLE " + role + " LOGIN",
        "CREATE TABLE orders (id int)",
        "CREATE TABLE secret (id int)",
        "GRANT SELECT, INSERT ON orders TO " + role);
    server.register(
        new DatabaseService("pg", "Postgres", Optional.empty()),
        Stream.of("orders", "secret")
            .map(name -> table("pg." + database + ".public." + name))
            .toList());
    List<String> open = doctor(0, postgres(database, role, "orders"));
    has(open, "ok database", "1 of 1 tables can be read");
    has(open, "warning database", "may write to 1 of the tables");
    List<String> closed = doctor(2, postgres(database, role, "secret"));
    has(closed, "error database", "cannot read pg." + database + ".public.secret");
    assertFalse(closed.stream().anyMatch(line -> line.contains("may write")));
  }

  private static Table table(String fqn) {
    FullyQualifiedName name = FullyQualifiedName.parse(fqn);
    return Table.builder()
        .id(new UUID(0, fqn.hashCode()))
        .name(name.name())
        .fullyQualifiedName(name)
        .addColumns(Column.of("id", "INT"))
        .build();
  }

  private Path postgres(String database, String role, String table) throws Exception {
    Path workflow = shop.basic(server.url().toString(), CASES);
    return Files.writeString(
        workflow,
        Files.readString(workflow)
            .replace(Shop.TABLE, "pg." + database + ".public." + table)
            .replace("serviceName: shop", "serviceName: pg")
            .replaceFirst(
                "type: SQLite\\s+database: shop\\s+databaseMode: .*",
                "{type: Postgres, username: %s, hostPort: '%s:%d', database: %s}"
                    .formatted(role, PostgresServer.host(), PostgresServer.port(), database)));
  }

  @Test
  void anOutboxThatCannotBeIsAnError() throws Exception {
    Files.writeString(folder.resolve("dq-run"), "a file in the way");
    has(doctor(74, shop.basic(server.url().toString(), CASES)), "error outbox", "is no folder");
  }

  @Test
  void aBrokenFileIsAFinding() throws Exception {
    Path broken = Files.writeString(folder.resolve("broken.yaml"), "source: [");
    has(doctor(65, broken), "error workflow", "");
    assertEquals(64, new Cli(folder).run("doctor").exitCode());
    assertEquals(64, new Cli(folder).run("doctro", broken.toString()).exitCode());
  }
}
