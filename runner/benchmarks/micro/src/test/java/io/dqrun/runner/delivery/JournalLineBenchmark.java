package io.dqrun.runner.delivery;

import io.dqrun.entity.EncodedResult;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.entity.TestCaseStatus;
import io.dqrun.entity.TestResultValue;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a result costs before it is on its way to the disk. */
@State(Scope.Thread)
public class JournalLineBenchmark {

  private final TestCaseResult result =
      TestCaseResult.builder()
          .timestamp(1_763_700_000_000L)
          .testCaseStatus(TestCaseStatus.SUCCESS)
          .result("Found rowCount=712 vs. the expected min=1")
          .addTestResultValue(TestResultValue.of("rowCount", "712"))
          .minBound(1.0)
          .build();
  private final JournalRecord mark = new JournalRecord.Acknowledged(12_345);

  @Benchmark
  public byte[] lineOfResult() {
    return JournalLine.ofResult(
        12_345,
        "http://localhost:8585/api",
        "shop.shop.public.orders_7.orders_not_empty_712",
        EncodedResult.of(result));
  }

  @Benchmark
  public byte[] lineOfMark() {
    return JournalLine.of(mark);
  }
}
