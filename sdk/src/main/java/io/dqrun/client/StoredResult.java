package io.dqrun.client;

import io.dqrun.entity.TestCaseResult;

/**
 * What a server has stored for a test case at a moment.
 *
 * @param timestamp the moment, in milliseconds since the epoch
 * @param status the verdict as the server spells it; open, since servers know more than this client
 */
public record StoredResult(long timestamp, String status) {

  /** Whether this is the given result: same moment, same verdict. */
  public boolean isSameAs(TestCaseResult result) {
    return timestamp == result.timestamp() && status.equals(result.testCaseStatus().text());
  }
}
