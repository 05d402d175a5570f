package io.dqrun.runner.check;

import io.dqrun.entity.TestCaseResult;
import io.dqrun.entity.TestCaseStatus;
import io.dqrun.entity.TestResultValue;
import java.util.List;
import java.util.Optional;

/**
 * What a check decided: a result that lacks only its timestamp.
 *
 * @param status the verdict
 * @param text one sentence for people
 * @param values what was measured, in the definition's order
 * @param rows the rows by whether they fulfil the case; empty when they were not counted
 * @param minBound the lower bound of a range test; empty when it has none
 * @param maxBound the upper bound of a range test; empty when it has none
 */
public record Verdict(
    TestCaseStatus status,
    String text,
    List<TestResultValue> values,
    Optional<RowCounts> rows,
    Optional<Double> minBound,
    Optional<Double> maxBound) {

  /**
   * Rows by whether they fulfil a case.
   *
   * @param passed those that do; empty if they were not counted
   * @param failed those that do not
   * @param all what both are a share of, more than 0; empty if no share is to be told
   */
  public record RowCounts(Optional<Long> passed, long failed, Optional<Long> all) {

    private Optional<Double> percent(long part) {
      return all.map(whole -> (double) part / whole * 100);
    }
  }

  public Verdict {
    values = List.copyOf(values);
  }

  /** Success if the data is as demanded, else Failed. */
  static Verdict of(boolean asDemanded, String text, List<TestResultValue> values) {
    return withoutRows(asDemanded ? TestCaseStatus.SUCCESS : TestCaseStatus.FAILED, text, values);
  }

  /** Aborted because a value could not be had; the names of the values are kept. */
  static Verdict notComputed(String subject, String reason, List<String> valueNames) {
    return withoutRows(
        TestCaseStatus.ABORTED,
        "Error computing " + subject + ": " + reason,
        valueNames.stream().map(TestResultValue::unknown).toList());
  }

  /** Aborted, with a text in the definition's own words. */
  static Verdict aborted(String text) {
    return withoutRows(TestCaseStatus.ABORTED, text, List.of());
  }

  /** Aborted because the test could not be executed at all. */
  public static Verdict notExecuted(String definition, String reason) {
    return withoutRows(
        TestCaseStatus.ABORTED, "Error executing " + definition + " - " + reason, List.of());
  }

  private static Verdict withoutRows(
      TestCaseStatus status, String text, List<TestResultValue> values) {
    return new Verdict(status, text, values, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** With the given rows; without any where the table has none, as no share could be told. */
  Verdict withRows(long passed, long failed) {
    Optional<RowCounts> counts =
        passed + failed == 0
            ? Optional.empty()
            : Optional.of(new RowCounts(Optional.of(passed), failed, Optional.of(passed + failed)));
    return withRows(counts);
  }

  /** With the given rows. */
  Verdict withRows(Optional<RowCounts> counts) {
    return new Verdict(status, text, values, counts, minBound, maxBound);
  }

  /** With the bounds that are finite. */
  Verdict withBounds(Range range) {
    return new Verdict(status, text, values, rows, finite(range.min()), finite(range.max()));
  }

  private static Optional<Double> finite(double bound) {
    return Double.isFinite(bound) ? Optional.of(bound) : Optional.empty();
  }

  /**
   * The record to send.
   *
   * @param timestamp when the test was executed, in milliseconds since the epoch
   */
  public TestCaseResult toResult(long timestamp) {
    return TestCaseResult.builder()
        .timestamp(timestamp)
        .testCaseStatus(status)
        .result(text)
        .testResultValue(values)
        .passedRows(rows.flatMap(RowCounts::passed))
        .failedRows(rows.map(RowCounts::failed))
        .passedRowsPercentage(rows.flatMap(counts -> counts.passed().flatMap(counts::percent)))
        .failedRowsPercentage(rows.flatMap(counts -> counts.percent(counts.failed())))
        .minBound(minBound)
        .maxBound(maxBound)
        .build();
  }
}
