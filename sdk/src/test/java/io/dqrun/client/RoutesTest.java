package io.dqrun.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.SuiteType;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.entity.TestCaseStatus;
import io.dqrun.entity.TestSuite;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route that takes a name, raw; and the routes that list or gather. */
class RoutesTest {

  private static final String[][] NAMES = {
    {"d.ot", "%22d.ot%22"},
    {"sl/ash", "sl%2Fash"},
    {"sp ace", "sp%20ace"},
    {"per%cent", "per%25cent"},
    {"semi;colon", "semi%3Bcolon"},
    {"pl+us", "pl%2Bus"},
    {"größe", "gr%C3%B6%C3%9Fe"},
    {"%2F", "%252F"},
    {"it's", "it%27s"},
  };

  private static final TestCaseResult RESULT =
      TestCaseResult.builder()
          .timestamp(7)
          .testCaseStatus(TestCaseStatus.SUCCESS)
          .minBound(1.0)
          .maxBound(2.0)
          .build();

  private final WireServer server = new WireServer();

  @AfterEach
  void close() {
    server.close();
  }

  static Stream<Arguments> named() {
    List<Arguments> all = new ArrayList<>();
    for (String[] name : NAMES) {
      FullyQualifiedName fqn = FullyQualifiedName.of("a", name[0], "z");
      String path = "a." + name[1] + ".z";
      String cases = "/api/v1/dataQuality/testCases/";
      String pipelines = "/api/v1/services/ingestionPipelines/";
      add(all, c -> c.tables().find(fqn), "GET /api/v1/tables/name/" + path + "?");
      add(all, c -> c.testSuites().find(fqn), "GET /api/v1/dataQuality/testSuites/name/" + path);
      add(all, c -> c.testCases().find(fqn), "GET " + cases + "name/" + path + "?");
      add(
          all,
          c -> c.testCaseResults().post(fqn, RESULT),
          "POST " + cases + "testCaseResults/" + path);
      add(
          all,
          c -> c.testCaseResults().find(fqn, 7),
          "GET " + cases + "testCaseResults/" + path + "?");
      add(all, c -> c.ingestionPipelines().find(fqn), "GET " + pipelines + "name/" + path);
      add(
          all,
          c -> c.ingestionPipelines().findLatestStatus(fqn),
          "GET " + pipelines + "name/" + path + "?");
      add(
          all,
          c -> c.ingestionPipelines().putStatus(fqn, Samples.running()),
          "PUT " + pipelines + path + "/pipelineStatus");
      add(
          all,
          c -> c.ingestionPipelines().findStatus(fqn, "r"),
          "GET " + pipelines + path + "/pipelineStatus/r");
      add(
          all,
          c -> c.ingestionPipelines().statuses(fqn, 1, 2),
          "GET " + pipelines + path + "/pipelineStatus?");
      add(
          all,
          c -> c.testDefinitions().find(name[0]),
          "GET /api/v1/dataQuality/testDefinitions/name/" + name[1]);
      add(
          all,
          c -> c.databaseServices().find(name[0]),
          "GET /api/v1/services/databaseServices/name/" + name[1]);
    }
    return all.stream();
  }

