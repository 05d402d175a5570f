package io.dqrun.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dqrun.entity.FullyQualifiedName;
import java.util.Optional;

/**
 * A test case with its latest result.
 *
 * @param fullyQualifiedName the case
 * @param result the result; empty while there is none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record LatestResult(
    FullyQualifiedName fullyQualifiedName,
    @JsonProperty("testCaseResult") Optional<Result> result) {

  /**
   * What a test came to.
   *
   * @param timestamp when, in milliseconds since the epoch
   * @param testCaseStatus {@code Success}, {@code Failed} or {@code Aborted}; open, since servers
   *     know more
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Result(long timestamp, String testCaseStatus) {}
}
