package io.dqrun.runner.delivery;

import io.dqrun.entity.EncodedResult;
import java.util.Optional;

/**
 * The server as delivery sees it. Retries of a single request are the business of the
 * implementation. Called by as many threads as there are {@link #lanes}.
 */
public interface ResultSink {

  /** How many results may be on their way at the same time, at least 1. */
  default int lanes() {
    return 1;
  }

  /**
   * Sends a result.
   *
   * @param testCaseFqn the case
   * @param result the result with its final timestamp
   * @throws SendException if the server did not confirm it
   */
  void send(String testCaseFqn, EncodedResult result);

  /**
   * The verdict of the result that the server has for this case and moment, as it spells it; empty
   * if it has none or does not know the case.
   *
   * @param timestamp in milliseconds since the epoch
   * @throws SendException if the server could not be asked
   */
  Optional<String> findStatus(String testCaseFqn, long timestamp);
}
