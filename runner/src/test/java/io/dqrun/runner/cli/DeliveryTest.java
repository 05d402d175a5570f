package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dqrun.runner.sandbox.SandboxServer;
import io.dqrun.runner.sandbox.SandboxVersion;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run leaves on the server, and what it keeps when the server does not take it. */
class DeliveryTest {

  private static final String CASES =
      Shop.testCase("id_unique", "columnValuesToBeUnique", "id")
          + Shop.testCase("amount_known", "columnValuesToBeNotNull", "amount")
          + Shop.testCase("status_known", "columnValuesToBeNotNull", "status");

  private Path folder;
  private Shop shop;

  @BeforeEach
  void makeShop(@TempDir Path empty) throws Exception {
    folder = empty;
    shop = new Shop(empty);
  }

  @Test
  void suiteCasesAndResultsAreOnTheServerWhateverItsVersion() throws Exception {
    for (String version : List.of("1.5.1", "1.6.0", "1.6.2", "1.7.0", "1.8.0", "1.9.3")) {
      try (SandboxServer server = SandboxServer.start(0, SandboxVersion.parse(version))) {
        shop.registerAt(server);
        Path workflow = shop.basic(server.url().toString(), CASES);
        JsonNode first = run(workflow, 1).json();
        assertEquals(3, first.path("counts").path("delivered").asInt(), version);
        assertEquals(4, first.path("changes").size(), version);
        assertEquals(
            version.compareTo("1.6.2") < 0 ? "/executable" : "/basic",
            first.path("server").path("suiteEndpoint").asText());
        JsonNode second = run(workflow, 1).json();
        assertEquals(0, second.path("changes").size(), version);
        List<JsonNode> results = server.results(Shop.TABLE + ".amount.amount_known");
        assertEquals(2, results.size(), version);
        assertEquals("Failed", results.get(0).path("testCaseStatus").asText());
        assertEquals(
            first.path("cases").path(1).path("timestamp").asLong(),
            results.get(0).path("timestamp").asLong());
      }
    }
  }

