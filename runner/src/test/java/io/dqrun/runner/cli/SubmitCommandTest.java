package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dqrun.runner.sandbox.PipelineService;
import io.dqrun.runner.sandbox.PipelineService.Ending;
import io.dqrun.runner.sandbox.PipelineService.Health;
import io.dqrun.runner.sandbox.SandboxOptions;
import io.dqrun.runner.sandbox.SandboxServer;
import io.dqrun.runner.sandbox.SandboxVersion;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Suites that the server's own ingestion runs. */
class SubmitCommandTest {

  private static final String CASES =
      Shop.testCase("id_unique", "columnValuesToBeUnique", "id")
          + Shop.testCase("amount_known", "columnValuesToBeNotNull", "amount");

  private static final PipelineService QUICK =
      PipelineService.WORKING.with(
          Duration.ofMillis(300), Duration.ofMillis(400), Duration.ofMillis(400));

  private Path folder;
  private Shop shop;

  @BeforeEach
  void makeShop(@TempDir Path empty) throws Exception {
    folder = empty;
    shop = new Shop(empty);
  }

  private SandboxServer server(PipelineService pipelines) {
    SandboxServer server = SandboxServer.start(0, SandboxOptions.DEFAULT.with(pipelines));
    shop.registerAt(server);
    return server;
  }

  private Cli.Outcome submit(String... arguments) {
    return new Cli(folder).run(arguments);
  }

