package io.dqrun.runner.delivery;

import io.dqrun.entity.TestCaseResult;
import java.util.Optional;

/**
 * The server as delivery sees it. Retries of a single request are the business of the
 * implementation; delivery calls one method at a time.
 */
public interface ResultSink {

  /**
   * Sends a result.
   *
   * @param testCaseFqn the case
   * @param result the result with its final timestamp
   * @throws SendException if the server did not confirm it
   */
  void send(String testCaseFqn, TestCaseResult result);

  /**
   * The verdict of the result that the server has for this case and moment, as it spells it; empty
   * if it has none or does not know the case.
   *
   * @param timestamp in milliseconds since the epoch
   * @throws SendException if the server could not be asked
   */
  Optional<String> findStatus(String testCaseFqn, long timestamp);
}
