package io.dqrun.runner.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dqrun.runner.sandbox.PipelineService.Ending;
import io.dqrun.runner.sandbox.PipelineService.Health;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Deploying and running pipelines; times are either nothing or longer than any test. */
class PipelineRunsTest {

  private static final Duration NEVER = Duration.ofDays(1);
  private static final Duration AT_ONCE = Duration.ZERO;
  private static final String PATH = "services/ingestionPipelines";
  private static final String STATUSES = PATH + "/nightly.run/pipelineStatus";

  private static final PipelineService QUICK =
      PipelineService.WORKING.with(AT_ONCE, AT_ONCE, AT_ONCE);

  private static SandboxServer server(PipelineService service) {
    return SandboxServer.start(0, SandboxOptions.DEFAULT.with(service));
  }

  /** A logical suite with a pipeline; returns the pipeline's id. */
  private static String pipeline(Wire wire) {
    String suite =
        wire.post("dataQuality/testSuites", "{\"name\":\"nightly\"}").json().path("id").asText();
    Wire.Answer created =
        wire.post(
            PATH,
            """
            {"name":"run","pipelineType":"TestSuite","service":{"id":"%s","type":"testSuite"},
             "sourceConfig":{"config":{"type":"TestSuite"}},"airflowConfig":{}}"""
                .formatted(suite));
    assertEquals(201, created.status(), created.body());
    assertFalse(created.json().path("deployed").asBoolean());
    return created.json().path("id").asText();
  }

  private static List<String> states(Wire wire) {
    JsonNode list = wire.get(STATUSES + "?startTs=0&endTs=9999999999999").json();
    assertEquals(list.path("data").size(), list.at("/paging/total").asInt());
    return StreamSupport.stream(list.path("data").spliterator(), false)
        .map(status -> status.path("pipelineState").asText())
        .toList();
  }

  private static JsonNode latest(Wire wire) {
    return wire.get(PATH + "/name/nightly.run?fields=pipelineStatuses")
        .json()
        .path("pipelineStatuses");
  }

  @Test
  void aPipelineThatIsNotDeployedCannotBeTriggered() {
    try (SandboxServer server = server(QUICK)) {
      Wire wire = new Wire(server);
      Wire.Answer refused = wire.post(PATH + "/trigger/" + pipeline(wire), "");

      assertEquals(400, refused.status());
      assertEquals(
          "Failed to deploy pipeline [run] due to [DAG run not found.].", refused.message());
    }
  }

  @Test
  void aFreshDeploymentCannotBeTriggeredYet() {
    try (SandboxServer server = server(QUICK.with(NEVER, AT_ONCE, AT_ONCE))) {
      Wire wire = new Wire(server);
      String id = pipeline(wire);

      Wire.Answer deployed = wire.post(PATH + "/deploy/" + id, "");
      assertEquals(200, deployed.status());
      assertEquals(200, deployed.json().path("code").asInt());
      assertEquals("Airflow", deployed.json().path("platform").asText());
      assertTrue(wire.get(PATH + "/" + id).json().path("deployed").asBoolean());
      assertEquals(400, wire.post(PATH + "/trigger/" + id, "").status());
    }
  }

  @Test
  void aTriggeredRunWaitsUnderAnIdOfThePipelineServiceAndIsNotStored() {
    try (SandboxServer server = server(QUICK.with(AT_ONCE, NEVER, AT_ONCE))) {
      Wire wire = new Wire(server);
      deployAndTrigger(wire);

      assertEquals(List.of("queued"), states(wire));
      assertTrue(latest(wire).isMissingNode());
      String run = wire.get(STATUSES + "?startTs=0&endTs=1").json().at("/data/0/runId").asText();
      assertEquals(204, wire.get(STATUSES + "/" + run).status());
    }
  }

  @Test
  void aRunIsRunningBeforeItEnds() {
    try (SandboxServer server = server(QUICK.with(AT_ONCE, AT_ONCE, NEVER))) {
      Wire wire = new Wire(server);
      deployAndTrigger(wire);

      assertEquals("running", latest(wire).path("pipelineState").asText());
      assertFalse(latest(wire).has("endDate"));
    }
  }

  @ParameterizedTest
  @CsvSource({"SUCCESS, success, 0", "PARTIAL_SUCCESS, partialSuccess, 1", "FAILED, failed, 1"})
  void aRunEndsAsItIsTold(Ending ending, String state, int errors) {
    try (SandboxServer server = server(QUICK.with(ending))) {
      Wire wire = new Wire(server);
      deployAndTrigger(wire);

      JsonNode status = latest(wire);
      assertEquals(state, status.path("pipelineState").asText());
      assertTrue(status.path("endDate").asLong() >= status.path("startDate").asLong());
      assertEquals(errors, status.at("/status/0/errors").asInt());
      assertEquals(errors, status.at("/status/0/failures").size());
      assertEquals(List.of(state), states(wire));
      assertEquals(
          status, wire.get(STATUSES + "/" + status.path("runId").asText()).json(), "by its id");
    }
  }

  @Test
  void aStuckRunStaysRunningUntilSomebodyPutsAnEndAndHoldsTheNextOneUp() {
    try (SandboxServer server = server(QUICK.with(Ending.STUCK))) {
      Wire wire = new Wire(server);
      String id = deployAndTrigger(wire);
      JsonNode running = latest(wire);
      wire.post(PATH + "/trigger/" + id, "");

      assertEquals("running", running.path("pipelineState").asText());
      assertEquals(List.of("queued", "running"), states(wire));
      wire.put(
          STATUSES,
          "{\"runId\":\"%s\",\"pipelineState\":\"failed\",\"timestamp\":%s,\"endDate\":1}"
              .formatted(running.path("runId").asText(), running.path("timestamp").asText()));
      assertEquals("failed", latest(wire).path("pipelineState").asText());
    }
  }

