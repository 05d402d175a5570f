package io.dqrun.runner.sandbox;

import static io.dqrun.runner.sandbox.ServerUnderTest.rowCount;
import static io.dqrun.runner.sandbox.ServerUnderTest.segment;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dqrun.client.ApiException;
import io.dqrun.client.ConflictException;
import io.dqrun.client.NotFoundException;
import io.dqrun.client.OpenMetadataClient;
import io.dqrun.client.StoredStatus;
import io.dqrun.client.SuiteEndpoint;
import io.dqrun.client.UnauthorizedException;
import io.dqrun.entity.CreateIngestionPipeline;
import io.dqrun.entity.CreateTestCase;
import io.dqrun.entity.EntityLink;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.IngestionPipeline;
import io.dqrun.entity.PipelineState;
import io.dqrun.entity.PipelineStatus;
import io.dqrun.entity.SuiteType;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.entity.TestCaseStatus;
import io.dqrun.entity.TestSuite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What holds on every server that we support, asked with our client where it has the call and by
 * hand where it has not. A method per scenario; a scenario names all that it makes uniquely.
 */
enum Scenario {
  A_BASIC_SUITE_IS_MADE_ONCE_PER_TABLE {
    @Override
    void play(ServerUnderTest server, OpenMetadataClient client) {
      FullyQualifiedName table = server.table("orders");
      TestSuite made = client.testSuites().putBasic(table, "Orders", "text");
      TestSuite again = client.testSuites().putBasic(table, "Orders", "text");

      assertEquals(table.child("testSuite"), made.fullyQualifiedName());
      assertEquals(SuiteType.BASIC, made.type());
      assertEquals(made.id(), again.id());
      TestSuite found = client.testSuites().find(table.child("testSuite")).orElseThrow();
      assertEquals(made.id(), found.id());
      assertEquals(
          Optional.of(table),
          found
              .basicEntityReference()
              .flatMap(r -> r.fullyQualifiedName().map(FullyQualifiedName::parse)));
      assertEquals(
          made.id().toString(),
          server
              .wire()
              .get("tables/name/" + segment(table) + "?fields=testSuite")
              .json()
              .at("/testSuite/id")
              .asText());
    }
  },

  THE_SPELLING_OF_BASIC_SUITES_FOLLOWS_THE_VERSION {
    @Override
    void play(ServerUnderTest server, OpenMetadataClient client) {
      client.testSuites().putBasic(server.table("orders"), "Orders", "text");

      assertEquals(
          client.serverVersion().atLeast(1, 6, 2) ? SuiteEndpoint.BASIC : SuiteEndpoint.EXECUTABLE,
          client.suiteEndpoint());
    }
  },

  CASES_ARE_ATTACHED_TO_A_LOGICAL_SUITE_WHICH_MAY_BE_DONE_TWICE {
    @Override
    void play(ServerUnderTest server, OpenMetadataClient client) {
      String name = server.unique("v1.nightly");
      FullyQualifiedName suiteFqn = FullyQualifiedName.of(name);
      server.deleteLater("dataQuality/testSuites/name/" + segment(suiteFqn) + "?hardDelete=true");
      TestSuite suite = client.testSuites().putLogical(name, "Nightly", "text");
      assertEquals(suite.id(), client.testSuites().putLogical(name, "Nightly", "text").id());
      assertEquals(SuiteType.LOGICAL, suite.type());
      assertEquals(suiteFqn, suite.fullyQualifiedName());

      List<UUID> ids = new ArrayList<>();
      for (String tableName : List.of("orders", "customers")) {
        FullyQualifiedName table = server.table(tableName);
        client.testSuites().putBasic(table, "Suite", "text");
        ids.add(client.testCases().put(rowCount(table, "rows", "3")).id().orElseThrow());
      }
      client.testCases().addToLogical(suite.id(), ids);
      client.testCases().addToLogical(suite.id(), ids);

      Set<UUID> members = new TreeSet<>();
      client.testCases().list(suite.id()).forEach(c -> members.add(c.id().orElseThrow()));
      assertEquals(new TreeSet<>(ids), members);
      int status =
          assertThrows(
                  ApiException.class,
                  () -> client.testCases().addToLogical(suite.id(), List.of(new UUID(1, 1))))
              .status();
      assertEquals(400, status);
    }
  },

