package io.dqrun.runner.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.entity.PipelineState;
import io.dqrun.entity.TestCaseStatus;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.report.TextStyle.Color;
import io.dqrun.runner.report.TextStyle.Verbosity;
import io.dqrun.runner.result.CaseOutcome;
import io.dqrun.runner.result.Delivery;
import io.dqrun.runner.result.RunResult;
import io.dqrun.runner.result.ScanSummary;
import io.dqrun.runner.result.SkippedCase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextReportTest {

  private static final TextStyle QUIET = new TextStyle(Color.NEVER, Verbosity.QUIET);

  @Test
  void tellsASmallRunInFull() {
    assertEquals(
        """
        Test suite nightly (logical) on http://localhost:8585/api (OpenMetadata 1.6.2)
        1 change on the server: created test case shop.sales.public.orders.orders_row_count

          ✗ shop.sales.public.orders     6 cases  4 passed  2 failed               1 statement       12 ms
          ✗ shop.sales.public.customers  3 cases  2 passed  1 failed              2 statements       1.4 s
          ! lake.web.raw.events          3 cases  2 passed            1 aborted  14 statements  10 min 2 s

          ✗ orders_customer_not_null  orders.customer  columnValuesToBeNotNull
              Found nullCount=12.  12 of 480 rows (2.5 %)
          ✗ orders_amount_between  orders.amount  columnValuesToBeNotNull
              Found min=-3.50, max=910.00 vs. the expected min=0.0, max=1000.0.
          ✗ customers_email_regex  customers.email  columnValuesToBeNotNull
              Found 3 not matching.  3 of 1,200,000 rows (< 0.01 %)
          ! events_payload_length  events.payload  columnValuesToBeNotNull
              Error computing events_payload_length: canceling statement due to statement timeout after 10m

          → 1 result is kept on this machine: http://localhost:8585/api did not answer in 30 s

        12 cases: 8 passed, 3 failed, 1 aborted · 11 delivered, 1 queued · pipeline status success · 10 min 4 s
        every value, and the SQL behind it: the same command with --output json
        the next run sends what is queued, before its own results
        """,
        TextReport.render(SampleRuns.small(), TextStyle.PLAIN));
  }

  @Test
  void tellsALargeRunOnOneScreen() {
    assertEquals(
        """
        Test suite everything (logical) on http://localhost:8585/api (OpenMetadata 1.6.2)
        3 changes on the server: created test suite everything, created test case a, created test case b

          ✗ warehouse.dwh.mart_0.fact_table_0   25 cases  20 passed  4 failed  1 aborted  1 statement  900 ms
          ✗ warehouse.dwh.mart_6.fact_table_6   25 cases  20 passed  5 failed             1 statement  906 ms
          ✗ warehouse.dwh.mart_5.fact_table_12  25 cases  20 passed  4 failed  1 aborted  1 statement  912 ms
          ✗ warehouse.dwh.mart_4.fact_table_18  25 cases  20 passed  5 failed             1 statement  918 ms
          ✗ warehouse.dwh.mart_3.fact_table_24  25 cases  20 passed  4 failed  1 aborted  1 statement  924 ms
          ✗ warehouse.dwh.mart_2.fact_table_30  25 cases  20 passed  5 failed             1 statement  930 ms
          ✗ warehouse.dwh.mart_1.fact_table_36  25 cases  20 passed  4 failed  1 aborted  1 statement  936 ms
          ✗ warehouse.dwh.mart_0.fact_table_42  25 cases  20 passed  5 failed             1 statement  942 ms
          … and 112 more tables: 2,800 cases, 2,340 passed, 414 failed, 46 aborted

          ✗ case_6  fact_table_0.c6  columnValuesToBeNotNull
              Found nullCount=6.  6 of 9,006 rows (0.07 %)
          ✗ case_30  fact_table_1.c5  columnValuesToBeNotNull
              Found nullCount=30.  30 of 9,030 rows (0.33 %)
          ✗ case_54  fact_table_2.c4  columnValuesToBeNotNull
              Found nullCount=54.  54 of 9,054 rows (0.6 %)
          ✗ case_78  fact_table_3.c3  columnValuesToBeNotNull
              Found nullCount=78.  78 of 9,078 rows (0.86 %)
          ✗ case_102  fact_table_4.c2  columnValuesToBeNotNull
              Found nullCount=102.  102 of 9,102 rows (1.12 %)
          ✗ case_126  fact_table_5.c1  columnValuesToBeNotNull
              Found nullCount=126.  126 of 9,126 rows (1.38 %)
          ✗ case_150  fact_table_6.c0  columnValuesToBeNotNull
              Found nullCount=150.  150 of 9,150 rows (1.64 %)
          ! 50 cases aborted  case_0 and others
              the database closed the connection
          … and 443 more failed

          – 20 cases not run: the deadline was reached
          – late_20 not run: no 20
          – late_21 not run: no 21
          … and 8 more not run

        3,030 cases: 2,500 passed, 450 failed, 50 aborted, 30 not run · 3,000 delivered · pipeline status failed · 1 h 1 min
        every value, and the SQL behind it: the same command with --output json
        why cases did not run: the messages above this report
        """,
        TextReport.render(SampleRuns.large(), TextStyle.PLAIN));
  }

  @Test
  void neverTakesMoreThanFortyLinesAndCountsEveryCase() {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      RunResult run = randomRun(random);

      List<String> lines = TextReport.render(run, TextStyle.PLAIN).lines().toList();

      assertTrue(lines.size() <= 40, () -> String.join("\n", lines));
      String all = String.join("\n", lines);
      assertTrue(
          all.contains(
              Wording.count(run.counts().planned(), "case")
                  + ": "
                  + Wording.number(run.counts().passed())
                  + " passed"),
          all);
      assertEquals(run.counts().failed(), shown(lines, "✗") + rest(lines, "failed"), all);
    }
  }

  @Test
  void aGoodRunIsQuietOnRequest() {
    RunResult good = run(List.of(SampleRuns.passed("a.b.c.d", "e", "f", "fine")), List.of());

    assertEquals("", TextReport.render(good, QUIET));
    assertTrue(TextReport.render(good, TextStyle.PLAIN).contains("1 case: 1 passed"));
  }

  @Test
  void anythingElseIsNotQuiet() {
    CaseOutcome passed = SampleRuns.passed("a.b.c.d", "e", "f", "fine");
    SkippedCase skipped = new SkippedCase("n", "f", "no time");
    Problem error = Problem.error(ProblemCode.REPORT_FAILED, "disk full");
    RunResult good = run(List.of(passed), List.of());

    assertFalse(
        TextReport.render(
                run(List.of(SampleRuns.failed("a.b.c.d", "e", "f", "x")), List.of()), QUIET)
            .isEmpty());
    assertFalse(TextReport.render(run(List.of(passed), List.of(skipped)), QUIET).isEmpty());
    assertFalse(
        TextReport.render(run(List.of(passed.withDelivery(Delivery.QUEUED)), List.of()), QUIET)
            .isEmpty());
    assertFalse(
        TextReport.render(
                new RunResult(
                    good.workflow(),
                    good.runId(),
                    good.server(),
                    good.suite(),
                    good.state(),
                    good.outcomes(),
                    good.skipped(),
                    good.scans(),
                    good.changes(),
                    List.of(error),
                    good.duration()),
                QUIET)
            .isEmpty());
  }

  @Test
  void aRunWithoutServerSaysNothingAboutDelivery() {
    String text =
        TextReport.render(
            run(
                List.of(SampleRuns.passed("a.b.c.d", "e", "f", "fine").withDelivery(Delivery.NONE)),
                List.of()),
            TextStyle.PLAIN);

    assertTrue(text.startsWith("Workflow w.yaml, without a server\n"), text);
    assertTrue(text.endsWith("\n1 case: 1 passed · 1.0 s\n"), text);
  }

  @Test
  void tablesOfOneNameAreToldApart() {
    String text =
        TextReport.render(
            run(
                List.of(
                    SampleRuns.failed("a.b.c.orders", "id", "one", "x"),
                    SampleRuns.failed("z.b.c.orders", "id", "two", "x")),
                List.of()),
            TextStyle.PLAIN);

    assertTrue(text.contains("one  a.b.c.orders.id"), text);
    assertTrue(text.contains("two  z.b.c.orders.id"), text);
  }

  @Test
  void textOfADatabaseCannotDriveTheTerminal() {
    String evil = "a\u001b[2J\u001b]0;title\u0007b\r\nc\u202ed\u0000" + "x".repeat(5_000);
    String text =
        TextReport.render(
            run(List.of(SampleRuns.failed("a.b.c.d", "e\u001b[1m", "n\nn", evil)), List.of()),
            TextStyle.PLAIN);

    assertTrue(text.contains("      ab cdxxx"), text);
    assertTrue(text.chars().allMatch(c -> c == '\n' || !Character.isISOControl(c)), text);
    assertTrue(text.lines().allMatch(line -> line.length() < 220), text);
  }

  @Test
  void colorsAreUsedOnlyOnRequest() {
    String plain = TextReport.render(SampleRuns.small(), TextStyle.PLAIN);
    String colored =
        TextReport.render(SampleRuns.small(), new TextStyle(Color.ANSI, Verbosity.NORMAL));

    assertTrue(colored.contains("\u001b[31m✗\u001b[0m"));
    assertEquals(plain, colored.replaceAll("\u001b\\[\\d+m", ""));
  }

  private static RunResult run(List<CaseOutcome> outcomes, List<SkippedCase> skipped) {
    return new RunResult(
        "w.yaml",
        "run",
        Optional.empty(),
        Optional.empty(),
        PipelineState.SUCCESS,
        outcomes,
        skipped,
        List.of(),
        List.of(),
        List.of(),
        Duration.ofSeconds(1));
  }

  private static RunResult randomRun(Random random) {
    List<CaseOutcome> outcomes = new ArrayList<>();
    List<ScanSummary> scans = new ArrayList<>();
    int tables = random.nextInt(60);
    for (int t = 0; t < tables; t++) {
      scans.add(new ScanSummary("s", "s.d.c.t" + t, random.nextInt(9), Duration.ofMillis(t)));
      for (int c = random.nextInt(20); c >= 0; c--) {
        TestCaseStatus status = pick(random, TestCaseStatus.values());
        outcomes.add(
            SampleRuns.outcome("s.d.c.t" + t, "c", "n" + c, status, "r" + random.nextInt(30))
                .withDelivery(pick(random, Delivery.values())));
      }
    }
    List<SkippedCase> skipped = new ArrayList<>();
    for (int i = random.nextInt(30); i > 0; i--) {
      skipped.add(new SkippedCase("n" + i, "f" + i, "reason " + random.nextInt(8)));
    }
    return new RunResult(
        "w.yaml",
        "run",
        random.nextBoolean() ? Optional.of(SampleRuns.SERVER) : Optional.empty(),
        Optional.empty(),
        PipelineState.FAILED,
        outcomes,
        skipped,
        scans,
        random.nextBoolean() ? List.of("a suite") : List.of(),
        List.of(
            Problem.error(ProblemCode.RESULT_QUEUED, "kept"),
            Problem.warning(ProblemCode.RESULT_QUEUED, "kept earlier"),
            Problem.error(ProblemCode.RESULT_QUEUED, "kept more")),
        Duration.ofSeconds(1));
  }

  private static <T> T pick(Random random, T[] choices) {
    return List.of(choices).get(random.nextInt(choices.length));
  }

  /** The cases that are listed with this mark: those with their sentence on the next line. */
  private static int shown(List<String> lines, String mark) {
    int shown = 0;
    for (int i = 0; i + 1 < lines.size(); i++) {
      shown +=
          lines.get(i).startsWith("  " + mark + " n") && lines.get(i + 1).startsWith("      ")
              ? 1
              : 0;
    }
    return shown;
  }

  private static int rest(List<String> lines, String word) {
    return lines.stream()
        .filter(line -> line.startsWith("  … and ") && line.contains(" more " + word))
        .mapToInt(
            line ->
                Integer.parseInt(line.replaceAll("^  … and ([\\d,]+) .*", "$1").replace(",", "")))
        .sum();
  }
}
