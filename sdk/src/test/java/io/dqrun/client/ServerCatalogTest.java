package io.dqrun.client;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.DatabaseService;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestSuite;
import io.dqrun.problem.DqException;
import io.dqrun.problem.ProblemCode;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One question per thing and run; lists of any length; broken cases lose only themselves. */
class ServerCatalogTest {

  private static final FullyQualifiedName TABLE = FullyQualifiedName.of("svc", "db", "sc", "t");

  private final WireServer server = new WireServer();
  private final OpenMetadataClient client = server.client();
  private final ServerCatalog catalog = new ServerCatalog(client);

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  private static TestSuite suite() {
    return TestSuite.builder()
        .id(UUID.fromString(Bodies.ID))
        .name("s")
        .fullyQualifiedName(FullyQualifiedName.of("s"))
        .build();
  }

  @Test
  void everythingIsAskedOnceEvenWhatIsMissing() {
    server.json(200, Bodies.table("svc.db.sc.t"));
    server.json(404, "{\"message\":\"table instance for x not found\"}");
    server.json(200, Bodies.suite("s", "executable"));
    server.json(200, "{\"data\":[" + Bodies.testCase("a") + "],\"paging\":{\"total\":1}}");
    server.json(
        200, "{\"name\":\"d\",\"entityType\":\"COLUMN\",\"testPlatforms\":[\"dbt\",\"Novel\"]}");
    server.json(
        200,
        "{\"name\":\"svc\",\"serviceType\":\"Novel\",\"connection\":{\"config\":{\"password\":\"canary\"}}}");
    for (int i = 0; i < 2; i++) {
      Table table = catalog.findTable(TABLE).orElseThrow();
      assertEquals("PRIMARY_KEY", table.columns().get(0).constraint().orElseThrow());
      assertTrue(catalog.findTable(TABLE.prefix(3).child("x")).isEmpty());
      assertEquals("s", catalog.findTestSuite(FullyQualifiedName.of("s")).orElseThrow().name());
      assertEquals(1, catalog.testCases(suite()).size());
      assertTrue(catalog.findTestDefinition("d").orElseThrow().forColumns());
      DatabaseService service = catalog.findDatabaseService("svc").orElseThrow();
      assertTrue(service.connection().isPresent());
      assertEquals("DatabaseService[name=svc, serviceType=Novel]", service.toString());
    }
    assertEquals(6, server.web.getRequestCount());
  }

  @Test
  void manyDefinitionsAreOneList() {
    server.json(200, "{\"name\":\"first\",\"entityType\":\"COLUMN\"}");
    server.json(
        200,
        """
        {"data":[
          {"name":"first","entityType":"TABLE"},
          {"name":7,"entityType":{}},
          {"name":"broken","entityType":{}},
          {"name":"second","entityType":"COLUMN"},
          {"name":"third","entityType":"TABLE"}],"paging":{"total":9}}
        """);
    server.json(404, "{\"code\":404,\"message\":\"no such definition\"}");
    server.json(200, "{\"name\":\"beyond\",\"entityType\":\"COLUMN\"}");
    for (int i = 0; i < 2; i++) {
      assertTrue(catalog.findTestDefinition("first").orElseThrow().forColumns());
      assertTrue(catalog.findTestDefinition("second").orElseThrow().forColumns());
      assertTrue(catalog.findTestDefinition("third").isPresent());
      assertTrue(catalog.findTestDefinition("absent").isEmpty());
      assertTrue(catalog.findTestDefinition("beyond").isPresent());
    }
    assertEquals(4, server.web.getRequestCount());
    assertEquals(List.of(), client.warnings());
    server.take();
    assertTrue(server.line().endsWith("/dataQuality/testDefinitions?limit=1000"));
  }

  @Test
  void definitionsAreFoundWhereTheListIsRefused() {
    server.json(200, "{\"name\":\"first\",\"entityType\":\"COLUMN\"}");
    server.json(403, "{\"code\":403,\"message\":\"no\"}");
    server.json(200, "{\"name\":\"second\",\"entityType\":\"TABLE\"}");
    server.json(200, "{\"name\":\"third\",\"entityType\":\"TABLE\"}");
    for (int i = 0; i < 2; i++) {
      assertTrue(catalog.findTestDefinition("first").isPresent());
      assertTrue(catalog.findTestDefinition("second").isPresent());
      assertTrue(catalog.findTestDefinition("third").isPresent());
    }
    assertEquals(4, server.web.getRequestCount());
  }

