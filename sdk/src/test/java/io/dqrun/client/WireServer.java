package io.dqrun.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A scripted server on loopback, and clients of it that never really sleep. */
final class WireServer implements AutoCloseable {

  /** What must never be seen in any text; a JWT that expires in 2100. */
  static final String CANARY =
      "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJib3QiLCJleHAiOjQxMDI0NDQ4MDB9.canary-signature";

  static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

  final MockWebServer web = new MockWebServer();
  final List<Duration> pauses = new ArrayList<>();

  WireServer() {
    try {
      web.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return "http://127.0.0.1:" + web.getPort() + "/api";
  }

  WireServer json(int status, String body) {
    return answer(status, body, "Content-Type: application/json");
  }

  WireServer answer(int status, String body, String... headers) {
    MockResponse.Builder response = new MockResponse.Builder().code(status).body(body);
    for (String header : headers) {
      response.addHeader(header);
    }
    web.enqueue(response.build());
    return this;
  }

  WireServer version(String text) {
    return json(200, "{\"version\":\"" + text + "\",\"revision\":\"r\",\"timestamp\":1}");
  }

  /** Pauses are noted; jitter always takes the longest pause. */
  RetryPolicy.Builder patience() {
    return RetryPolicy.builder().clock(() -> NOW).sleeper(pauses::add).random(new Longest());
  }

  ClientSettings.Builder settings() {
    return ClientSettings.builder()
        .hostPort(url())
        .token(CANARY)
        .readTimeout(Duration.ofSeconds(5))
        .retryPolicy(patience().build());
  }

  OpenMetadataClient client() {
    return OpenMetadataClient.open(settings().build());
  }

  RecordedRequest take() {
    try {
      return Objects.requireNonNull(
          web.takeRequest(5, TimeUnit.SECONDS), "no further request arrived");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Method and raw target of the next request. */
  String line() {
    RecordedRequest request = take();
    return request.getMethod() + " " + request.getTarget();
  }

  static String body(RecordedRequest request) {
    return Objects.requireNonNull(request.getBody(), "the request has no body").utf8();
  }

  @Override
  public void close() {
    web.close();
  }

  private static final class Longest implements java.util.random.RandomGenerator {
    @Override
    public long nextLong() {
      return Long.MAX_VALUE;
    }

    @Override
    public long nextLong(long bound) {
      return bound - 1;
    }
  }
}
