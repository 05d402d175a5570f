package io.dqrun.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.CreateIngestionPipeline;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.IngestionPipeline;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is asked of the pipeline service, and the log and status of runs. */
class PipelineApiTest {

  private static final UUID ID = UUID.fromString(Bodies.ID);
  private static final FullyQualifiedName PIPELINE = FullyQualifiedName.of("a/b", "testSuite", "p");
  private static final String ROOT = "/api/v1/services/ingestionPipelines/";

  private final WireServer server = new WireServer();
  private final OpenMetadataClient client = server.client();
  private final IngestionPipelineApi pipelines = client.ingestionPipelines();

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void ordersCarryNoBody() {
    server.json(200, "{\"code\":200,\"reason\":\"done\",\"platform\":\"Airflow\",\"novel\":1}");
    server.json(200, "{\"code\":500,\"reason\":\"no\",\"platform\":\"Airflow\"}");
    server.json(200, "{\"code\":200,\"platform\":\"Airflow\"}");
    server.json(
        200,
        "{\"id\":\"%s\",\"name\":\"p\",\"fullyQualifiedName\":\"s.p\",\"enabled\":false,\"deployed\":true,"
                .formatted(Bodies.ID)
            + "\"airflowConfig\":{\"scheduleInterval\":\"0 2 * * *\",\"novel\":null}}");
    PipelineServiceAnswer deployed = pipelines.deploy(ID);
    assertTrue(deployed.successful());
    assertEquals("done", deployed.reason().orElseThrow());
    assertFalse(pipelines.trigger(ID).successful(), "a failure inside a success");
    assertTrue(pipelines.kill(ID).successful());
    IngestionPipeline toggled = pipelines.toggle(ID);
    assertFalse(toggled.enabled().orElseThrow());
    assertTrue(toggled.deployed().orElseThrow());
    assertEquals("0 2 * * *", toggled.schedule().orElseThrow());
    for (String order : List.of("deploy", "trigger", "kill", "toggleIngestion")) {
      RecordedRequest request = server.take();
      assertEquals("POST", request.getMethod());
      assertEquals(ROOT + order + "/" + Bodies.ID, request.getTarget());
      assertEquals(0, request.getBodySize());
      assertEquals("application/json", request.getHeaders().get("Accept"));
    }
  }

  @Test
  void ordersAreSentOnce() {
    server.json(503, "{\"message\":\"busy\"}");
    ApiException e = assertThrows(ApiException.class, () -> pipelines.trigger(ID));
    assertTrue(e.outcomeUnknown(), "the run may have been started");
    assertEquals(1, server.web.getRequestCount());
  }

  @Test
  void aRefusalOfThePipelineServiceIsNoUnknownOutcome() {
    server.json(400, "{\"code\":400,\"message\":\"Failed to deploy pipeline [p] due to [null].\"}");
    ApiException e = assertThrows(ApiException.class, () -> pipelines.trigger(ID));
    assertFalse(e.outcomeUnknown());
    assertEquals(400, e.status());
    assertEquals("services/ingestionPipelines/trigger/{id}", e.pathTemplate());
    assertEquals("Failed to deploy pipeline [p] due to [null].", e.serverText());
  }

  @Test
  void severalAreDeployedAtOnce() {
    server.json(
        200,
        "[{\"code\":200,\"platform\":\"Airflow\"},"
            + "{\"code\":500,\"reason\":\"Error deploying\",\"platform\":\"Airflow\"}]");
    server.json(200, "{\"data\":[]}");
    List<PipelineServiceAnswer> answers = pipelines.deploy(List.of(ID, ID));
    assertEquals(
        List.of(true, false), answers.stream().map(PipelineServiceAnswer::successful).toList());
    RecordedRequest request = server.take();
    assertEquals("POST", request.getMethod());
    assertEquals(ROOT + "bulk/deploy", request.getTarget());
    assertEquals("[\"%1$s\",\"%1$s\"]".formatted(Bodies.ID), WireServer.body(request));
    assertThrows(ApiException.class, () -> pipelines.deploy(List.of(ID)), "no list of answers");
  }