  A_CASE_IS_MADE_CHANGED_AND_REFUSED {
    @Override
    void play(ServerUnderTest server, OpenMetadataClient client) {
      FullyQualifiedName table = server.table("orders");
      TestSuite suite = client.testSuites().putBasic(table, "Orders", "text");
      TestCase made = client.testCases().put(rowCount(table, "rows", "3"));
      TestCase changed = client.testCases().put(rowCount(table, "rows", "4"));
      CreateTestCase onColumn =
          CreateTestCase.builder()
              .name("not null")
              .testDefinition("columnValuesToBeNotNull")
              .entityLink(EntityLink.column(table, "a.b"))
              .computePassedFailedRowCount(true)
              .build();
      TestCase column = client.testCases().put(onColumn);

      assertEquals(made.id(), changed.id());
      assertEquals(Optional.of("4"), changed.parameter("value"));
      assertEquals(table.child("a.b").child("not null"), column.fullyQualifiedName());
      assertEquals(2, client.testCases().list(suite.id()).size());
      ApiException unknown =
          assertThrows(
              NotFoundException.class,
              () ->
                  client
                      .testCases()
                      .put(
                          CreateTestCase.builder()
                              .from(rowCount(table, "other", "3"))
                              .testDefinition("noSuchDefinition")
                              .build()));
      assertEquals(404, unknown.status());
      ApiException missing =
          assertThrows(
              ApiException.class,
              () ->
                  client
                      .testCases()
                      .put(
                          CreateTestCase.builder()
                              .from(rowCount(table, "other", "3"))
                              .testDefinition("tableColumnCountToEqual")
                              .build()));
      assertEquals(400, missing.status());
    }
  },

  A_RESULT_IS_STORED_ONCE_PER_MOMENT {
    @Override
    void play(ServerUnderTest server, OpenMetadataClient client) {
      FullyQualifiedName table = server.table("orders");
      client.testSuites().putBasic(table, "Orders", "text");
      FullyQualifiedName testCase =
          client.testCases().put(rowCount(table, "rows", "3")).fullyQualifiedName();
      long now = System.currentTimeMillis();
      client.testCaseResults().post(testCase, result(now, TestCaseStatus.SUCCESS));

      assertEquals("Success", client.testCaseResults().find(testCase, now).orElseThrow().status());
      assertEquals(Optional.empty(), client.testCaseResults().find(testCase, now - 1));
      if (client.serverVersion().atLeast(1, 6, 0)) {
        assertThrows(
            ConflictException.class,
            () -> client.testCaseResults().post(testCase, result(now, TestCaseStatus.FAILED)));
        assertEquals(
            "Success", client.testCaseResults().find(testCase, now).orElseThrow().status());
      } else {
        // The old endpoint puts the new result in the place of the old one.
        client.testCaseResults().post(testCase, result(now, TestCaseStatus.FAILED));
        assertEquals("Failed", client.testCaseResults().find(testCase, now).orElseThrow().status());
      }
      client.testCaseResults().post(testCase, result(now + 1, TestCaseStatus.ABORTED));
      assertEquals(
          "Aborted", client.testCaseResults().find(testCase, now + 1).orElseThrow().status());
    }
  },

  RESULTS_IN_SECONDS_AND_OF_UNKNOWN_CASES_ARE_REFUSED {
    @Override
    void play(ServerUnderTest server, OpenMetadataClient client) {
      FullyQualifiedName table = server.table("orders");
      client.testSuites().putBasic(table, "Orders", "text");
      FullyQualifiedName testCase =
          client.testCases().put(rowCount(table, "rows", "3")).fullyQualifiedName();
      long now = System.currentTimeMillis();

      ApiException seconds =
          assertThrows(
              ApiException.class,
              () ->
                  client
                      .testCaseResults()
                      .post(testCase, result(now / 1000, TestCaseStatus.SUCCESS)));
      assertEquals(400, seconds.status());
      assertThrows(
          NotFoundException.class,
          () ->
              client
                  .testCaseResults()
                  .post(table.child("nothing"), result(now, TestCaseStatus.SUCCESS)));
    }
  },

  A_LIST_IS_READ_TO_ITS_END {
    @Override
    void play(ServerUnderTest server, OpenMetadataClient client) {
      FullyQualifiedName table = server.table("orders");
      TestSuite suite = client.testSuites().putBasic(table, "Orders", "text");
      for (int i = 0; i < 105; i++) {
        client.testCases().put(rowCount(table, "rows " + i, "3"));
      }

      assertEquals(105, client.testCases().list(suite.id()).size());
      String path = "dataQuality/testCases?limit=50&testSuiteId=" + suite.id();
      int seen = 0;
      JsonNode page = server.wire().get(path).json();
      while (page.at("/paging/after").isTextual()) {
        seen += page.path("data").size();
        page =
            server.wire().get(path + "&after=" + segment(page.at("/paging/after").asText())).json();
      }
      assertEquals(105, seen + page.path("data").size());
      assertEquals(105, page.at("/paging/total").asInt());
    }
  },

