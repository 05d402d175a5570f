package io.dqrun.runner.delivery;

import io.dqrun.entity.EncodedResult;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Talks to a {@link LedgerServer}, the way a real client would. */
final class LedgerClient implements ResultSink {

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int port;

  LedgerClient(int port) {
    this.port = port;
  }

  @Override
  public void send(String testCase, EncodedResult result) {
    try {
      HttpResponse<String> response =
          http.send(
              request(testCase, result.timestamp())
                  .POST(BodyPublishers.ofByteArray(result.json()))
                  .build(),
              BodyHandlers.ofString());
      if (response.statusCode() != 201) {
        throw failure(SendFailure.ofStatus(response.statusCode()), response.body(), null);
      }
    } catch (ConnectException e) {
      throw failure(SendFailure.NOT_STORED, "no connection", e);
    } catch (IOException | InterruptedException e) {
      throw failure(SendFailure.OUTCOME_UNKNOWN, "no answer", e);
    }
  }

  @Override
  public Optional<String> findStatus(String testCase, long timestamp) {
    try {
      HttpResponse<String> response =
          http.send(request(testCase, timestamp).GET().build(), BodyHandlers.ofString());
      return response.statusCode() == 200
          ? Optional.of(
              JournalForm.JSON
                  .readValue(response.body(), TestCaseResult.class)
                  .testCaseStatus()
                  .text())
          : Optional.empty();
    } catch (IOException | InterruptedException e) {
      throw failure(SendFailure.OUTCOME_UNKNOWN, "no answer", e);
    }
  }

  private HttpRequest.Builder request(String testCase, long timestamp) {
    String path = URLEncoder.encode(testCase, StandardCharsets.UTF_8) + "/" + timestamp;
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/" + path))
        .timeout(Duration.ofSeconds(20));
  }

  private static SendException failure(
      SendFailure failure, String message, @Nullable Exception cause) {
    return new SendException(failure, Problem.error(ProblemCode.SERVER_ERROR, message), cause);
  }
}
