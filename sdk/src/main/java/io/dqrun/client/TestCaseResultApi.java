package io.dqrun.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.dqrun.entity.EncodedResult;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.TestCaseResult;
import java.util.Optional;

/** Results of test cases. */
public final class TestCaseResultApi {

  private final ApiConnection connection;
  private final Negotiation negotiation;

  TestCaseResultApi(ApiConnection connection, Negotiation negotiation) {
    this.connection = connection;
    this.negotiation = negotiation;
  }

  /**
   * Stores a result. It is sent once: only when no connection was made is it sent again. When
   * {@link ApiException#outcomeUnknown()} holds, {@link #find} tells whether it arrived.
   *
   * @throws ConflictException if the server has a result of this case and moment
   * @throws NotFoundException if the server does not have the case
   * @throws ApiException if it was refused or could not be sent
   */
  public void post(FullyQualifiedName testCase, TestCaseResult result) {
    post(testCase, EncodedResult.of(result));
  }

  /**
   * As {@link #post(FullyQualifiedName, TestCaseResult)}, for a result that was encoded before.
   *
   * @throws ConflictException if the server has a result of this case and moment
   * @throws NotFoundException if the server does not have the case
   * @throws ApiException if it was refused or could not be sent
   */
  public void post(FullyQualifiedName testCase, EncodedResult result) {
    Spelling.settle(
        negotiation.resultEndpoint(),
        ResultEndpoint::other,
        endpoint -> {
          connection.run(endpoint.store(testCase, result));
          return endpoint;
        },
        negotiation::correct);
  }

  /**
   * The stored result of a case at a moment; empty also when the server does not have the case.
   *
   * @param timestamp milliseconds since the epoch
   * @throws ApiException if the server could not be asked
   */
  public Optional<StoredResult> find(FullyQualifiedName testCase, long timestamp) {
    JsonNode list;
    try {
      list =
          Spelling.settle(
              negotiation.resultEndpoint(),
              ResultEndpoint::other,
              endpoint -> connection.tree(endpoint.list(testCase, timestamp, timestamp)),
              negotiation::correct);
    } catch (NotFoundException e) {
      return Optional.empty();
    }
    for (JsonNode result : list.path("data")) {
      if (result.path("timestamp").asLong() == timestamp) {
        return Optional.of(new StoredResult(timestamp, result.path("testCaseStatus").asText("")));
      }
    }
    return Optional.empty();
  }
}