  @Test
  void pipelineStatusIsWritten() throws Exception {
    try (SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT)) {
      shop.registerAt(server);
      String runId = "6f9619ff-8b86-4011-b42d-00c04fc964ff";
      String pipeline = Shop.TABLE + ".testSuite.nightly";
      Path workflow =
          shop.basic(
              server.url().toString(),
              CASES,
              "ingestionPipelineFQN: " + pipeline + "\npipelineRunId: " + runId + "\n");
      assertEquals(runId, run(workflow, 1).json().path("runId").asText());
      JsonNode status =
          get(server, "/v1/services/ingestionPipelines/" + pipeline + "/pipelineStatus/" + runId);
      // Failed tests are results; the run itself succeeded.
      assertEquals("success", status.path("pipelineState").asText());
      assertEquals(3, status.path("status").size());
      assertEquals("Data Quality", status.path("status").path(1).path("name").asText());
      assertTrue(status.path("endDate").asLong() >= status.path("startDate").asLong());
    }
  }

  @Test
  void whatTheServerDoesNotTakeIsKeptAndSentByTheNextRunFirst() throws Exception {
    try (SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT);
        MockWebServer gateway = new MockWebServer()) {
      shop.registerAt(server);
      AtomicBoolean broken = new AtomicBoolean(true);
      gateway.setDispatcher(new Gateway(server.url(), broken));
      gateway.start();
      Path workflow = shop.basic(gateway.url("/api").toString(), CASES);

      JsonNode down = run(workflow, 75).json();
      assertEquals(3, down.path("counts").path("queued").asInt(), down.toString());
      assertEquals(0, down.path("counts").path("delivered").asInt());
      String testCase = Shop.TABLE + ".amount.amount_known";
      assertEquals(List.of(), server.results(testCase));
      assertEquals(1, journals());

      broken.set(false);
      JsonNode up = run(workflow, 1).json();
      assertEquals(3, up.path("counts").path("delivered").asInt(), up.toString());
      List<Long> times =
          server.results(testCase).stream().map(one -> one.path("timestamp").asLong()).toList();
      assertEquals(
          List.of(
              down.path("cases").path(1).path("timestamp").asLong(),
              up.path("cases").path(1).path("timestamp").asLong()),
          times);
      assertEquals(0, journals());
    }
  }

  @Test
  void quietGoodRunsSayNothing() throws Exception {
    try (SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT)) {
      shop.registerAt(server);
      Path workflow =
          shop.basic(
              server.url().toString(), Shop.testCase("id_unique", "columnValuesToBeUnique", "id"));
      Cli.Outcome outcome = new Cli(folder).run("-q", workflow.toString());
      assertEquals(new Cli.Outcome(0, "", ""), outcome);
    }
  }

  @Test
  void failOnNarrowsWhatCounts() throws Exception {
    try (SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT)) {
      shop.registerAt(server);
      String workflow = shop.basic(server.url().toString(), CASES).toString();
      assertEquals(1, new Cli(folder).run("--fail-on", "failed", workflow).exitCode());
      assertEquals(0, new Cli(folder).run("--fail-on", "aborted,undelivered", workflow).exitCode());
      assertEquals(0, new Cli(folder).run("--fail-on=none", workflow).exitCode());
      assertEquals(
          0, new Cli(folder).with("DQRUN_RUN_FAIL_ON", "none").run("run", workflow).exitCode());
    }
  }

  @Test
  void severalWorkflowsGiveOneLineEach() throws Exception {
    try (SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT)) {
      shop.registerAt(server);
      String workflow = shop.basic(server.url().toString(), CASES).toString();
      Cli.Outcome outcome =
          new Cli(folder).run("run", "--output", "json", workflow, "missing.yaml");
      assertEquals(66, outcome.exitCode());
      List<String> lines = outcome.out().lines().toList();
      assertEquals(2, lines.size());
      assertEquals(
          1, new ObjectMapper().readTree(lines.get(0)).path("exitCode").asInt(), outcome.out());
      assertEquals(66, new ObjectMapper().readTree(lines.get(1)).path("exitCode").asInt());
    }
  }

  private Cli.Outcome run(Path workflow, int exitCode) {
    Cli.Outcome outcome = new Cli(folder).run("run", "--output", "json", workflow.toString());
    assertEquals(exitCode, outcome.exitCode(), outcome.out() + outcome.err());
    return outcome;
  }

  private long journals() throws Exception {
    try (Stream<Path> files = Files.walk(folder.resolve("dq-run"))) {
      return files.filter(file -> file.toString().endsWith(".journal")).count();
    }
  }

  private static JsonNode get(SandboxServer server, String path) throws Exception {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(server.url() + path))
                    .header("Authorization", "Bearer x")
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertEquals(200, response.statusCode(), response.body());
    return new ObjectMapper().readTree(response.body());
  }

  /** A gateway before a server that refuses results while it is broken. */
  static final class Gateway extends Dispatcher {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;
    private final AtomicBoolean broken;

    Gateway(URI server, AtomicBoolean broken) {
      this.server = server;
      this.broken = broken;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      String target = request.getTarget();
      if (broken.get()
          && request.getMethod().equals("POST")
          && target.contains("/testCaseResults/")) {
        return new MockResponse.Builder().code(503).body("<html>overloaded</html>").build();
      }
      try {
        ByteString body = request.getBody();
        HttpRequest.Builder forward =
            HttpRequest.newBuilder(server.resolve(target))
                .method(
                    request.getMethod(),
                    body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
        for (String header : List.of("Authorization", "Content-Type", "Accept")) {
          String value = request.getHeaders().get(header);
          if (value != null) {
            forward.header(header, value);
          }
        }
        HttpResponse<String> response =
            http.send(forward.build(), HttpResponse.BodyHandlers.ofString());
        return new MockResponse.Builder()
            .code(response.statusCode())
            .addHeader(
                "Content-Type",
                response.headers().firstValue("Content-Type").orElse("application/json"))
            .body(response.body())
            .build();
      } catch (Exception e) {
        return new MockResponse.Builder().code(502).body(String.valueOf(e)).build();
      }
    }
  }
}
