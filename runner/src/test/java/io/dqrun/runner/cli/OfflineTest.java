package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.runner.sandbox.SandboxServer;
import io.dqrun.runner.sandbox.SandboxVersion;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --offline}, and what becomes of its results. */
class OfflineTest {

  private static final String CASES =
      Shop.testCase("id_unique", "columnValuesToBeUnique", "id")
          + Shop.testCase("amount_known", "columnValuesToBeNotNull", "amount")
          + Shop.testCase("status_known", "columnValuesToBeNotNull", "status");
  private static final String PIPELINE =
      "ingestionPipelineFQN: " + Shop.TABLE + ".testSuite.nightly\n";
  private static final List<String> FQNS =
      List.of(".id.id_unique", ".amount.amount_known", ".status.status_known");

  private Path folder;
  private Shop shop;

  @BeforeEach
  void makeShop(@TempDir Path empty) throws Exception {
    folder = empty;
    shop = new Shop(empty);
  }

  @Test
  void offlineAndFlushBringWhatAnOnlineRunBrings() throws Exception {
    try (SandboxServer online = SandboxServer.start(0, SandboxVersion.DEFAULT);
        SandboxServer late = SandboxServer.start(0, SandboxVersion.DEFAULT)) {
      shop.registerAt(online);
      shop.registerAt(late);
      JsonNode first = run(shop.basic(online.url().toString(), CASES), 1).json();

      Path workflow = shop.basic(late.url().toString(), CASES);
      JsonNode kept = run(workflow, 1, "--offline").json();
      assertTrue(kept.path("server").isNull());
      assertEquals(3, kept.path("counts").path("queued").asInt(), kept.toString());
      assertEquals(0, kept.path("counts").path("delivered").asInt());
      assertEquals("success", kept.path("state").asText());
      assertEquals(0, kept.path("changes").size());
      JsonNode again = run(workflow, 1, "--offline").json();
      assertEquals(Map.of(), results(late, ""));
      assertEquals(2, journals());

      Cli.Outcome flushed = new Cli(folder).run("outbox", "flush", workflow.toString());
      assertEquals(0, flushed.exitCode(), flushed.out() + flushed.err());
      assertEquals(0, journals());
      for (int i = 0; i < FQNS.size(); i++) {
        List<JsonNode> sent = late.results(Shop.TABLE + FQNS.get(i));
        assertEquals(2, sent.size());
        assertEquals(
            List.of(
                kept.path("cases").path(i).path("timestamp").asLong(),
                again.path("cases").path(i).path("timestamp").asLong()),
            sent.stream().map(one -> one.path("timestamp").asLong()).toList());
      }
      Map<String, JsonNode> whole = results(online, "");
      assertEquals(3, whole.size());
      assertEquals(whole, results(late, ""));
      assertEquals(first.path("suite").path("name"), kept.path("suite").path("name"));
    }
  }

  @Test
  void thePipelineIsToldOfTheRunWithItsResults() throws Exception {
    try (SandboxServer online = SandboxServer.start(0, SandboxVersion.DEFAULT);
        SandboxServer late = SandboxServer.start(0, SandboxVersion.DEFAULT)) {
      shop.registerAt(online);
      shop.registerAt(late);
      JsonNode first = run(shop.basic(online.url().toString(), CASES, PIPELINE), 1).json();
      JsonNode told = status(online, first.path("runId").asText());
      assertEquals("success", told.path("pipelineState").asText());

      Path workflow = shop.basic(late.url().toString(), CASES, PIPELINE);
      long before = System.currentTimeMillis();
      JsonNode kept = run(workflow, 1, "--offline").json();
      long after = System.currentTimeMillis();
      assertEquals(0, kept.path("problems").size() - 1, "only that they are kept");
      Cli.Outcome flushed = new Cli(folder).run("outbox", "flush", workflow.toString());
      assertEquals(0, flushed.exitCode(), flushed.out() + flushed.err());
      assertEquals("", flushed.err());
      assertEquals(0, journals());

      JsonNode same = status(late, kept.path("runId").asText());
      assertTrue(same.path("startDate").asLong() >= before, same.toString());
      assertTrue(same.path("endDate").asLong() <= after, same.toString());
      assertEquals(withoutTimes(told), withoutTimes(same));
    }
  }