  @Test
  void everythingIsAskedOnceByManyAtOnce() throws InterruptedException {
    server.web.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String target = request.getTarget();
            String name = target.replaceFirst(".*/name/", "").replaceFirst("\\?.*", "");
            String body =
                target.contains("/tables/")
                    ? Bodies.table(name)
                    : target.contains("Services")
                        ? "{\"name\":\"%s\",\"serviceType\":\"Postgres\"}".formatted(name)
                        : "{\"name\":\"%s\"}".formatted(name);
            return new MockResponse.Builder().body(body).headersDelay(20, MILLISECONDS).build();
          }
        });
    ExecutorService callers = Executors.newFixedThreadPool(8);
    for (int i = 0; i < 1200; i++) {
      int number = i;
      callers.execute(
          () -> {
            catalog.findTable(TABLE.prefix(3).child("t" + number % 5));
            catalog.findTestDefinition("d" + number % 7);
            catalog.findDatabaseService("s" + number % 2);
          });
    }
    callers.shutdown();
    assertTrue(callers.awaitTermination(30, SECONDS));
    // And the list of definitions, on which there are none.
    assertEquals(5 + 7 + 2 + 1, server.web.getRequestCount());
  }

  @Test
  void whatCouldNotBeAskedIsAskedAgain() {
    server.json(403, "{\"code\":403,\"message\":\"no\"}").json(200, Bodies.table("svc.db.sc.t"));
    assertThrows(ApiException.class, () -> catalog.findTable(TABLE));
    assertTrue(catalog.findTable(TABLE).isPresent());
  }

  @Test
  void listsOfAnyLengthAreReadToTheEnd() {
    server.json(200, page(0, 1000, ",\"after\":\"YQ==\""));
    server.json(200, page(1000, 2000, ",\"before\":\"x\",\"after\":\"Yg==\""));
    server.json(200, page(2000, 2500, ",\"before\":\"y\""));
    List<TestCase> cases = catalog.testCases(suite());
    assertEquals(2500, cases.size());
    assertEquals("c0", cases.get(0).name());
    assertEquals("c2499", cases.get(2499).name());
    assertEquals(3, server.web.getRequestCount());
  }

  private static String page(int from, int to, String cursors) {
    return IntStream.range(from, to)
        .mapToObj(i -> Bodies.testCase("c" + i))
        .collect(
            Collectors.joining(
                ",", "{\"data\":[", "],\"paging\":{\"total\":2500" + cursors + "}}"));
  }

  @Test
  void aCursorThatRepeatsIsAnErrorAndNotALoop() {
    server.json(200, page(0, 1, ",\"after\":\"YQ==\""));
    server.json(200, page(1, 2, ",\"after\":\"YQ==\""));
    DqException e = assertThrows(DqException.class, () -> catalog.testCases(suite()));
    assertEquals(ProblemCode.SERVER_ERROR, e.problems().get(0).code());
  }

  @Test
  void brokenCasesLoseOnlyThemselves() {
    server.json(
        200,
        "{\"data\":["
            + Bodies.testCase("good")
            + ",{\"id\":\"11111111-1111-4111-8111-111111111112\",\"name\":\"bad\",\"fullyQualifiedName\":\"a.b\",\"entityLink\":\"<#E::user::x>\"}"
            + ",{\"id\":\"2\",\"name\":\"nothing\"}"
            + ",17,"
            + Bodies.testCase("fine").replace("testDefinition", "ignored")
            + "],\"paging\":{\"total\":5}}");
    List<TestCase> cases = catalog.testCases(suite());
    assertEquals(List.of("good", "fine"), cases.stream().map(TestCase::name).toList());
    assertEquals("", cases.get(0).parameterValues().get(0).value());
    assertTrue(cases.get(1).definitionName().isEmpty());
    assertEquals(3, client.warnings().size(), client.warnings().toString());
    assertEquals(ProblemCode.UNREADABLE_TEST_CASE, client.warnings().get(0).code());
    assertEquals("a.b", client.warnings().get(0).path());
    assertTrue(
        client.warnings().get(0).message().contains("'entityLink'"), client.warnings().toString());
  }
}