  @Test
  void runsOfOnePipelineFollowEachOther() {
    try (SandboxServer server = server(QUICK)) {
      Wire wire = new Wire(server);
      String id = deployAndTrigger(wire);
      wire.post(PATH + "/trigger/" + id, "");

      assertEquals(List.of("success", "success"), states(wire));
    }
  }

  @Test
  void killingEndsWhatRunsAndWhatWaits() {
    try (SandboxServer server = server(QUICK.with(Ending.STUCK))) {
      Wire wire = new Wire(server);
      String id = deployAndTrigger(wire);
      wire.post(PATH + "/trigger/" + id, "");

      assertEquals(200, wire.post(PATH + "/kill/" + id, "").json().path("code").asInt());
      assertEquals(List.of("failed"), states(wire));
    }
  }

  @Test
  void newerServersCallAKilledRunStopped() {
    try (SandboxServer server =
        SandboxServer.start(
            0, SandboxOptions.DEFAULT.with(SandboxVersion.V1_8).with(QUICK.with(Ending.STUCK)))) {
      Wire wire = new Wire(server);
      wire.post(PATH + "/kill/" + deployAndTrigger(wire), "");

      assertEquals(List.of("stopped"), states(wire));
    }
  }

  @Test
  void theScheduleIsSwitchedOffAndOn() {
    try (SandboxServer server = server(QUICK)) {
      Wire wire = new Wire(server);
      String toggle = PATH + "/toggleIngestion/" + pipeline(wire);

      assertFalse(wire.post(toggle, "").json().path("enabled").asBoolean());
      assertTrue(wire.post(toggle, "").json().path("enabled").asBoolean());
    }
  }

  @Test
  void theLogIsOfTheLatestRun() {
    try (SandboxServer server = server(QUICK)) {
      Wire wire = new Wire(server);
      String id = pipeline(wire);
      String log = PATH + "/logs/" + id + "/last";

      assertEquals(400, wire.get(log).status(), "no run yet");
      wire.post(PATH + "/deploy/" + id, "");
      wire.post(PATH + "/trigger/" + id, "");
      JsonNode chunk = wire.get(log).json();
      assertTrue(chunk.path("test_suite_task").asText().contains("nightly.run"));
      assertEquals("1", chunk.path("total").asText());
      assertEquals(400, wire.get(log + "?after=1").status(), "out of range");
    }
  }

  @Test
  void aBulkDeploymentTellsItsFailuresOneByOne() {
    try (SandboxServer server = server(QUICK)) {
      Wire wire = new Wire(server);
      String unknown = "00000000-0000-0000-0000-000000000001";
      Wire.Answer answer =
          wire.post(PATH + "/bulk/deploy", "[\"" + pipeline(wire) + "\",\"" + unknown + "\"]");

      assertEquals(200, answer.status());
      assertEquals(200, answer.json().at("/0/code").asInt());
      assertEquals(500, answer.json().at("/1/code").asInt());
      assertTrue(answer.json().at("/1/reason").asText().contains(unknown), answer.body());
      assertEquals(400, wire.post(PATH + "/bulk/deploy", "{}").status());
      assertEquals(400, wire.post(PATH + "/bulk/deploy", "[\"x\"]").status());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Health.class,
      names = {"UNREACHABLE", "DISABLED", "NOOP"})
  void withoutAPipelineServiceNothingRuns(Health health) {
    try (SandboxServer server = server(QUICK.with(health))) {
      Wire wire = new Wire(server);
      String id = pipeline(wire);
      for (String order : List.of("deploy", "trigger", "toggleIngestion", "kill")) {
        assertEquals(400, wire.post(PATH + "/" + order + "/" + id, "").status(), order);
      }
      assertEquals(
          500, wire.post(PATH + "/bulk/deploy", "[\"" + id + "\"]").json().at("/0/code").asInt());
      assertEquals(
          201,
          wire.put(STATUSES, "{\"runId\":\"r\",\"pipelineState\":\"running\",\"timestamp\":1}")
              .status(),
          "a status needs no pipeline service");
    }
  }

  @Test
  void theServiceTellsHowItIs() {
    assertEquals("200 Airflow", status(Health.WORKING));
    assertEquals("500 Airflow", status(Health.UNREACHABLE));
    assertEquals("200 disabled", status(Health.DISABLED));
    try (SandboxServer server = server(QUICK.with(Health.NOOP))) {
      assertEquals(500, new Wire(server).get(PATH + "/status").status());
    }
  }

  private static String status(Health health) {
    try (SandboxServer server = server(QUICK.with(health))) {
      Wire.Answer answer = new Wire(server).get(PATH + "/status");
      assertEquals(200, answer.status());
      return answer.json().path("code").asText() + " " + answer.json().path("platform").asText();
    }
  }

  private static String deployAndTrigger(Wire wire) {
    String id = pipeline(wire);
    assertEquals(200, wire.post(PATH + "/deploy/" + id, "").status());
    Wire.Answer triggered = wire.post(PATH + "/trigger/" + id, "");
    assertEquals(200, triggered.status(), triggered.body());
    return id;
  }
}
