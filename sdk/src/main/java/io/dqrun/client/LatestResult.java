package io.dqrun.client;

import static io.dqrun.json.Fields.object;
import static io.dqrun.json.Scalars.LONG;
import static io.dqrun.json.Scalars.TEXT;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.json.JsonReader;
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

  static final JsonReader<LatestResult> READER =
      object(
          testCase ->
              new LatestResult(
                  testCase.required("fullyQualifiedName", EntityReaders.FQN),
                  testCase.optional("testCaseResult", Result.READER)));

  /**
   * What a test came to.
   *
   * @param timestamp when, in milliseconds since the epoch
   * @param testCaseStatus {@code Success}, {@code Failed} or {@code Aborted}; open, since servers
   *     know more
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Result(long timestamp, String testCaseStatus) {

    private static final JsonReader<Result> READER =
        object(
            result ->
                new Result(
                    result.orElse("timestamp", LONG, 0L), result.required("testCaseStatus", TEXT)));
  }
}
