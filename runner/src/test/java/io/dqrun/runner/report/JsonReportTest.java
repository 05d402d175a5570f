package io.dqrun.runner.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dqrun.entity.PipelineState;
import io.dqrun.entity.SuiteType;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.entity.TestCaseStatus;
import io.dqrun.entity.TestResultValue;
import io.dqrun.problem.Location;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.result.CaseOutcome;
import io.dqrun.runner.result.Delivery;
import io.dqrun.runner.result.RunResult;
import io.dqrun.runner.result.SampleOutcomes;
import io.dqrun.runner.result.ScanSummary;
import io.dqrun.runner.result.SkippedCase;
import io.dqrun.runner.result.SuiteSummary;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonReportTest {

  @Test
  void everyKeyIsThere() {
    TestCaseResult result =
        TestCaseResult.builder()
            .timestamp(1_800_000_000_123L)
            .testCaseStatus(TestCaseStatus.FAILED)
            .result("Found nullCount=12. It should be 0.")
            .addTestResultValue(TestResultValue.of("nullCount", "12"))
            .passedRows(468L)
            .failedRows(12L)
            .passedRowsPercentage(97.5)
            .failedRowsPercentage(2.5)
            .minBound(0.0)
            .maxBound(Double.POSITIVE_INFINITY)
            .build();
    CaseOutcome full =
        new CaseOutcome(
            SampleOutcomes.testCase("shop.sales.public.orders", "customer", "not_null"),
            result,
            Duration.ofMillis(12),
            List.of("SELECT COUNT(*)\nFROM orders"),
            Delivery.DELIVERED);
    CaseOutcome bare =
        SampleOutcomes.of(
            SampleOutcomes.testCase("shop.sales.public.orders", "", "rows"),
            TestCaseResult.builder()
                .timestamp(7)
                .testCaseStatus(TestCaseStatus.ABORTED)
                .addTestResultValue(TestResultValue.unknown("rowCount"))
                .build());
    RunResult run =
        new RunResult(
            "nightly.yaml",
            "run-1",
            Optional.of(SampleRuns.SERVER),
            Optional.of(new SuiteSummary("shop.sales.public.orders.testSuite", SuiteType.BASIC)),
            PipelineState.PARTIAL_SUCCESS,
            List.of(full, bare.withDelivery(Delivery.QUEUED)),
            List.of(new SkippedCase("late", "x.late", "the deadline was reached")),
            List.of(new ScanSummary("shop", "shop.sales.public.orders", 1, Duration.ofMillis(12))),
            List.of("created test suite x"),
            List.of(Problem.warning(ProblemCode.RESULT_QUEUED, "1 result is kept")),
            Duration.ofMillis(1_500));

    assertEquals(
        """
        {"schemaVersion":1,"command":"run","workflow":"nightly.yaml","runId":"run-1",
        "server":{"url":"http://localhost:8585/api","version":"1.6.2","suiteEndpoint":"/basic"},
        "suite":{"name":"shop.sales.public.orders.testSuite","type":"basic"},
        "state":"partialSuccess",
        "counts":{"planned":3,"executed":2,"passed":0,"failed":1,"aborted":1,"skipped":1,
        "delivered":1,"queued":1,"rejected":0},
        "cases":[{"name":"not_null","fqn":"shop.sales.public.orders.customer.not_null",
        "definition":"columnValuesToBeNotNull","table":"shop.sales.public.orders",
        "column":"customer","status":"Failed","result":"Found nullCount=12. It should be 0.",
        "values":[{"name":"nullCount","value":"12"}],"passedRows":468,"failedRows":12,
        "passedRowsPercentage":97.5,"failedRowsPercentage":2.5,"minBound":0.0,"maxBound":null,
        "timestamp":1800000000123,"durationMillis":12,
        "statements":["SELECT COUNT(*)\\nFROM orders"],"delivery":"delivered"},
        {"name":"rows","fqn":"shop.sales.public.orders.rows","definition":"tableRowCountToEqual",
        "table":"shop.sales.public.orders","column":null,"status":"Aborted","result":null,
        "values":[{"name":"rowCount","value":null}],"passedRows":null,"failedRows":null,
        "passedRowsPercentage":null,"failedRowsPercentage":null,"minBound":null,"maxBound":null,
        "timestamp":7,"durationMillis":12,"statements":[],"delivery":"queued"}],
        "skipped":[{"name":"late","fqn":"x.late","reason":"the deadline was reached"}],
        "scans":[{"service":"shop","table":"shop.sales.public.orders","statements":1,
        "durationMillis":12}],
        "changes":["created test suite x"],
        "problems":[{"code":"result-queued","severity":"warning","message":"1 result is kept",
        "file":null,"line":null,"column":null,"path":null,"hint":null}],
        "durationMillis":1500,"exitCode":2,"exitReasons":["aborted","undelivered","failed"]}"""
            .replace("\n", ""),
        JsonReport.line(run, 2, List.of("aborted", "undelivered", "failed")));
  }

  @Test
  void aRunThatNeverReachedItsServerHasNulls() throws Exception {
    RunResult run =
        new RunResult(
            "w.yaml",
            "r",
            Optional.empty(),
            Optional.empty(),
            PipelineState.FAILED,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Duration.ZERO);

    JsonNode json = read(JsonReport.line(run, 69, List.of("unreachable")));

    assertTrue(json.has("server") && json.get("server").isNull());
    assertTrue(json.has("suite") && json.get("suite").isNull());
    assertEquals(0, json.get("counts").get("planned").asInt());
  }

  @Test
  void theCountsAlwaysAddUp() throws Exception {
    for (RunResult run : List.of(SampleRuns.small(), SampleRuns.large())) {
      JsonNode json = read(JsonReport.line(run, 1, List.of()));
      JsonNode counts = json.get("counts");

      assertEquals(json.get("cases").size(), counts.get("executed").asInt());
      assertEquals(json.get("skipped").size(), counts.get("skipped").asInt());
      assertEquals(sum(counts, "executed", "skipped"), counts.get("planned").asInt());
      assertEquals(sum(counts, "passed", "failed", "aborted"), counts.get("executed").asInt());
      assertEquals(sum(counts, "delivered", "queued", "rejected"), counts.get("executed").asInt());
    }
  }

  @Test
  void textOfADatabaseIsHarmlessAndNotEndless() throws Exception {
    String evil = "a\u001b[31mb\u0000\u009b1mc\u202ed\ud800e\n\tf" + "é".repeat(5_000);
    RunResult small = SampleRuns.small();
    RunResult run =
        new RunResult(
            small.workflow(),
            small.runId(),
            small.server(),
            small.suite(),
            small.state(),
            List.of(SampleRuns.failed("a.b.c.d", "e", "f", evil)),
            List.of(),
            List.of(),
            List.of(),
            List.of(Problem.error(ProblemCode.TEST_ABORTED, evil).withHint(evil)),
            Duration.ZERO);

    String line = JsonReport.line(run, 1, List.of());
    String result = read(line).get("cases").get(0).get("result").asText();

    assertFalse(line.contains("\n"));
    assertTrue(result.startsWith("abcd\ufffde\n\tfé"), result.substring(0, 20));
    assertTrue(result.endsWith("é…"));
    assertTrue(result.getBytes(StandardCharsets.UTF_8).length <= 4096);
    assertTrue(line.length() < 12_000);
  }

  @Test
  void problemsOfFiles() {
    Problem problem =
        Problem.error(ProblemCode.UNKNOWN_KEY, "`tpye` is not a key of source")
            .withPath("source.tpye")
            .withLocation(new Location("a.yaml", 3, 5, 4, Optional.of("    tpye: x")))
            .withHint("did you mean `type`?");
    Problem note = Problem.note(ProblemCode.PLAIN_HTTP_TOKEN, "plain");

    assertEquals(
        """
        {"schemaVersion":1,"command":"validate","files":[
        {"path":"a.yaml","valid":false,"problems":[{"code":"unknown-key","severity":"error",
        "message":"`tpye` is not a key of source","file":"a.yaml","line":3,"column":5,
        "path":"source.tpye","hint":"did you mean `type`?"}]},
        {"path":"b.yaml","valid":true,"problems":[{"code":"plain-http-token","severity":"note",
        "message":"plain","file":null,"line":null,"column":null,"path":null,"hint":null}]},
        {"path":"c.yaml","valid":true,"problems":[]}],"exitCode":65}"""
            .replace("\n", ""),
        ValidateJson.line(
            List.of(
                new FileProblems("a.yaml", List.of(problem)),
                new FileProblems("b.yaml", List.of(note)),
                new FileProblems("c.yaml", List.of())),
            65));
  }

  private static int sum(JsonNode counts, String... keys) {
    int sum = 0;
    for (String key : keys) {
      sum += counts.get(key).asInt();
    }
    return sum;
  }

  private static JsonNode read(String line) throws JsonProcessingException {
    return new ObjectMapper().readTree(line);
  }
}
