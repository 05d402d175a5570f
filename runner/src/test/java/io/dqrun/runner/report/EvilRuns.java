package io.dqrun.runner.report;

import io.dqrun.entity.PipelineState;
import io.dqrun.entity.SuiteType;
import io.dqrun.entity.TestCaseStatus;
import io.dqrun.problem.Problem;
import io.dqrun.runner.result.CaseOutcome;
import io.dqrun.runner.result.RunResult;
import io.dqrun.runner.result.SkippedCase;
import io.dqrun.runner.result.SuiteSummary;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs whose every text wants to be something else. */
final class EvilRuns {

  static final String EVIL =
      "a|b `c` *d* _e_ <script>alert('1')</script> ]]> &amp; \"q\" [l](http://x.y) www.z @you #12"
          + " \u001b[31mred\u001b[0m \u0000\u0007 \u202egnp\u202c \ufffe \ud800 $x$ ~s~ !i --> \\";

  private EvilRuns() {}

  static RunResult run() {
    CaseOutcome failed =
        SampleRuns.failed("shop.sales.public.or|ders", "cu`s", EVIL.replace("\"", ""), EVIL);
    CaseOutcome withSql =
        new CaseOutcome(
            failed.testCase(),
            failed.result(),
            failed.duration(),
            List.of("SELECT '</pre><script>' AS \"]]>\"\nFROM t"),
            failed.delivery());
    return new RunResult(
        "evil <b>.yaml",
        "no uuid <i>",
        Optional.of(SampleRuns.SERVER),
        Optional.of(new SuiteSummary("suite <u> & co", SuiteType.LOGICAL)),
        PipelineState.FAILED,
        List.of(
            withSql,
            SampleRuns.outcome("a.b.c.t", "", "aborted one", TestCaseStatus.ABORTED, EVIL)),
        List.of(new SkippedCase("late", "a.b.c.t.col.late", EVIL)),
        List.of(),
        List.of(),
        List.of(),
        Duration.ofMillis(1500));
  }

  static RunResult notExecuted(Problem problem) {
    return new RunResult(
        "late.yaml",
        "0a0b0c0d-0000-0000-0000-000000000002",
        Optional.empty(),
        Optional.empty(),
        PipelineState.FAILED,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(problem),
        Duration.ZERO);
  }
}
