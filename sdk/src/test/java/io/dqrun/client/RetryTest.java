package io.dqrun.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.entity.TestCaseStatus;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent again, and after which pause. */
class RetryTest {

  private static final FullyQualifiedName NAME = FullyQualifiedName.of("svc", "db", "sc", "t");

  private final WireServer server = new WireServer();

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 502, 503, 504})
  void transientAnswersOfReadsAndUpserts(int status) {
    server.answer(status, "busy").json(200, Bodies.table("svc.db.sc.t"));
    server.answer(status, "busy").json(201, "{}");
    try (OpenMetadataClient client = server.client()) {
      assertTrue(client.tables().find(NAME).isPresent());
      client.ingestionPipelines().putStatus(NAME, Samples.running());
    }
    assertEquals(List.of(Duration.ofMillis(200), Duration.ofMillis(200)), server.pauses);
  }

  @Test
  void pausesDoubleUpToTheCapAndTheLastAnswerCounts() {
    for (int i = 0; i < 5; i++) {
      server.answer(503, "<html><title>maintenance</title></html>");
    }
    RetryPolicy policy = server.patience().cap(Duration.ofMillis(700)).build();
    try (OpenMetadataClient client =
        OpenMetadataClient.open(server.settings().retryPolicy(policy).build())) {
      ApiException e = assertThrows(ApiException.class, () -> client.tables().find(NAME));
      assertEquals(503, e.status());
      assertEquals("a web page titled 'maintenance'", e.serverText());
    }
    assertEquals(
        List.of(200L, 400L, 700L, 700L), server.pauses.stream().map(Duration::toMillis).toList());
  }

  @Test
  void retryAfterIsHonouredInBothFormsUpToTheCap() {
    server.answer(429, "", "Retry-After: 7");
    server.answer(503, "", "Retry-After: Sat, 21 Nov 2026 08:00:09 GMT");
    server.answer(503, "", "Retry-After: 86400");
    server.answer(503, "", "Retry-After: 99999999999999999999");
    server.json(200, Bodies.table("svc.db.sc.t"));
    try (OpenMetadataClient client = server.client()) {
      assertTrue(client.tables().find(NAME).isPresent());
    }
    assertEquals(
        List.of(14L, 18L, 120L, 120L), server.pauses.stream().map(Duration::toSeconds).toList());
  }

  @Test
  void aSickServerIsNotAskedForEver() {
    for (int i = 0; i < 10; i++) {
      server.answer(503, "busy").answer(503, "busy").json(200, Bodies.table("svc.db.sc.t"));
    }
    server.answer(503, "busy");
    RetryPolicy policy = server.patience().budget(20).build();
    try (OpenMetadataClient client =
        OpenMetadataClient.open(server.settings().retryPolicy(policy).build())) {
      for (int i = 0; i < 10; i++) {
        assertTrue(client.tables().find(NAME).isPresent());
      }
      assertThrows(ApiException.class, () -> client.tables().find(NAME));
      assertEquals(31, server.web.getRequestCount(), "eleven requests and twenty repetitions");
      assertEquals(1, client.warnings().size());
      assertTrue(client.warnings().get(0).message().contains("no longer repeated"));
    }
  }

  @Test
  void aServerThatOnlyFailsIsAskedEachThingOnce() {
    for (int i = 0; i < 11; i++) {
      server.answer(503, "busy");
    }
    server.json(200, Bodies.table("svc.db.sc.t"));
    server.answer(503, "busy").json(200, Bodies.table("svc.db.sc.t"));
    try (OpenMetadataClient client = server.client()) {
      for (int i = 0; i < 7; i++) {
        assertThrows(ApiException.class, () -> client.tables().find(NAME));
      }
      assertEquals(11, server.web.getRequestCount(), "five for the first, one for each other");
      assertTrue(client.tables().find(NAME).isPresent());
      assertTrue(client.tables().find(NAME).isPresent(), "and repeats again when it is well");
    }
  }

  /** Otherwise they would come back at the moment that all of them were told. */
  @Test
  void clientsThatWereToldTheSameMomentComeBackAtDifferentOnes() {
    Random random = new Random(8);
    RetryPolicy policy = RetryPolicy.builder().random(random).build();
    Map<Long, Integer> seconds = new TreeMap<>();
    int clients = 100;
    int times = 20;
    for (int i = 0; i < clients * times; i++) {
      Duration pause = policy.pauseAfter(1, Optional.of("60"));
      assertTrue(pause.toSeconds() >= 60, pause.toString());
      seconds.merge(pause.toSeconds(), 1, Integer::sum);
    }
    assertTrue(Collections.max(seconds.values()) <= clients * times / 20, seconds.toString());
  }

  @Test
  void requestsThatWorkEarnRepetitions() {
    RetryBudget budget = new RetryBudget(1);
    assertTrue(budget.take());
    for (int i = 0; i < 4; i++) {
      budget.earn();
      assertFalse(budget.take());
    }
    budget.earn();
    assertTrue(budget.take());
    for (int i = 0; i < 100; i++) {
      budget.earn();
    }
    assertTrue(budget.take());
    assertFalse(budget.take(), "no more than the budget is saved up");
  }

  @Test
  void jitterIsFullAndNonsenseInRetryAfterAsksForNothing() {
    RetryPolicy shortest = server.patience().random(() -> 0L).build();
    assertEquals(Duration.ZERO, shortest.pauseAfter(4, Optional.of("soon")));
    assertEquals(Duration.ZERO, shortest.pauseAfter(1, Optional.of("-5")));
    assertEquals(
        Duration.ZERO, shortest.pauseAfter(1, Optional.of("Sat, 21 Nov 2015 08:00:09 GMT")));
    assertEquals(
        Duration.ofSeconds(20), server.patience().build().pauseAfter(99, Optional.empty()));
  }

  @Test
  void aServerWithoutItsSearchEngineIsTriedAgain() {
    server.json(500, "{\"responseMessage\":\"... [Connection refused] ...\"}");
    server.json(200, Bodies.table("svc.db.sc.t"));
    try (OpenMetadataClient client = server.client()) {
      assertTrue(client.tables().find(NAME).isPresent());
    }
  }

  @Test
  void aBrokenConnectionIsTriedAgainUnlessItCarriedAPost() {
    MockResponse broken =
        new MockResponse.Builder()
            .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
            .build();
    server.web.enqueue(broken);
    server.version("1.6.2");
    server.web.enqueue(broken);
    server.json(201, "{}");
    server.web.enqueue(broken);
    try (OpenMetadataClient client = server.client()) {
      assertEquals("1.6.2", client.serverVersion().text());
      client.ingestionPipelines().putStatus(NAME, Samples.running());
      assertEquals(4, server.web.getRequestCount());
      assertThrows(ApiException.class, () -> client.testCaseResults().post(NAME, result()));
      assertEquals(5, server.web.getRequestCount());
    }
  }

  /** OkHttp on its own would send it again. */
  @Test
  void aPostIsNotSentAgainOn503WithRetryAfterZero() {
    server.version("1.6.2").answer(503, "", "Retry-After: 0").json(201, "{}");
    try (OpenMetadataClient client = server.client()) {
      ApiException e =
          assertThrows(ApiException.class, () -> client.testCaseResults().post(NAME, result()));
      assertEquals(503, e.status());
      assertTrue(e.outcomeUnknown());
    }
    assertEquals(2, server.web.getRequestCount());
  }

  @Test
  void anAnswerThatTricklesIsGivenUpForGood() {
    server.web.enqueue(
        new MockResponse.Builder()
            .body(Bodies.table("svc.db.sc.t"))
            .throttleBody(1, 20, TimeUnit.MILLISECONDS)
            .build());
    ClientSettings settings =
        server
            .settings()
            .connectTimeout(Duration.ofMillis(500))
            // Far more than between two bytes, also on a machine with much to do.
            .readTimeout(Duration.ofMillis(400))
            .build();
    try (OpenMetadataClient client = OpenMetadataClient.open(settings)) {
      ApiException e = assertThrows(ApiException.class, () -> client.tables().find(NAME));
      assertTrue(e.problems().get(0).message().contains("given up"), e.getMessage());
    }
    assertEquals(1, server.web.getRequestCount());
  }

  @Test
  void anInterruptEndsTheWaiting() {
    server.answer(503, "");
    RetryPolicy policy =
        server
            .patience()
            .sleeper(
                pause -> {
                  throw new InterruptedException();
                })
            .build();
    try (OpenMetadataClient client =
        OpenMetadataClient.open(server.settings().retryPolicy(policy).build())) {
      assertThrows(ApiException.class, () -> client.tables().find(NAME));
    }
    assertTrue(Thread.interrupted(), "the interrupt must stay visible");
  }

  private static TestCaseResult result() {
    return TestCaseResult.builder().timestamp(1).testCaseStatus(TestCaseStatus.FAILED).build();
  }
}