  NAMES_MAY_BE_ODD {
    @Override
    void play(ServerUnderTest server, OpenMetadataClient client) {
      List<String> names =
          List.of(
              "we.ird",
              "sp ace",
              "sl/ash",
              "per%cent",
              "per%2Fcent",
              "pl+us",
              "zähler",
              "ha#sh",
              "co:lon",
              "apos'trophe",
              "dol$lar");
      for (String name : names) {
        FullyQualifiedName table = server.table(name);
        assertEquals(table, client.tables().find(table).orElseThrow().fullyQualifiedName(), name);
        client.testSuites().putBasic(table, "Suite", "text");
        assertTrue(client.testSuites().find(table.child("testSuite")).isPresent(), name);
        FullyQualifiedName testCase =
            client.testCases().put(rowCount(table, "rows / of . all", "3")).fullyQualifiedName();
        assertEquals(table.child("rows / of . all"), testCase, name);
        long now = System.currentTimeMillis();
        client.testCaseResults().post(testCase, result(now, TestCaseStatus.SUCCESS));
        assertTrue(client.testCaseResults().find(testCase, now).isPresent(), name);
      }
    }
  },

  NAMES_THAT_NO_LINK_CAN_HOLD_HAVE_A_SUITE_BUT_NO_CASE {
    @Override
    void play(ServerUnderTest server, OpenMetadataClient client) {
      assumeTrue(!client.serverVersion().atLeast(1, 7, 0), "the pattern is known up to 1.6");
      for (String name : List.of("se;mi", "quest?ion", "com,ma", "a@b", "em😀ji")) {
        FullyQualifiedName table = server.table(name);
        client.testSuites().putBasic(table, "Suite", "text");
        assertTrue(client.testSuites().find(table.child("testSuite")).isPresent(), name);
        ApiException refused =
            assertThrows(
                ApiException.class, () -> client.testCases().put(rowCount(table, "rows", "3")));
        assertEquals(400, refused.status(), name);
      }
    }
  },

  FIELDS_THAT_THE_SERVER_DOES_NOT_KNOW_ARE_REFUSED {
    @Override
    void play(ServerUnderTest server, OpenMetadataClient client) {
      String name = server.unique("suite");
      server.deleteLater("dataQuality/testSuites/name/" + segment(name) + "?hardDelete=true");
      assertEquals(
          400,
          server
              .wire()
              .post("dataQuality/testSuites", "{\"name\":\"" + name + "\",\"executable\":true}")
              .status());
      assertEquals(
          400,
          server
              .wire()
              .post("dataQuality/testSuites", "{\"name\":\"" + name + "\",\"nonsense\":1}")
              .status());
      assertEquals(400, server.wire().get("tables?limit=1&fields=nonsense").status(), "asked for");
      assertEquals(Optional.empty(), client.testSuites().find(FullyQualifiedName.of(name)));
    }
  },

  WITHOUT_A_VALID_TOKEN_THERE_IS_NO_ANSWER {
    @Override
    void play(ServerUnderTest server, OpenMetadataClient client) {
      try (OpenMetadataClient stranger = server.client("not-a-token")) {
        assertThrows(UnauthorizedException.class, () -> stranger.users().loggedInUser());
        assertThrows(
            UnauthorizedException.class,
            () -> stranger.tables().find(FullyQualifiedName.parse("a.b.c.d")));
      }
      assertEquals(
          401,
          server.wire().send("GET", "/api/v1/tables?limit=1", null, null, null, null).status());
    }
  },

  WHO_MAY_ONLY_READ_CHANGES_NOTHING {
    @Override
    void play(ServerUnderTest server, OpenMetadataClient client) {
      FullyQualifiedName table = server.table("orders");
      client.testSuites().putBasic(table, "Orders", "text");
      try (OpenMetadataClient reader = server.client(server.readerToken())) {
        assertTrue(reader.tables().find(table).isPresent());
        ApiException refused =
            assertThrows(
                ApiException.class, () -> reader.testCases().put(rowCount(table, "rows", "3")));
        assertEquals(403, refused.status());
      }
    }
  },

  WHAT_IS_NOT_THERE_IS_EMPTY {
    @Override
    void play(ServerUnderTest server, OpenMetadataClient client) {
      FullyQualifiedName nothing = FullyQualifiedName.of(server.unique("x"), "y", "z", "t");
      assertEquals(Optional.empty(), client.tables().find(nothing));
      assertEquals(Optional.empty(), client.testSuites().find(nothing.child("testSuite")));
      assertEquals(Optional.empty(), client.testDefinitions().find("noSuchDefinition"));
      assertEquals(Optional.empty(), client.databaseServices().find(server.unique("x")));
      assertEquals(Optional.empty(), client.ingestionPipelines().find(nothing));
    }
  },

