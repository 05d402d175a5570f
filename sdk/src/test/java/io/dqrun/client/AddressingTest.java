package io.dqrun.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.entity.TestCaseStatus;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The raw request lines: a name is one path segment, whatever it holds. */
class AddressingTest {

  private final WireServer server = new WireServer();

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "plain, plain",
        "we.ird, %22we.ird%22",
        "a b, a%20b",
        "a/b, a%2Fb",
        "100%, 100%25",
        "a%2Fb, a%252Fb",
        "a;b, a%3Bb",
        "a+b, a%2Bb",
        "größe, gr%C3%B6%C3%9Fe",
        "a?b#c&d, a%3Fb%23c%26d",
        "a:b, a%3Ab",
        "it's, it%27s",
        "a\\b, a%5Cb",
        "😀, %F0%9F%98%80",
        "(x)[y], %28x%29%5By%5D",
        "a-_~b, a-_~b",
      })
  void tableNamesAreOneSegment(String name, String encoded) {
    FullyQualifiedName fqn = FullyQualifiedName.of("svc", "db", "sc", name);
    server.json(200, Bodies.table(fqn.toString()));
    try (OpenMetadataClient client = server.client()) {
      assertEquals(fqn, client.tables().find(fqn).orElseThrow().fullyQualifiedName());
    }
    assertEquals(
        "GET /api/v1/tables/name/svc.db.sc."
            + encoded
            + "?fields=testSuite%2CtableProfilerConfig%2CtableConstraints",
        server.line());
  }

  @Test
  void namesInTheMiddleOfPathsAreEncodedToo() {
    FullyQualifiedName fqn = FullyQualifiedName.of("svc", "db", "sc", "a/b", "x;y.z");
    server.version("1.5.1").json(200, "{}").json(204, "");
    try (OpenMetadataClient client = server.client()) {
      client
          .testCaseResults()
          .post(
              fqn,
              TestCaseResult.builder().timestamp(1).testCaseStatus(TestCaseStatus.SUCCESS).build());
      assertTrue(client.ingestionPipelines().findStatus(fqn, "run/1").isEmpty());
    }
    assertEquals("GET /api/v1/system/version", server.line());
    assertEquals(
        "PUT /api/v1/dataQuality/testCases/svc.db.sc.a%2Fb.%22x%3By.z%22/testCaseResult",
        server.line());
    assertEquals(
        "GET /api/v1/services/ingestionPipelines/svc.db.sc.a%2Fb.%22x%3By.z%22/pipelineStatus/run%2F1",
        server.line());
  }

  @Test
  void namesOfOnePartAreQuotedWhereTheServerQuotesThem() {
    server.json(404, "{\"code\":404,\"message\":\"x instance for y not found\"}");
    server.json(404, "{\"code\":404,\"message\":\"x instance for y not found\"}");
    server.json(404, "{\"code\":404,\"message\":\"x instance for y not found\"}");
    try (OpenMetadataClient client = server.client()) {
      assertTrue(client.testDefinitions().find("..").isEmpty());
      assertTrue(client.testDefinitions().find("\"my.def\"").isEmpty());
      assertTrue(client.databaseServices().find("my.svc").isEmpty());
      assertTrue(client.testDefinitions().find("").isEmpty());
      assertTrue(client.databaseServices().find("a\"b").isEmpty());
    }
    assertEquals("GET /api/v1/dataQuality/testDefinitions/name/%22..%22", server.line());
    assertEquals("GET /api/v1/dataQuality/testDefinitions/name/%22my.def%22", server.line());
    assertEquals("GET /api/v1/services/databaseServices/name/%22my.svc%22", server.line());
    assertEquals(3, server.web.getRequestCount());
  }

  @Test
  void cursorsKeepTheirPadding() {
    String cursor = "eyJuYW1lIjoiYSJ9+/==";
    server.json(
        200,
        "{\"data\":["
            + Bodies.testCase("one")
            + "],\"paging\":{\"after\":\""
            + cursor
            + "\",\"total\":2}}");
    server.json(
        200,
        "{\"data\":[" + Bodies.testCase("two") + "],\"paging\":{\"before\":\"x\",\"total\":2}}");
    UUID suite = UUID.fromString(Bodies.ID);
    try (OpenMetadataClient client = server.client()) {
      assertEquals(2, client.testCases().list(suite).size());
    }
    String first =
        "GET /api/v1/dataQuality/testCases?testSuiteId="
            + suite
            + "&fields=testSuite%2CtestDefinition&limit=1000";
    assertEquals(first, server.line());
    assertEquals(first + "&after=eyJuYW1lIjoiYSJ9%2B%2F%3D%3D", server.line());
  }
}
