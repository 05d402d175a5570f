package io.dqrun.entity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The record of one execution of a test case, as it is sent to the server.
 *
 * <p>The test case and {@link #timestamp()} together are the server's unique key, so the timestamp
 * is fixed before the first attempt to send and never changes.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableTestCaseResult.class)
@JsonDeserialize(as = ImmutableTestCaseResult.class)
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public interface TestCaseResult {

  /** When the test was executed, in milliseconds since the epoch. */
  long timestamp();

  /** The verdict. */
  TestCaseStatus testCaseStatus();

  /** One sentence for people. */
  Optional<String> result();

  /** What was measured, in the definition's order. */
  List<TestResultValue> testResultValue();

  /** Rows that fulfil the case; only when rows were counted. */
  Optional<Long> passedRows();

  /** Rows that do not fulfil the case; only when rows were counted. */
  Optional<Long> failedRows();

  /** Share of {@link #passedRows()}, 0 to 100. */
  Optional<Double> passedRowsPercentage();

  /** Share of {@link #failedRows()}, 0 to 100. */
  Optional<Double> failedRowsPercentage();

  /** The lower bound of a range test; empty when it has none. */
  Optional<Double> minBound();

  /** The upper bound of a range test; empty when it has none. */
  Optional<Double> maxBound();

  /** Starts a result. */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link TestCaseResult}. */
  final class Builder extends ImmutableTestCaseResult.Builder {}
}
