package io.dqrun.runner.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dqrun.entity.CreateTestCase;
import io.dqrun.entity.DatabaseService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SandboxServerTest {

  private static final long NOW = 1_795_000_000_000L;
  private static final String CASES = "dataQuality/testCases";

  private final SandboxServer server = Fixture.server(SandboxVersion.DEFAULT);
  private final Wire wire = new Wire(server);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void knowsWhatWasRegistered() {
    JsonNode table = wire.get("tables/name/" + Fixture.TABLE).json();
    assertEquals("Postgres", table.path("serviceType").asText());
    assertEquals("pg.shop.public", table.at("/databaseSchema/fullyQualifiedName").asText());
    assertEquals("amount", table.at("/columns/1/name").asText());
    assertFalse(table.has("testSuite"));
    JsonNode service = wire.get("services/databaseServices/name/pg").json();
    assertEquals("s3cret", service.at("/connection/config/password").asText());
  }

  @Test
  void hidesPasswordsFromUsers() {
    Wire.Answer answer =
        wire.send(
            "GET",
            "/api/v1/services/databaseServices/name/pg",
            null,
            "Bearer " + Wire.USER_TOKEN,
            null,
            null);
    assertEquals(DatabaseService.MASK, answer.json().at("/connection/config/password").asText());
    assertFalse(answer.body().contains("s3cret"));
  }

  @Test
  void makesLogicalSuitesWithAllTheyNeed() {
    List<CreateTestCase> cases =
        List.of(Fixture.rowCount("a", Fixture.TABLE), Fixture.rowCount("b.c", Fixture.TABLE));
    server.registerLogicalSuite("nightly", Optional.of("Nightly"), Optional.empty(), cases);
    server.registerLogicalSuite("nightly", Optional.of("Nightly"), Optional.empty(), cases);

    JsonNode suite = wire.get("dataQuality/testSuites/name/nightly?fields=tests").json();
    assertEquals(2, suite.path("tests").size());
    assertFalse(suite.path("basic").asBoolean(true));
    JsonNode basic = wire.get("tables/name/" + Fixture.TABLE + "?fields=testSuite").json();
    assertEquals(Fixture.SUITE, basic.at("/testSuite/fullyQualifiedName").asText());
    String id = suite.path("id").asText();
    assertEquals(
        Fixture.TABLE + ".\"b.c\"",
        wire.get(CASES + "?testSuiteId=" + id).json().at("/data/1/fullyQualifiedName").asText());
  }

  @Test
  void saysWhichTableOrDefinitionIsUnknown() {
    CreateTestCase elsewhere = Fixture.rowCount("a", "pg.shop.public.nope");
    assertTrue(refusal(elsewhere).contains("pg.shop.public.nope"));
    CreateTestCase noParameter =
        CreateTestCase.builder()
            .name("a")
            .testDefinition("tableRowCountToEqual")
            .entityLink(elsewhere.entityLink())
            .computePassedFailedRowCount(false)
            .entityLink(Fixture.rowCount("a", Fixture.TABLE).entityLink())
            .build();
    assertTrue(refusal(noParameter).contains("Required parameter value"));
    CreateTestCase noDefinition =
        CreateTestCase.builder()
            .name("a")
            .testDefinition("tableRowsToRhyme")
            .entityLink(noParameter.entityLink())
            .computePassedFailedRowCount(false)
            .build();
    assertTrue(refusal(noDefinition).contains("tableRowsToRhyme"));
  }

  private String refusal(CreateTestCase newCase) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                server.registerLogicalSuite(
                    "x", Optional.empty(), Optional.empty(), List.of(newCase)));
    assertEquals(404, wire.get("dataQuality/testSuites/name/x").status());
    return String.valueOf(e.getMessage());
  }

  @Test
  void refusesTablesOfAnotherService() {
    DatabaseService other = new DatabaseService("my", "Mysql", Optional.empty());
    assertThrows(
        IllegalArgumentException.class,
        () -> server.register(other, List.of(Fixture.table(Fixture.TABLE))));
    assertEquals(404, wire.get("services/databaseServices/name/my").status());
  }

  @Test
  void handsOutResultsOldestFirst() {
    server.registerLogicalSuite(
        "n", Optional.empty(), Optional.empty(), List.of(Fixture.rowCount("a", Fixture.TABLE)));
    String path = CASES + "/testCaseResults/" + Fixture.TABLE + ".a";
    assertEquals(201, wire.post(path, Fixture.result(NOW + 5, "Success")).status());
    assertEquals(201, wire.post(path, Fixture.result(NOW, "Failed")).status());
    assertEquals(409, wire.post(path, Fixture.result(NOW, "Success")).status());

    List<JsonNode> results = server.results(Fixture.TABLE + ".a");
    assertEquals(
        List.of("Failed", "Success"),
        results.stream().map(result -> result.path("testCaseStatus").asText()).toList());
    // The late result of an earlier time does not become the case's current one.
    assertEquals(
        "Success",
        wire.get(CASES + "/name/" + Fixture.TABLE + ".a").json().path("testCaseStatus").asText());
    assertEquals(List.of(), server.results("no.such.case"));
  }

  @Test
  void countsEveryRequestIncludingRefusedOnes() {
    long before = server.requests();
    wire.get("system/version");
    wire.get("tables/name/nope");
    assertEquals(before + 2, server.requests());
  }

  @Test
  void answersQuicklyOnAKeptConnectionAndFromManyThreads() {
    server.registerLogicalSuite(
        "n", Optional.empty(), Optional.empty(), List.of(Fixture.rowCount("a", Fixture.TABLE)));
    String path = CASES + "/testCaseResults/" + Fixture.TABLE + ".a";
    long start = System.nanoTime();
    AtomicInteger next = new AtomicInteger();
    List<Thread> threads =
        IntStream.range(0, 4)
            .mapToObj(
                i ->
                    new Thread(
                        () -> {
                          for (int n = 0; n < 250; n++) {
                            long timestamp = NOW + next.incrementAndGet();
                            wire.post(path, Fixture.result(timestamp, "Success"));
                          }
                        }))
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      assertTrue(joined(thread));
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertEquals(1000, server.results(Fixture.TABLE + ".a").size());
    // A delayed acknowledgement per answer would cost ten seconds.
    assertTrue(took.compareTo(Duration.ofSeconds(6)) < 0, () -> "took " + took);
  }

  private static boolean joined(Thread thread) {
    try {
      thread.join(30_000);
      return !thread.isAlive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void listensOnLoopbackAndStopsAtOnce() throws IOException {
    assertEquals("127.0.0.1", server.url().getHost());
    int port = server.url().getPort();
    assertThrows(UncheckedIOException.class, () -> SandboxServer.start(port, SandboxVersion.V1_7));
    server.close();
    try (Socket socket = new Socket()) {
      assertThrows(
          ConnectException.class,
          () ->
              socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000));
    }
  }
}
