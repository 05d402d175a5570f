package io.dqrun.runner.delivery;

import io.dqrun.entity.EncodedResult;
import java.util.Optional;

/** The way to the server of a run that has none; nobody may go it. */
enum NoSink implements ResultSink {
  INSTANCE;

  @Override
  public void send(String testCaseFqn, EncodedResult result) {
    throw new IllegalStateException("an offline run sends nothing");
  }

  @Override
  public Optional<String> findStatus(String testCaseFqn, long timestamp) {
    throw new IllegalStateException("an offline run asks nothing");
  }
}
