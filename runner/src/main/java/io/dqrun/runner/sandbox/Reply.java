package io.dqrun.runner.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One answer: status, headers, body. */
final class Reply {

  /** Says what a PUT or DELETE did. */
  static final String CHANGE = "X-OpenMetadata-Change";

  /** One header line. */
  record Header(String name, String value) {}

  private final int status;
  private final byte[] body;
  private final List<Header> headers = new ArrayList<>();

  private Reply(int status, byte[] body) {
    this.status = status;
    this.body = body;
  }

  static Reply json(int status, JsonNode body) {
    return json(status, Json.write(body));
  }

  static Reply json(int status, byte[] written) {
    return new Reply(status, written).with("Content-Type", "application/json");
  }

  /** An answer that says it is JSON and has no body. */
  static Reply emptyJson(int status) {
    return json(status, new byte[0]);
  }

  static Reply text(int status, String body) {
    return new Reply(status, body.getBytes(StandardCharsets.UTF_8))
        .with("Content-Type", "text/plain");
  }

  static Reply noContent() {
    return new Reply(204, new byte[0]);
  }

  /** Adds a header line and returns this reply. */
  Reply with(String name, String value) {
    headers.add(new Header(name, value));
    return this;
  }

  int status() {
    return status;
  }

  byte[] body() {
    return body;
  }

  List<Header> headers() {
    return headers;
  }
}