  @Test
  void howTheServiceIs() {
    server.json(200, "{\"code\":500,\"reason\":\"Failed to connect\",\"platform\":\"Airflow\"}");
    server.json(200, "{\"code\":200,\"platform\":\"disabled\",\"version\":\"disabled\"}");
    PipelineServiceAnswer away = pipelines.serviceStatus();
    assertFalse(away.successful());
    assertFalse(away.disabled());
    assertTrue(pipelines.serviceStatus().disabled());
    assertEquals("GET " + ROOT + "status", server.line());
  }

  @Test
  void logsArePagedAndClean() {
    server.json(
        200,
        "{\"test_suite_task\":\"one\\ntwo \\u001b[31mred\\u001b[0m\\r\\n%s\\n\",\"total\":\"2\",\"after\":\"1\"}"
            .formatted(WireServer.CANARY));
    server.json(200, "{\"test_suite_task\":\"three\",\"total\":\"2\"}");
    server.answer(200, "", "Content-Type: application/json");
    PipelineLog first = pipelines.log(ID).orElseThrow();
    assertEquals(Map.of("test_suite_task", "one\ntwo red\n***\n"), first.tasks());
    assertEquals(2, first.total().orElseThrow());
    PipelineLog second = pipelines.log(ID, first.after().orElseThrow()).orElseThrow();
    assertEquals("three", second.tasks().get("test_suite_task"));
    assertTrue(second.after().isEmpty());
    assertTrue(pipelines.log(ID).isEmpty(), "a service without logs answers nothing");
    assertEquals("GET " + ROOT + "logs/" + Bodies.ID + "/last", server.line());
    assertEquals("GET " + ROOT + "logs/" + Bodies.ID + "/last?after=1", server.line());
  }

  @Test
  void statusesOfRuns() {
    String status =
        "{\"runId\":\"r\",\"pipelineState\":\"%s\",\"startDate\":5,\"timestamp\":5,\"novel\":{},"
            + "\"status\":[{\"name\":\"TestSuite\",\"records\":1,\"errors\":1,\"novel\":2,"
            + "\"failures\":[{\"name\":\"case\",\"error\":\"boom\",\"stackTrace\":\"t\"}]}]}";
    server.json(200, "{\"data\":[" + status.formatted("queued") + "],\"paging\":{\"total\":1}}");
    server.json(
        200,
        "{\"id\":\"x\",\"name\":\"p\",\"pipelineStatuses\":" + status.formatted("stopped") + "}");
    server.json(200, "{\"id\":\"x\",\"name\":\"p\"}");
    server.json(404, "{\"code\":404,\"message\":\"ingestionPipeline instance for x not found\"}");
    StoredStatus queued = pipelines.statuses(PIPELINE, 1, 9).get(0);
    assertEquals("queued", queued.pipelineState());
    assertFalse(queued.isOver());
    StoredStatus latest = pipelines.findLatestStatus(PIPELINE).orElseThrow();
    assertTrue(latest.isOver());
    StoredStep step = latest.steps().orElseThrow().get(0);
    assertEquals("boom", step.failures().orElseThrow().get(0).error().orElseThrow());
    assertTrue(pipelines.findLatestStatus(PIPELINE).isEmpty());
    assertTrue(pipelines.findLatestStatus(PIPELINE).isEmpty());
    assertEquals(
        "GET " + ROOT + "a%2Fb.testSuite.p/pipelineStatus?startTs=1&endTs=9", server.line());
    assertEquals("GET " + ROOT + "name/a%2Fb.testSuite.p?fields=pipelineStatuses", server.line());
  }

  @Test
  void aScheduleIsSentAsAirflowConfig() {
    server.json(
        201, "{\"id\":\"%s\",\"name\":\"p\",\"fullyQualifiedName\":\"s.p\"}".formatted(Bodies.ID));
    pipelines.put(
        CreateIngestionPipeline.of("p", ID, Optional.empty(), List.of("a"))
            .withAirflowConfig(Map.of("scheduleInterval", "0 2 * * *")));
    String body = WireServer.body(server.take());
    assertTrue(body.contains("\"airflowConfig\":{\"scheduleInterval\":\"0 2 * * *\"}"), body);
    assertTrue(body.contains("\"testCases\":[\"a\"]"), body);
  }
}
