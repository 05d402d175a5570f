package io.dqrun.runner.run;

import io.dqrun.client.ApiException;
import io.dqrun.client.StoredResult;
import io.dqrun.client.TestCaseResultApi;
import io.dqrun.entity.EncodedResult;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.runner.delivery.ResultSink;
import io.dqrun.runner.delivery.SendException;
import io.dqrun.runner.delivery.SendFailure;
import java.util.Optional;
import java.util.function.Supplier;

/** Sends results through the client. */
final class ClientSink implements ResultSink {

  /** What a server bears from every client. */
  private static final int LANES = 4;

  private final TestCaseResultApi results;

  ClientSink(TestCaseResultApi results) {
    this.results = results;
  }

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public void send(String testCaseFqn, EncodedResult result) {
    call(
        () -> {
          results.post(FullyQualifiedName.parse(testCaseFqn), result);
          return Boolean.TRUE;
        });
  }

  @Override
  public Optional<String> findStatus(String testCaseFqn, long timestamp) {
    return call(() -> results.find(FullyQualifiedName.parse(testCaseFqn), timestamp))
        .map(StoredResult::status);
  }

  private static <T> T call(Supplier<T> request) {
    try {
      return request.get();
    } catch (ApiException e) {
      throw failed(e);
    }
  }

  /** What a failed request means for what was to be sent. */
  static SendException failed(ApiException e) {
    return new SendException(failure(e), e.problems().get(0), e);
  }

  private static SendFailure failure(ApiException e) {
    if (e.status() == 0) {
      return e.outcomeUnknown() ? SendFailure.OUTCOME_UNKNOWN : SendFailure.NOT_STORED;
    }
    return SendFailure.ofStatus(e.status());
  }
}
