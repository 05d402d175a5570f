package io.dqrun.client;

import com.fasterxml.jackson.databind.JsonNode;
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
    connection.run(
        currentRoute()
            ? ApiCall.post(Route.RESULTS, result, testCase.toString())
            : ApiCall.put(Route.OLD_RESULTS, result, testCase.toString()));
  }

  /**
   * The stored result of a case at a moment; empty also when the server does not have the case.
   *
   * @param timestamp milliseconds since the epoch
   * @throws ApiException if the server could not be asked
   */
  public Optional<StoredResult> find(FullyQualifiedName testCase, long timestamp) {
    ApiCall call =
        ApiCall.get(currentRoute() ? Route.RESULTS : Route.OLD_RESULTS, testCase.toString())
            .with("startTs", Long.toString(timestamp))
            .with("endTs", Long.toString(timestamp));
    JsonNode list;
    try {
      list = connection.tree(call);
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

  private boolean currentRoute() {
    return negotiation.version().atLeast(1, 6, 0);
  }
}
