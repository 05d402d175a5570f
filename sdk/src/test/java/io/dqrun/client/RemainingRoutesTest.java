package io.dqrun.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.CreateIngestionPipeline;
import io.dqrun.entity.FailedRowsSample;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.IngestionPipeline;
import io.dqrun.entity.TableTags;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.entity.TestCaseStatus;
import io.dqrun.entity.User;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Users, stored results, logical suites and pipelines. */
class RemainingRoutesTest {

  private static final FullyQualifiedName TABLE = FullyQualifiedName.of("svc", "db", "sc", "t");

  private final WireServer server = new WireServer();
  private final OpenMetadataClient client = server.client();

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void theUserOfTheToken() {
    server.json(200, "{\"name\":\"ingestion-bot\",\"isBot\":true,\"novel\":[]}");
    assertEquals(new User("ingestion-bot", true, false), client.users().loggedInUser());
  }

  @Test
  void storedResultsAreFoundByTheirMoment() {
    server.version("1.6.2");
    server.json(
        200,
        "{\"data\":[{\"timestamp\":8,\"testCaseStatus\":\"Success\"},"
            + "{\"timestamp\":9,\"testCaseStatus\":\"Queued\",\"novel\":1}],"
            + "\"paging\":{\"after\":\"OQ==\",\"total\":2}}");
    server.json(404, "{\"message\":\"testCase instance for x not found\"}");
    StoredResult stored = client.testCaseResults().find(TABLE, 9).orElseThrow();
    assertEquals(new StoredResult(9, "Queued"), stored);
    assertFalse(stored.isSameAs(result(TestCaseStatus.FAILED)));
    assertTrue(new StoredResult(9, "Failed").isSameAs(result(TestCaseStatus.FAILED)));
    assertTrue(client.testCaseResults().find(TABLE, 9).isEmpty());
    server.take();
    assertEquals(
        "GET /api/v1/dataQuality/testCases/testCaseResults/svc.db.sc.t?startTs=9&endTs=9",
        server.line());
    assertEquals(3, server.web.getRequestCount(), "the cursors of this list lead nowhere");
  }

  private static TestCaseResult result(TestCaseStatus status) {
    return TestCaseResult.builder().timestamp(9).testCaseStatus(status).build();
  }

  @Test
  void logicalSuites() {
    server.json(201, Bodies.suite("\"a.b\"", "novel"));
    server.json(200, Bodies.suite("\"a.b\"", "novel"));
    UUID id = UUID.fromString(Bodies.ID);
    assertEquals(
        FullyQualifiedName.of("a.b"),
        client.testSuites().putLogical("a.b", "d", "e").fullyQualifiedName());
    client.testCases().addToLogical(id, List.of(id));
    RecordedRequest suite = server.take();
    assertEquals("/api/v1/dataQuality/testSuites", suite.getTarget());
    assertEquals(
        "{\"name\":\"a.b\",\"displayName\":\"d\",\"description\":\"e\"}", WireServer.body(suite));
    RecordedRequest add = server.take();
    assertEquals("/api/v1/dataQuality/testCases/logicalTestCases", add.getTarget());
    assertTrue(WireServer.body(add).contains("\"testCaseIds\":[\"" + Bodies.ID + "\"]"));
  }

  @Test
  void pipelinesAndTheirStatus() {
    server.json(
        201,
        "{\"id\":\"%s\",\"name\":\"p\",\"fullyQualifiedName\":\"s.p\",\"openMetadataServerConnection\":{\"securityConfig\":{\"jwtToken\":\"canary\"}}}"
            .formatted(Bodies.ID));
    server.json(201, "{\"eventType\":\"entityUpdated\"}");
    server.json(200, "{\"runId\":\"r\",\"pipelineState\":\"stopped\",\"startDate\":5,\"novel\":1}");
    server.answer(204, "");
    IngestionPipeline pipeline =
        client
            .ingestionPipelines()
            .put(
                CreateIngestionPipeline.of(
                    "p", UUID.fromString(Bodies.ID), Optional.of(TABLE), List.of()));
    assertFalse(pipeline.toString().contains("canary"));
    client.ingestionPipelines().putStatus(pipeline.fullyQualifiedName(), Samples.running());
    StoredStatus status =
        client.ingestionPipelines().findStatus(pipeline.fullyQualifiedName(), "r").orElseThrow();
    assertEquals("stopped", status.pipelineState());
    assertFalse(status.isRunning());
    assertTrue(
        client.ingestionPipelines().findStatus(pipeline.fullyQualifiedName(), "q").isEmpty());
    String create = WireServer.body(server.take());
    assertTrue(create.contains("\"airflowConfig\":{}"), create);
    assertTrue(
        create.contains(
            "\"sourceConfig\":{\"config\":{\"type\":\"TestSuite\",\"entityFullyQualifiedName\":\"svc.db.sc.t\"}}"),
        create);
    RecordedRequest put = server.take();
    assertEquals("/api/v1/services/ingestionPipelines/s.p/pipelineStatus", put.getTarget());
    assertEquals(
        "{\"runId\":\"89ef407a-c0f3-4a34-b75c-90ccedd87e8e\",\"pipelineState\":\"running\",\"startDate\":5,\"timestamp\":5}",
        WireServer.body(put));
  }

  @Test
  void rowsOfFailures() {
    server.json(200, "{}");
    server.json(200, "{}");
    UUID id = UUID.fromString(Bodies.ID);
    FailedRowsSample rows =
        new FailedRowsSample(
            List.of("a", "b"), List.of(Arrays.asList(1L, null), List.of("x", true)));
    client.testCases().putFailedRows(id, rows);
    client.testCases().putInspectionQuery(id, "SELECT \"a\"\nFROM t");
    RecordedRequest sample = server.take();
    assertEquals("/api/v1/dataQuality/testCases/" + id + "/failedRowsSample", sample.getTarget());
    assertEquals(
        "{\"columns\":[\"a\",\"b\"],\"rows\":[[1,null],[\"x\",true]]}", WireServer.body(sample));
    assertFalse(rows.toString().contains("x"), rows::toString);
    RecordedRequest query = server.take();
    assertEquals("/api/v1/dataQuality/testCases/" + id + "/inspectionQuery", query.getTarget());
    assertEquals("SELECT \"a\"\nFROM t", WireServer.body(query));
    assertTrue(
        String.valueOf(query.getHeaders().get("Content-Type")).startsWith("application/json"));
  }

  @Test
  void tagsSayWhatIsPersonal() {
    server.json(
        200,
        """
        {"tags":[{"tagFQN":"Tier.Tier1","novel":1}],"columns":[
         {"name":"plain"},
         {"name":"email","tags":[{"tagFQN":"PII.Sensitive"}]},
         {"name":"none","tags":[{"tagFQN":"PII.None"},{"tagFQN":"PIIx.Sensitive"}]},
         {"name":"known","tags":[{"tagFQN":"pii.NonSensitive"}]},
         {"name":"struct","tags":[],"children":[
           {"name":"deep","children":[{"name":"er","tags":[{"tagFQN":"PersonalData.Personal"}]}]}]}]}
        """);
    server.json(200, "{\"tags\":[{\"tagFQN\":\"PII.Sensitive\"}]}");
    TableTags tags = client.tables().findTags(TABLE).orElseThrow();
    assertEquals(Set.of("email", "known", "struct"), tags.personalColumns());
    assertFalse(tags.isPersonal());
    assertTrue(client.tables().findTags(TABLE).orElseThrow().isPersonal());
    assertEquals("GET /api/v1/tables/name/svc.db.sc.t?fields=columns%2Ctags", server.line());
  }
}
