package io.dqrun.runner.report;

import io.dqrun.entity.PipelineState;
import io.dqrun.entity.SuiteType;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.entity.TestCaseStatus;
import io.dqrun.entity.TestResultValue;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.result.CaseOutcome;
import io.dqrun.runner.result.Delivery;
import io.dqrun.runner.result.RunResult;
import io.dqrun.runner.result.SampleOutcomes;
import io.dqrun.runner.result.ScanSummary;
import io.dqrun.runner.result.ServerSummary;
import io.dqrun.runner.result.SkippedCase;
import io.dqrun.runner.result.SuiteSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs to report on. */
final class SampleRuns {

  static final ServerSummary SERVER =
      new ServerSummary("http://localhost:8585/api", "1.6.2", "/basic");

  private SampleRuns() {}

  /** Twelve cases over two services, four of them not good, one result not delivered. */
  static RunResult small() {
    List<CaseOutcome> outcomes = new ArrayList<>();
    String orders = "shop.sales.public.orders";
    outcomes.add(passed(orders, "id", "orders_id_not_null", "Found nullCount=0. It should be 0."));
    outcomes.add(passed(orders, "id", "orders_id_unique", "Found 480 values and 480 unique."));
    outcomes.add(passed(orders, "", "orders_row_count", "Found rowCount=480 rows."));
    outcomes.add(passed(orders, "status", "orders_status_in_set", "Found countInSet=480."));
    outcomes.add(
        rows(
            failed(orders, "customer", "orders_customer_not_null", "Found nullCount=12."),
            468,
            12));
    outcomes.add(
        failed(
            orders,
            "amount",
            "orders_amount_between",
            "Found min=-3.50, max=910.00 vs. the expected min=0.0, max=1000.0."));
    String customers = "shop.sales.public.customers";
    outcomes.add(passed(customers, "id", "customers_id_not_null", "Found nullCount=0."));
    outcomes.add(
        rows(
            failed(customers, "email", "customers_email_regex", "Found 3 not matching."),
            1_199_997,
            3));
    outcomes.add(passed(customers, "email", "customers_email_unique", "Found 1200000 unique."));
    String events = "lake.web.raw.events";
    outcomes.add(passed(events, "", "events_row_count", "Found rowCount=98765 rows."));
    outcomes.add(passed(events, "ts", "events_ts_not_null", "Found nullCount=0."));
    outcomes.add(
        outcome(
            events,
            "payload",
            "events_payload_length",
            TestCaseStatus.ABORTED,
            "Error computing events_payload_length: canceling statement due to statement"
                + " timeout after 10m"));
    outcomes.set(11, outcomes.get(11).withDelivery(Delivery.QUEUED));
    return new RunResult(
        "nightly.yaml",
        "0a0b0c0d-0000-0000-0000-000000000001",
        Optional.of(SERVER),
        Optional.of(new SuiteSummary("nightly", SuiteType.LOGICAL)),
        PipelineState.SUCCESS,
        outcomes,
        List.of(),
        List.of(
            new ScanSummary("shop", orders, 1, Duration.ofMillis(12)),
            new ScanSummary("shop", customers, 2, Duration.ofMillis(1_480)),
            new ScanSummary("lake", events, 14, Duration.ofSeconds(602))),
        List.of("created test case shop.sales.public.orders.orders_row_count"),
        List.of(
            Problem.error(
                ProblemCode.RESULT_QUEUED,
                "1 result is kept on this machine: http://localhost:8585/api did not answer in"
                    + " 30 s")),
        Duration.ofSeconds(604));
  }

  /** Three thousand cases on 120 tables; every sixth is not good. */
  static RunResult large() {
    List<CaseOutcome> outcomes = new ArrayList<>();
    List<ScanSummary> scans = new ArrayList<>();
    for (int t = 0; t < 120; t++) {
      String table = "warehouse.dwh.mart_" + t % 7 + ".fact_table_" + t;
      scans.add(new ScanSummary("warehouse", table, 1, Duration.ofMillis(900 + t)));
      for (int c = 0; c < 25; c++) {
        int i = t * 25 + c;
        if (i % 6 != 0) {
          outcomes.add(passed(table, "c" + c, "case_" + i, "Found nullCount=0. It should be 0."));
        } else if (i % 60 == 0) {
          outcomes.add(
              outcome(
                  table,
                  "c" + c,
                  "case_" + i,
                  TestCaseStatus.ABORTED,
                  "the database closed the connection"));
        } else {
          outcomes.add(
              rows(failed(table, "c" + c, "case_" + i, "Found nullCount=" + i + "."), 9_000, i));
        }
      }
    }
    List<SkippedCase> skipped = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      skipped.add(
          new SkippedCase(
              "late_" + i, "x.y.z.t.late_" + i, i < 20 ? "the deadline was reached" : "no " + i));
    }
    return new RunResult(
        "all.yaml",
        "run",
        Optional.of(SERVER),
        Optional.of(new SuiteSummary("everything", SuiteType.LOGICAL)),
        PipelineState.FAILED,
        outcomes,
        skipped,
        scans,
        List.of("created test suite everything", "created test case a", "created test case b"),
        List.of(),
        Duration.ofSeconds(3_700));
  }

  static CaseOutcome passed(String table, String column, String name, String text) {
    return outcome(table, column, name, TestCaseStatus.SUCCESS, text);
  }

  static CaseOutcome failed(String table, String column, String name, String text) {
    return outcome(table, column, name, TestCaseStatus.FAILED, text);
  }

  static CaseOutcome outcome(
      String table, String column, String name, TestCaseStatus status, String text) {
    TestCaseResult result =
        TestCaseResult.builder()
            .timestamp(1_800_000_000_123L)
            .testCaseStatus(status)
            .result(text)
            .addTestResultValue(TestResultValue.of("nullCount", "12"))
            .build();
    return SampleOutcomes.of(SampleOutcomes.testCase(table, column, name), result)
        .withDelivery(Delivery.DELIVERED);
  }

  static CaseOutcome rows(CaseOutcome outcome, long passedRows, long failedRows) {
    double all = passedRows + failedRows;
    TestCaseResult result =
        TestCaseResult.builder()
            .from(outcome.result())
            .passedRows(passedRows)
            .failedRows(failedRows)
            .passedRowsPercentage(passedRows * 100 / all)
            .failedRowsPercentage(failedRows * 100 / all)
            .build();
    return new CaseOutcome(
        outcome.testCase(), result, outcome.duration(), List.of(), outcome.delivery());
  }
}