  A_BOT_IS_TOLD_THE_CONNECTION_AND_ITSELF {
    @Override
    void play(ServerUnderTest server, OpenMetadataClient client) {
      server.table("orders");
      assertTrue(
          client
              .databaseServices()
              .find(server.service())
              .orElseThrow()
              .connection()
              .orElseThrow()
              .toString()
              .contains("s3cret"));
      assertFalse(client.users().loggedInUser().name().isEmpty());
      assertTrue(client.testDefinitions().find("tableRowCountToEqual").isPresent());
    }
  },

  THE_STATUS_OF_A_RUN_IS_REPLACED_BY_ITS_END {
    @Override
    void play(ServerUnderTest server, OpenMetadataClient client) {
      FullyQualifiedName pipeline = pipeline(server, client).fullyQualifiedName();
      String run = UUID.randomUUID().toString();
      long start = System.currentTimeMillis();
      client
          .ingestionPipelines()
          .putStatus(
              pipeline,
              new PipelineStatus(
                  run, PipelineState.RUNNING, start, start, Optional.empty(), Optional.empty()));
      StoredStatus running = client.ingestionPipelines().findStatus(pipeline, run).orElseThrow();
      assertTrue(running.isRunning());
      client
          .ingestionPipelines()
          .putStatus(
              pipeline,
              new PipelineStatus(
                  run,
                  PipelineState.PARTIAL_SUCCESS,
                  start,
                  start,
                  Optional.of(start + 1),
                  Optional.of(List.of())));

      StoredStatus ended = client.ingestionPipelines().findStatus(pipeline, run).orElseThrow();
      assertEquals("partialSuccess", ended.pipelineState());
      assertEquals(Optional.of(start + 1), ended.endDate());
      assertEquals(
          Optional.empty(),
          client.ingestionPipelines().findStatus(pipeline, UUID.randomUUID().toString()));
      assertEquals(
          run,
          server
              .wire()
              .get(PIPELINES + "name/" + segment(pipeline) + "?fields=pipelineStatuses")
              .json()
              .at("/pipelineStatuses/runId")
              .asText());
    }
  },

  A_PIPELINE_IS_MADE_ONCE {
    @Override
    void play(ServerUnderTest server, OpenMetadataClient client) {
      IngestionPipeline made = pipeline(server, client);

      assertEquals(
          made.id(),
          client.ingestionPipelines().find(made.fullyQualifiedName()).orElseThrow().id());
    }
  },

  A_DEPLOYED_PIPELINE_RUNS_TO_ITS_END {
    @Override
    void play(ServerUnderTest server, OpenMetadataClient client) {
      JsonNode service = server.wire().get(PIPELINES + "status").json();
      assumeTrue(service.path("code").asInt() == 200, "no pipeline service: " + service);
      assumeTrue(!service.path("platform").asText().equals("disabled"), "it is switched off");
      IngestionPipeline pipeline = pipeline(server, client);
      assertEquals(200, server.wire().post(PIPELINES + "deploy/" + pipeline.id(), "").status());

      await(
          "triggered",
          () -> server.wire().post(PIPELINES + "trigger/" + pipeline.id(), "").status() == 200);
      String path =
          PIPELINES + "name/" + segment(pipeline.fullyQualifiedName()) + "?fields=pipelineStatuses";
      await(
          "ended",
          () ->
              Set.of("success", "partialSuccess", "failed")
                  .contains(
                      server
                          .wire()
                          .get(path)
                          .json()
                          .at("/pipelineStatuses/pipelineState")
                          .asText()));
    }
  };

  private static final String PIPELINES = "services/ingestionPipelines/";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Runs it; the server is new to it, and what it makes is cleaned up by others. */
  abstract void play(ServerUnderTest server, OpenMetadataClient client);

  static TestCaseResult result(long timestamp, TestCaseStatus status) {
    return TestCaseResult.builder().timestamp(timestamp).testCaseStatus(status).build();
  }

  /** A pipeline of a basic suite; putting it again finds the same. */
  static IngestionPipeline pipeline(ServerUnderTest server, OpenMetadataClient client) {
    FullyQualifiedName table = server.table("orders");
    TestSuite suite = client.testSuites().putBasic(table, "Orders", "text");
    CreateIngestionPipeline create =
        CreateIngestionPipeline.of("nightly", suite.id(), Optional.of(table), List.of());
    IngestionPipeline pipeline = client.ingestionPipelines().put(create);
    server.deleteLater(PIPELINES + pipeline.id() + "?hardDelete=true");
    assertEquals(pipeline.id(), client.ingestionPipelines().put(create).id());
    assertEquals(table.child("testSuite").child("nightly"), pipeline.fullyQualifiedName());
    return pipeline;
  }

  /** Something that holds sooner or later. */
  @FunctionalInterface
  interface Condition {
    boolean holds();
  }

  static void await(String what, Condition condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      assertTrue(System.nanoTime() < end, "not " + what + " after " + PATIENCE);
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
