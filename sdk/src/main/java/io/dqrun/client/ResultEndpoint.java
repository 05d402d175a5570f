package io.dqrun.client;

import io.dqrun.entity.EncodedResult;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.TestCaseResult;
import java.util.Optional;

/** The spelling of the routes that store and list results. */
enum ResultEndpoint {
  /** Servers from 1.6 on. */
  RESULTS(Route.RESULTS),
  /** Servers before 1.8. */
  OLD(Route.OLD_RESULTS);

  private final Route route;

  ResultEndpoint(Route route) {
    this.route = route;
  }

  /** The spelling that a server of this version should understand. */
  static ResultEndpoint of(ServerVersion version) {
    return version.atLeast(1, 6, 0) ? RESULTS : OLD;
  }

  /** The spelling of the other generation of servers. */
  ResultEndpoint other() {
    return this == RESULTS ? OLD : RESULTS;
  }

  /** The call that stores a result. */
  ApiCall store(FullyQualifiedName testCase, EncodedResult result) {
    return this == RESULTS
        ? ApiCall.post(route, result, testCase.toString())
        : ApiCall.put(route, withoutBounds(result.result()), testCase.toString());
  }

  /** Servers before 1.6 do not know the bounds. */
  private static TestCaseResult withoutBounds(TestCaseResult result) {
    return TestCaseResult.builder()
        .from(result)
        .minBound(Optional.empty())
        .maxBound(Optional.empty())
        .build();
  }

  /** The call that lists the results of a span of time, in milliseconds since the epoch. */
  ApiCall list(FullyQualifiedName testCase, long startTs, long endTs) {
    return ApiCall.get(route, testCase.toString())
        .with("startTs", Long.toString(startTs))
        .with("endTs", Long.toString(endTs));
  }
}
