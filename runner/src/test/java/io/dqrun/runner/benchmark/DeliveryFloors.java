package io.dqrun.runner.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.runner.result.CaseOutcome;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** What the same results take at least, written by hand for nothing else. */
final class DeliveryFloors implements AutoCloseable {

  /** So many results at most wait for one another on their way to the disk. */
  private static final int PORTION = 100;

  /** Behind the last place. */
  private static final int END = -1;

  private static final MediaType TYPE = MediaType.get("application/json");

  private final ObjectMapper json = JsonMapper.builder().addModule(new Jdk8Module()).build();
  private final OkHttpClient http =
      new OkHttpClient.Builder().connectionSpecs(List.of(ConnectionSpec.CLEARTEXT)).build();
  private final HttpUrl base;
  private final String token;
  private final int lanes;

  DeliveryFloors(URI server, String token, int lanes) {
    this.base = HttpUrl.get(server + "/v1/dataQuality/testCases/testCaseResults");
    this.token = token;
    this.lanes = lanes;
  }

  /** Each result is encoded and sent, and forgotten. */
  Measured bare(List<CaseOutcome> outcomes) throws InterruptedException {
    return Crew.start(
            lanes,
            lane -> {
              for (int place = lane; place < outcomes.size(); place += lanes) {
                CaseOutcome outcome = outcomes.get(place);
                post(name(outcome), json.writeValueAsBytes(outcome.result()));
              }
            })
        .untilDone();
  }

  /**
   * Each result is encoded once and appended to a file, forced to the disk together with those
   * around it, sent, and marked in that file.
   */
  Measured durable(List<CaseOutcome> outcomes, Path file) throws IOException, InterruptedException {
    BlockingQueue<Integer> safe = new LinkedBlockingQueue<>();
    byte[][] bodies = new byte[outcomes.size()][];
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      Crew crew =
          Crew.start(
              lanes,
              lane -> {
                for (int place = safe.take(); place != END; place = safe.take()) {
                  post(name(outcomes.get(place)), bodies[place]);
                  append(out, "done " + place + "\n");
                }
              });
      for (int start = 0; start < outcomes.size(); start += PORTION) {
        int end = Math.min(start + PORTION, outcomes.size());
        for (int place = start; place < end; place++) {
          byte[] body = json.writeValueAsBytes(outcomes.get(place).result());
          String text = new String(body, StandardCharsets.UTF_8);
          append(out, place + " " + name(outcomes.get(place)) + " " + text + "\n");
          bodies[place] = body;
        }
        out.getFD().sync();
        for (int place = start; place < end; place++) {
          safe.add(place);
        }
      }
      for (int i = 0; i < lanes; i++) {
        safe.add(END);
      }
      return crew.untilDone();
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static void append(RandomAccessFile out, String line) throws IOException {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    synchronized (out) {
      out.write(bytes);
    }
  }

  private static FullyQualifiedName name(CaseOutcome outcome) {
    return outcome.testCase().fullyQualifiedName();
  }

  private void post(FullyQualifiedName testCase, byte[] body) throws IOException {
    Request request =
        new Request.Builder()
            .url(base.newBuilder().addPathSegment(testCase.toString()).build())
            .header("Authorization", "Bearer " + token)
            .post(RequestBody.create(body, TYPE))
            .build();
    try (Response response = http.newCall(request).execute()) {
      String answer = response.body().string();
      if (!response.isSuccessful()) {
        throw new IllegalStateException(response.code() + " " + answer);
      }
    }
  }

  @Override
  public void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
