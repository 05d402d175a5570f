package io.dqrun.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.CreateTestCase;
import io.dqrun.entity.EntityLink;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.SuiteType;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.entity.TestCaseStatus;
import io.dqrun.entity.TestResultValue;
import io.dqrun.problem.DqException;
import io.dqrun.problem.ProblemCode;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What differs between versions, and how it is found out. */
class NegotiationTest {

  private static final FullyQualifiedName TABLE = FullyQualifiedName.of("svc", "db", "sc", "t");
  private static final String SUITE = "svc.db.sc.t.testSuite";

  private final WireServer server = new WireServer();

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "1.5.1, EXECUTABLE, true, PUT /api/v1/dataQuality/testCases/svc.db.sc.t.c/testCaseResult",
    "1.6.0-SNAPSHOT, EXECUTABLE, true, POST /api/v1/dataQuality/testCases/testCaseResults/svc.db.sc.t.c",
    "1.6.2, BASIC, true, POST /api/v1/dataQuality/testCases/testCaseResults/svc.db.sc.t.c",
    "1.7.0, BASIC, true, POST /api/v1/dataQuality/testCases/testCaseResults/svc.db.sc.t.c",
    "1.8.0, BASIC, false, POST /api/v1/dataQuality/testCases/testCaseResults/svc.db.sc.t.c",
    "1.10.3, BASIC, false, POST /api/v1/dataQuality/testCases/testCaseResults/svc.db.sc.t.c",
    "unknown, BASIC, false, POST /api/v1/dataQuality/testCases/testCaseResults/svc.db.sc.t.c",
  })
  void gates(String version, SuiteEndpoint endpoint, boolean suiteInCase, String resultLine) {
    server.version(version).json(201, Bodies.suite(SUITE, "basic"));
    server.json(201, Bodies.testCase("c")).json(201, "{}");
    try (OpenMetadataClient client = server.client()) {
      assertEquals(version, client.serverVersion().text());
      assertEquals(endpoint, client.suiteEndpoint());
      client.testSuites().putBasic(TABLE, "d", "e");
      client.testCases().put(createCase());
      client
          .testCaseResults()
          .post(
              TABLE.child("c"),
              TestCaseResult.builder()
                  .timestamp(9)
                  .testCaseStatus(TestCaseStatus.ABORTED)
                  .addTestResultValue(TestResultValue.unknown("nullCount"))
                  .build());
    }
    server.take();
    RecordedRequest suite = server.take();
    assertEquals("/api/v1/dataQuality/testSuites" + endpoint.path(), suite.getTarget());
    assertEquals("PUT", suite.getMethod());
    assertEquals(
        "{\"name\":\"%s\",\"displayName\":\"d\",\"description\":\"e\",\"%s\":\"svc.db.sc.t\"}"
            .formatted(SUITE, endpoint.tableField()),
        WireServer.body(suite));
    String testCase = WireServer.body(server.take());
    assertEquals(suiteInCase, testCase.contains("\"testSuite\":\"" + SUITE + "\""), testCase);
    assertFalse(testCase.contains("null"), testCase);
    assertFalse(testCase.contains("description"), testCase);
    RecordedRequest result = server.take();
    assertEquals(resultLine, result.getMethod() + " " + result.getTarget());
    assertEquals("application/json", result.getHeaders().get("Content-Type"));
    assertEquals(
        "{\"timestamp\":9,\"testCaseStatus\":\"Aborted\",\"testResultValue\":[{\"name\":\"nullCount\"}]}",
        WireServer.body(result));
  }

  @Test
  void emptyResultValuesAreSent() {
    server.version("1.6.2").json(201, "{}");
    try (OpenMetadataClient client = server.client()) {
      client
          .testCaseResults()
          .post(
              TABLE.child("c"),
              TestCaseResult.builder().timestamp(9).testCaseStatus(TestCaseStatus.FAILED).build());
    }
    server.take();
    assertEquals(
        "{\"timestamp\":9,\"testCaseStatus\":\"Failed\",\"testResultValue\":[]}",
        WireServer.body(server.take()));
  }

  private static CreateTestCase createCase() {
    return CreateTestCase.builder()
        .name("c")
        .testDefinition("tableRowCountToEqual")
        .entityLink(EntityLink.table(TABLE))
        .testSuite(TABLE.child("testSuite"))
        .computePassedFailedRowCount(false)
        .build();
  }

  @Test
  void anUnknownVersionIsToldOnce() {
    server.version("unknown");
    try (OpenMetadataClient client = server.client()) {
      assertFalse(client.serverVersion().known());
      assertTrue(client.serverVersion().atLeast(99, 0, 0));
      assertEquals(1, client.warnings().size());
      assertEquals(1, server.web.getRequestCount());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.4.8", "0.13.3"})
  void oldServersAreRefusedUnlessAskedFor(String version) {
    server.version(version);
    try (OpenMetadataClient client = server.client()) {
      for (int i = 0; i < 2; i++) {
        DqException e = assertThrows(DqException.class, client::serverVersion);
        assertEquals(ProblemCode.UNSUPPORTED_SERVER, e.problems().get(0).code());
      }
      assertEquals(1, server.web.getRequestCount());
    }
    server.version(version);
    try (OpenMetadataClient client =
        OpenMetadataClient.open(server.settings().versionCheck(VersionCheck.SKIP).build())) {
      assertEquals(SuiteEndpoint.EXECUTABLE, client.suiteEndpoint());
    }
  }

  @Test
  void aJsonThatIsNoVersionIsNoServer() {
    server.json(200, "{\"status\":\"ok\"}");
    try (OpenMetadataClient client = server.client()) {
      DqException e = assertThrows(DqException.class, client::serverVersion);
      assertEquals(ProblemCode.NOT_OPENMETADATA, e.problems().get(0).code());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "405 | {\"code\":405,\"message\":\"HTTP 405 Method Not Allowed\"}",
        "404 | {\"code\":404,\"message\":\"HTTP 404 Not Found\"}",
        "500 | {\"responseMessage\":\"An exception with message [HTTP 405 Method Not Allowed] was thrown\"}",
      })
  void theRouterCorrectsTheEndpointOnce(int status, String body) {
    server.version("1.7.0").json(status, body);
    server.json(201, Bodies.suite(SUITE, "executable"));
    server.json(200, Bodies.suite(SUITE, "executable"));
    try (OpenMetadataClient client = server.client()) {
      assertEquals(SuiteType.BASIC, client.testSuites().putBasic(TABLE, "d", "e").type());
      assertEquals(SuiteEndpoint.EXECUTABLE, client.suiteEndpoint());
      client.testSuites().putBasic(TABLE, "d", "e");
    }
    server.take();
    assertEquals("PUT /api/v1/dataQuality/testSuites/basic", server.line());
    for (int i = 0; i < 2; i++) {
      RecordedRequest request = server.take();
      assertEquals("/api/v1/dataQuality/testSuites/executable", request.getTarget());
      assertTrue(WireServer.body(request).contains("\"executableEntityReference\""));
    }
  }

  /** A body without the field a server knows would damage it, so nothing less than proof counts. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "404 | {\"code\":404,\"message\":\"table instance for svc.db.sc.t not found\"}",
        "404 | <html><title>no</title></html>",
        "405 | <html><title>no</title></html>",
        "500 | {\"responseMessage\":\"null pointer\"}",
        "400 | {\"code\":400,\"message\":\"Unrecognized field\"}",
      })
  void nothingElseCorrectsTheEndpoint(int status, String body) {
    server.version("1.7.0").answer(status, body);
    try (OpenMetadataClient client = server.client()) {
      assertThrows(ApiException.class, () -> client.testSuites().putBasic(TABLE, "d", "e"));
      assertEquals(SuiteEndpoint.BASIC, client.suiteEndpoint());
      assertEquals(2, server.web.getRequestCount());
    }
  }

  @Test
  void theRouterCorrectsTheOldSuiteRouteToo() {
    server.version("1.6.0").json(405, "{\"code\":405,\"message\":\"HTTP 405 Method Not Allowed\"}");
    server.json(201, Bodies.suite(SUITE, "basic"));
    try (OpenMetadataClient client = server.client()) {
      client.testSuites().putBasic(TABLE, "d", "e");
      assertEquals(SuiteEndpoint.BASIC, client.suiteEndpoint());
    }
    server.take();
    assertTrue(WireServer.body(server.take()).contains("\"executableEntityReference\""));
    assertTrue(WireServer.body(server.take()).contains("\"basicEntityReference\""));
  }

  @Test
  void aServerThatKnowsNeitherRouteIsAskedOnceForEach() {
    String refusal = "{\"code\":404,\"message\":\"HTTP 404 Not Found\"}";
    server.version("1.7.0").json(404, refusal).json(405, refusal.replace("404", "405"));
    try (OpenMetadataClient client = server.client()) {
      ApiException e =
          assertThrows(ApiException.class, () -> client.testSuites().putBasic(TABLE, "d", "e"));
      assertEquals("dataQuality/testSuites/basic", e.pathTemplate());
      assertEquals(SuiteEndpoint.BASIC, client.suiteEndpoint());
    }
    assertEquals(3, server.web.getRequestCount());
  }

  @ParameterizedTest
  @CsvSource({
    "unknown, POST /api/v1/dataQuality/testCases/testCaseResults/svc.db.sc.t.c, PUT /api/v1/dataQuality/testCases/svc.db.sc.t.c/testCaseResult",
    "1.5.9, PUT /api/v1/dataQuality/testCases/svc.db.sc.t.c/testCaseResult, POST /api/v1/dataQuality/testCases/testCaseResults/svc.db.sc.t.c",
  })
  void theRouterCorrectsTheResultRouteOnce(String version, String wrong, String right) {
    server.version(version);
    server.json(500, "{\"responseMessage\":\"... [HTTP 404 Not Found] ...\"}");
    server.json(201, "{}").json(409, "{\"code\":409,\"message\":\"Entity already exists\"}");
    TestCaseResult result =
        TestCaseResult.builder().timestamp(9).testCaseStatus(TestCaseStatus.FAILED).build();
    try (OpenMetadataClient client = server.client()) {
      client.testCaseResults().post(TABLE.child("c"), result);
      assertThrows(
          ConflictException.class, () -> client.testCaseResults().post(TABLE.child("c"), result));
    }
    server.take();
    assertEquals(wrong, server.line());
    assertEquals(right, server.line());
    assertEquals(right, server.line());
  }

  /** A missing case is a missing case, on whichever route. */
  @Test
  void aMissingCaseCorrectsNothing() {
    server.version("1.6.2").json(404, "{\"code\":404,\"message\":\"testCase instance not found\"}");
    try (OpenMetadataClient client = server.client()) {
      assertThrows(
          NotFoundException.class,
          () ->
              client
                  .testCaseResults()
                  .post(
                      TABLE.child("c"),
                      TestCaseResult.builder()
                          .timestamp(9)
                          .testCaseStatus(TestCaseStatus.FAILED)
                          .build()));
    }
    assertEquals(2, server.web.getRequestCount());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unknown | false | [testSuite must not be null]",
        "1.7.3 | true | Unrecognized field \\\"testSuite\\\" (class CreateTestCase)",
        "1.7.3 | true | Invalid request format",
      })
  void theMapperCorrectsTheSuiteOfACaseOnce(String version, boolean first, String refusal) {
    server.version(version).json(400, "{\"code\":400,\"message\":\"" + refusal + "\"}");
    server.json(201, Bodies.testCase("c")).json(201, Bodies.testCase("c"));
    try (OpenMetadataClient client = server.client()) {
      client.testCases().put(createCase());
      client.testCases().put(createCase());
    }
    server.take();
    for (boolean suite : new boolean[] {first, !first, !first}) {
      assertEquals(suite, WireServer.body(server.take()).contains("\"testSuite\""));
    }
  }

  @Test
  void otherRefusalsOfACaseCorrectNothing() {
    server.version("1.7.3").json(400, "{\"code\":400,\"message\":\"Required parameter x\"}");
    server.json(400, "{\"code\":400,\"message\":\"Invalid request format\"}");
    server.json(400, "{\"code\":400,\"message\":\"Invalid request format\"}");
    server.json(201, Bodies.testCase("c"));
    try (OpenMetadataClient client = server.client()) {
      assertThrows(ApiException.class, () -> client.testCases().put(createCase()));
      assertEquals(2, server.web.getRequestCount());
      assertThrows(ApiException.class, () -> client.testCases().put(createCase()));
      assertEquals(4, server.web.getRequestCount());
      client.testCases().put(createCase());
    }
    for (int i = 0; i < 4; i++) {
      server.take();
    }
    assertTrue(WireServer.body(server.take()).contains("\"testSuite\""), "nothing was proven");
  }

  @Test
  void deprecationIsToldOncePerRoute() {
    String[] headers = {
      "Deprecation: Monday, March 24, 2025",
      "Link: api/v1/dataQuality/testSuites/basic; rel=\"alternate\""
    };
    server.version("1.6.1");
    server.answer(201, Bodies.suite(SUITE, "basic"), headers);
    server.answer(200, Bodies.suite(SUITE, "basic"), headers);
    try (OpenMetadataClient client = server.client()) {
      client.testSuites().putBasic(TABLE, "d", "e");
      client.testSuites().putBasic(TABLE, "d", "e");
      assertEquals(1, client.warnings().size());
      assertEquals(ProblemCode.DEPRECATED_ENDPOINT, client.warnings().get(0).code());
      assertFalse(client.warnings().get(0).isError());
      assertTrue(client.warnings().get(0).hint().orElse("").contains("testSuites/basic"));
    }
  }
}