  private JsonNode json(int exitCode, String... arguments) {
    Cli.Outcome outcome = submit(arguments);
    assertEquals(exitCode, outcome.exitCode(), outcome.out() + outcome.err());
    return outcome.json();
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

  private static JsonNode pipeline(SandboxServer server, String fqn) throws Exception {
    return get(
        server,
        "/v1/services/ingestionPipelines/name/"
            + URLEncoder.encode(fqn, StandardCharsets.UTF_8)
            + "?fields=pipelineStatuses");
  }

  @Test
  void suiteCasesAndPipelineAreMadeAndTheRunIsFollowed() throws Exception {
    try (SandboxServer server = server(QUICK)) {
      String workflow = shop.basic(server.url().toString(), CASES).toString();
      JsonNode first = json(0, "submit", "--wait", "--output", "json", workflow);
      assertEquals("submit", first.path("command").asText());
      assertEquals("success", first.path("run").path("state").asText(), first.toString());
      assertFalse(first.path("run").path("runId").isNull());
      assertEquals("created", first.path("suite").path("action").asText());
      assertEquals(2, first.path("suite").path("cases").path("created").asInt());
      String fqn = first.path("pipeline").path("fqn").asText();
      assertTrue(fqn.startsWith(Shop.TABLE + ".testSuite.dq_run_shop_shop_main_orders"), fqn);
      assertTrue(pipeline(server, fqn).path("deployed").asBoolean());
      assertEquals(4, first.path("changes").size(), first.toString());
      // The stand-in's runs execute nothing, and the shop has no connection there: both are told.
      assertEquals(2, first.path("counts").path("withoutResult").asInt());
      assertTrue(first.toString().contains("connection-missing"), first.toString());
      JsonNode second = json(0, "submit", "--wait", "--output", "json", workflow);
      assertEquals(1, second.path("changes").size(), second.toString());
      assertFalse(
          second
              .path("run")
              .path("runId")
              .asText()
              .equals(first.path("run").path("runId").asText()));
    }
  }

  @Test
  void withoutWaitItEndsAfterTheTrigger() throws Exception {
    try (SandboxServer server = server(QUICK)) {
      String workflow = shop.basic(server.url().toString(), CASES).toString();
      Cli.Outcome outcome = submit("submit", workflow);
      assertEquals(0, outcome.exitCode(), outcome.err());
      assertTrue(outcome.out().contains("run: triggered"), outcome.out());
      assertTrue(outcome.out().contains("--wait"), outcome.out());
      assertEquals("", submit("submit", "-q", workflow).out());
    }
  }

  @ParameterizedTest
  @CsvSource({"PARTIAL_SUCCESS,partialSuccess", "FAILED,failed"})
  void aRunThatDoesNotSucceedIsExitCode2(Ending ending, String state) throws Exception {
    try (SandboxServer server = server(QUICK.with(ending))) {
      String workflow = shop.basic(server.url().toString(), CASES).toString();
      JsonNode result = json(2, "submit", "--wait", "--output", "json", workflow);
      assertEquals(state, result.path("run").path("state").asText());
      assertTrue(result.toString().contains("pipeline-run-failed"), result.toString());
      assertTrue(
          result.path("exitReasons").path(0).asText().contains("lets its runs end"),
          result.toString());
    }
  }

  @Test
  void aStuckRunIsToldAndCanBeClosed() throws Exception {
    try (SandboxServer server = server(QUICK.with(Ending.STUCK))) {
      String workflow = shop.basic(server.url().toString(), CASES).toString();
      Cli.Outcome stuck =
          submit("submit", "--wait", "--timeout", "2s", "--output", "json", workflow);
      assertEquals(2, stuck.exitCode(), stuck.out());
      String runId = stuck.json().path("run").path("runId").asText();
      assertTrue(stuck.out().contains("pipeline-run-stuck"), stuck.out());
      assertTrue(stuck.out().contains("--resolve " + runId), stuck.out());

      JsonNode unknown =
          json(
              2,
              "submit",
              "--output",
              "json",
              "--resolve",
              "6f9619ff-8b86-4011-b42d-00c04fc964ff",
              workflow);
      assertTrue(unknown.toString().contains("its latest is " + runId), unknown.toString());

      JsonNode closed = json(0, "submit", "--output", "json", "--resolve", runId, workflow);
      assertEquals("failed", closed.path("run").path("state").asText());
      assertEquals(1, closed.path("changes").size());
      JsonNode status =
          pipeline(server, stuck.json().path("pipeline").path("fqn").asText())
              .path("pipelineStatuses");
      assertEquals("failed", status.path("pipelineState").asText());
      assertTrue(status.path("endDate").asLong() > 0);

      JsonNode again = json(0, "submit", "--output", "json", "--resolve", runId, workflow);
      assertEquals(0, again.path("changes").size());
      assertEquals(status.path("endDate").asLong(), again.path("run").path("endDate").asLong());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "UNREACHABLE,does not work: Failed to connect to Airflow",
    "DISABLED,is switched off",
    "NOOP,configured to do without"
  })
  void withoutAPipelineServiceTheReasonIsTold(Health health, String reason) throws Exception {
    try (SandboxServer server = server(QUICK.with(health))) {
      String workflow = shop.basic(server.url().toString(), CASES).toString();
      Cli.Outcome outcome = submit("submit", "--wait", workflow);
      assertEquals(69, outcome.exitCode(), outcome.err());
      assertTrue(outcome.err().contains("error[pipeline-service-away]"), outcome.err());
      assertTrue(outcome.err().contains(reason), outcome.err());
      assertTrue(outcome.err().contains("dq-run run"), outcome.err());
    }
  }

  @Test
  void theScheduleIsSetKeptAndRemoved() throws Exception {
    try (SandboxServer server = server(QUICK)) {
      String fqn = Shop.TABLE + ".testSuite.nightly";
      String workflow =
          shop.basic(server.url().toString(), CASES, "ingestionPipelineFQN: " + fqn + "\n")
              .toString();
      json(0, "submit", "--schedule", "0 2 * * *", "--output", "json", workflow);
      for (String ignored : List.of("once", "again")) {
        assertEquals(
            "0 2 * * *",
            pipeline(server, fqn).path("airflowConfig").path("scheduleInterval").asText());
        json(0, "submit", "--output", "json", workflow);
      }
      json(0, "submit", "--schedule", "none", "--output", "json", workflow);
      assertTrue(
          pipeline(server, fqn).path("airflowConfig").path("scheduleInterval").isMissingNode());
    }
  }

  @Test
  void whatCannotBeMeantIsAUsageError() throws Exception {
    String workflow = shop.basic("http://127.0.0.1:1/api", CASES).toString();
    for (List<String> wrong :
        List.of(
            List.of("--schedule", "every day"),
            List.of("--schedule", "0 25 * * *"),
            List.of("--timeout", "soon"),
            List.of("--resolve", "x", "--wait"),
            List.of("--resolve", "x", workflow),
            List.of("--wiat"))) {
      String[] arguments = new String[wrong.size() + 2];
      arguments[0] = "submit";
      arguments[1] = workflow;
      System.arraycopy(wrong.toArray(new String[0]), 0, arguments, 2, wrong.size());
      Cli.Outcome outcome = submit(arguments);
      assertEquals(64, outcome.exitCode(), wrong + outcome.err());
    }
    assertTrue(submit("submit", workflow, "--wiat").err().contains("did you mean --wait?"));
  }

  @Test
  void nothingIsDeployedForASuiteThatCannotBe() throws Exception {
    try (SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT)) {
      String workflow = shop.basic(server.url().toString(), CASES).toString();
      JsonNode result = json(2, "submit", "--output", "json", workflow);
      assertTrue(result.path("pipeline").isNull());
      assertEquals(
          0, get(server, "/v1/services/ingestionPipelines").path("paging").path("total").asInt());
    }
    submit("submit", shop.basic("http://127.0.0.1:1/api", CASES).toString())
        .assertOneError(69, "server-unreachable");
    assertEquals(66, submit("submit", "missing.yaml").exitCode());
  }
}