  @Test
  void theRunOfAnotherWorkflowLeavesTheStatusWhereItIs() throws Exception {
    try (SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT)) {
      shop.registerAt(server);
      JsonNode kept =
          run(shop.basic(server.url().toString(), CASES, PIPELINE), 1, "--offline").json();
      run(shop.basic(server.url().toString(), CASES), 1);
      assertEquals(2, server.results(Shop.TABLE + FQNS.get(0)).size());
      assertEquals(1, journals());
      // The workflow that names the pipeline creates it first.
      run(shop.basic(server.url().toString(), CASES, PIPELINE), 1);
      assertEquals(0, journals());
      assertEquals(
          "success", status(server, kept.path("runId").asText()).path("pipelineState").asText());
    }
  }

  @Test
  void whatIsGivenUpIsGoneWithItsStatus() throws Exception {
    Path workflow = shop.basic("http://localhost:1/api", CASES, PIPELINE);
    run(workflow, 1, "--offline");
    assertEquals(1, journals());
    Cli.Outcome dropped = new Cli(folder).run("outbox", "drop", "--all");
    assertEquals(0, dropped.exitCode(), dropped.err());
    assertEquals("", dropped.err());
    assertEquals(0, journals());
  }

  private static JsonNode withoutTimes(JsonNode status) {
    ObjectNode same = status.deepCopy();
    same.remove(List.of("runId", "startDate", "timestamp", "endDate"));
    return same;
  }

  private static JsonNode status(SandboxServer server, String runId) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(
                            "%s/v1/services/ingestionPipelines/%s.testSuite.nightly/pipelineStatus/%s"
                                .formatted(server.url(), Shop.TABLE, runId)))
                    .header("Authorization", "Bearer " + server.botToken())
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertEquals(200, answer.statusCode(), answer.body());
    return new ObjectMapper().readTree(answer.body());
  }

  @Test
  void theNextRunSendsThemFirst() throws Exception {
    try (SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT)) {
      shop.registerAt(server);
      Path workflow = shop.basic(server.url().toString(), CASES);
      long before = run(workflow, 1, "--offline").json().at("/cases/1/timestamp").asLong();
      long after = run(workflow, 1).json().at("/cases/1/timestamp").asLong();
      assertEquals(
          List.of(before, after),
          server.results(Shop.TABLE + FQNS.get(1)).stream()
              .map(one -> one.path("timestamp").asLong())
              .toList());
      assertEquals(0, journals());
    }
  }

  @Test
  void withoutTheirWorkflowTheyStay() throws Exception {
    try (SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT)) {
      shop.registerAt(server);
      run(shop.basic(server.url().toString(), CASES), 1, "--offline");
      Path other =
          shop.basic(
              server.url().toString(), Shop.testCase("other", "columnValuesToBeUnique", "id"));
      Cli.Outcome flushed = new Cli(folder).run("outbox", "flush", other.toString());
      assertEquals(75, flushed.exitCode(), flushed.out() + flushed.err());
      assertTrue(flushed.err().contains("wait for"), flushed.err());
      assertEquals(0, run(other, 0).json().path("counts").path("rejected").asInt());
      assertEquals(1, journals());
      Cli.Outcome all =
          new Cli(folder)
              .run("outbox", "flush", shop.basic(server.url().toString(), CASES).toString());
      assertEquals(0, all.exitCode(), all.out() + all.err());
      assertEquals(3, results(server, "other").size());
    }
  }

  @Test
  void aServerThatLacksTheTableKeepsThemAndSaysWhy() throws Exception {
    try (SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT)) {
      Path workflow = shop.basic(server.url().toString(), CASES);
      run(workflow, 1, "--offline");
      Cli.Outcome flushed = new Cli(folder).run("outbox", "flush", workflow.toString());
      assertEquals(2, flushed.exitCode(), flushed.out() + flushed.err());
      assertTrue(flushed.err().contains("table-not-found"), flushed.err());
      assertEquals(1, journals());
    }
  }

  @Test
  void itSaysWhereTheyAreAndHowToSendThem() throws Exception {
    Path workflow = shop.basic("http://localhost:1/api", CASES);
    Cli.Outcome outcome = new Cli(folder).run("run", "--offline", workflow.toString());
    assertEquals(1, outcome.exitCode(), outcome.err());
    assertTrue(
        outcome.out().contains("3 results are kept on this machine for http://localhost:1"),
        outcome.out());
    assertTrue(outcome.out().contains("dq-run outbox flush " + workflow), outcome.out());
    Cli.Outcome list = new Cli(folder).run("outbox", "list");
    assertTrue(list.out().contains("offline"), list.out());
  }

  @Test
  void aTokenIsNotNeededAndAnUnknownServerKeepsNothing() throws Exception {
    Path workflow = shop.basic("${NO_SERVER}", CASES);
    Files.writeString(
        workflow, Files.readString(workflow).replace("jwtToken: a-token", "jwtToken: ${NO_TOKEN}"));
    Cli.Outcome outcome = new Cli(folder).run("run", "--offline", workflow.toString());
    assertEquals(1, outcome.exitCode(), outcome.err());
    assertTrue(outcome.out().contains("in the reports only"), outcome.out());
    assertEquals(0, journals());
    String text = Files.readString(workflow);
    Files.writeString(
        workflow, text.substring(0, text.indexOf("  openMetadataServerConfig:")) + "  {}\n");
    Cli.Outcome without = new Cli(folder).run("run", "--offline", workflow.toString());
    assertEquals(1, without.exitCode(), without.err());
    assertTrue(without.out().contains("in the reports only"), without.out());
    new Cli(folder).run("run", workflow.toString()).assertOneError(65, "missing-key");
    Cli.Outcome both = new Cli(folder).run("run", "--offline", "--sandbox", workflow.toString());
    assertEquals(64, both.exitCode());
  }

  private Cli.Outcome run(Path workflow, int exitCode, String... options) {
    Cli cli = new Cli(folder);
    String[] arguments =
        Stream.concat(Stream.of("run", "--output", "json", workflow.toString()), Stream.of(options))
            .toArray(String[]::new);
    Cli.Outcome outcome = cli.run(arguments);
    assertEquals(exitCode, outcome.exitCode(), outcome.out() + outcome.err());
    return outcome;
  }

  /** The first result of each case without what differs from run to run. */
  private static Map<String, JsonNode> results(SandboxServer server, String without) {
    Map<String, JsonNode> results = new TreeMap<>();
    for (String fqn : FQNS) {
      List<JsonNode> all = server.results(Shop.TABLE + fqn);
      if (!all.isEmpty() && !fqn.endsWith("." + without)) {
        ObjectNode result = all.get(0).deepCopy();
        result.remove(List.of("timestamp", "id", "incidentId"));
        results.put(fqn, result);
      }
    }
    return results;
  }

  private long journals() throws Exception {
    Path state = folder.resolve("dq-run");
    if (!Files.exists(state)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(state)) {
      return files.filter(file -> file.toString().endsWith(".journal")).count();
    }
  }
}