  private static void add(List<Arguments> all, Consumer<OpenMetadataClient> call, String line) {
    all.add(Arguments.of(line, call));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("named")
  void aNameIsOneSegment(String line, Consumer<OpenMetadataClient> call) {
    boolean versioned = line.contains("testCaseResults");
    if (versioned) {
      server.version("1.6.2");
    }
    server.json(404, "{\"code\":404,\"message\":\"x instance for y not found\"}");
    try (OpenMetadataClient client = server.client()) {
      call.accept(client);
    } catch (NotFoundException e) {
      assertEquals(404, e.status());
    }
    if (versioned) {
      server.take();
    }
    String sent = server.line();
    assertTrue(line.endsWith("?") ? sent.startsWith(line) : sent.equals(line), sent);
  }

  /** The spelling before 1.6, which knows no bounds. */
  @Test
  void oldServersGetOldResults() {
    server.version("1.5.6").json(201, "{}").json(200, "{\"data\":[]}");
    FullyQualifiedName fqn = FullyQualifiedName.of("a", "sl/ash", "z");
    try (OpenMetadataClient client = server.client()) {
      client.testCaseResults().post(fqn, RESULT);
      assertTrue(client.testCaseResults().find(fqn, 7).isEmpty());
    }
    server.take();
    RecordedRequest put = server.take();
    assertEquals("/api/v1/dataQuality/testCases/a.sl%2Fash.z/testCaseResult", put.getTarget());
    assertEquals(
        "{\"timestamp\":7,\"testCaseStatus\":\"Success\",\"testResultValue\":[]}",
        WireServer.body(put));
    assertEquals(
        "GET /api/v1/dataQuality/testCases/a.sl%2Fash.z/testCaseResult?startTs=7&endTs=7",
        server.line());
  }

  @Test
  void casesJoinALogicalSuiteInHundreds() {
    for (int i = 0; i < 3; i++) {
      server.json(200, "{\"id\":\"x\"}");
    }
    List<UUID> cases = IntStream.range(0, 250).mapToObj(i -> new UUID(0, i)).toList();
    try (OpenMetadataClient client = server.client()) {
      client.testCases().addToLogical(new UUID(1, 1), List.of());
      client.testCases().addToLogical(new UUID(1, 1), cases);
    }
    assertEquals(3, server.web.getRequestCount(), "nothing is sent for no case");
    List<Integer> sizes = new ArrayList<>();
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      RecordedRequest request = server.take();
      assertEquals("/api/v1/dataQuality/testCases/logicalTestCases", request.getTarget());
      String body = WireServer.body(request);
      assertTrue(body.contains("\"testSuiteId\":\"" + new UUID(1, 1) + "\""), body);
      sizes.add(body.split("00000000-0000-0000-0000-", -1).length - 1);
      all.append(body);
    }
    assertEquals(List.of(100, 100, 50), sizes);
    cases.forEach(id -> assertTrue(all.indexOf(id.toString()) >= 0));
  }

  /** Old servers know no filter "basic" and would list everything. */
  @Test
  void suitesOfAKindAreListedToTheEnd() {
    server.json(
        200,
        "{\"data\":["
            + Bodies.suite("t.testSuite", "executable")
            + ","
            + Bodies.suite("logical", "novel")
            + "],\"paging\":{\"after\":\"YQ==\",\"total\":3}}");
    server.json(
        200, "{\"data\":[" + Bodies.suite("u.testSuite", "basic") + ",{\"id\":1}],\"paging\":{}}");
    try (OpenMetadataClient client = server.client()) {
      assertEquals(
          List.of("t.testSuite", "u.testSuite"),
          client.testSuites().list(SuiteType.BASIC).stream()
              .map(TestSuite::fullyQualifiedName)
              .map(FullyQualifiedName::toString)
              .toList());
      assertEquals(1, client.warnings().size());
    }
    String first = "GET /api/v1/dataQuality/testSuites?testSuiteType=executable&limit=100";
    assertEquals(first, server.line());
    assertEquals(first + "&after=YQ%3D%3D", server.line());
  }

  @Test
  void definitionsAndPipelinesAreListed() {
    server.json(
        200,
        "{\"data\":[{\"name\":\"d\",\"entityType\":\"NOVEL\"},{\"name\":[]}],"
            + "\"errors\":[{\"entity\":\"e\"}],\"paging\":{\"total\":2}}");
    server.json(
        200,
        "{\"data\":[{\"id\":\"%s\",\"name\":\"p\",\"fullyQualifiedName\":\"s.p\"}],\"paging\":{}}"
            .formatted(Bodies.ID));
    try (OpenMetadataClient client = server.client()) {
      assertEquals("d", client.testDefinitions().list().get(0).name());
      assertEquals(2, client.warnings().size(), "one that is broken, one that was left out");
      assertEquals(
          "s.p",
          client
              .ingestionPipelines()
              .list(FullyQualifiedName.of("a.b"))
              .get(0)
              .fullyQualifiedName()
              .toString());
    }
    assertEquals("GET /api/v1/dataQuality/testDefinitions?limit=100", server.line());
    assertEquals(
        "GET /api/v1/services/ingestionPipelines?testSuite=%22a.b%22&pipelineType=TestSuite&limit=100",
        server.line());
  }
}
