package io.dqrun.runner.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One answer: status, headers, body. */
public final class Reply {

  /** Says what a PUT or DELETE did. */
  public static final String CHANGE = "X-OpenMetadata-Change";

  /** One header line. */
  public record Header(String name, String value) {}

  private final int status;
  private final byte[] body;
  private final List<Header> headers = new ArrayList<>();

  private Reply(int status, byte[] body) {
    this.status = status;
    this.body = body;
  }

  public static Reply json(int status, JsonNode body) {
    return json(status, Json.write(body));
  }

  public static Reply json(int status, byte[] written) {
    return new Reply(status, written).with("Content-Type", "application/json");
  }

  /** An answer that says it is JSON and has no body. */
  public static Reply emptyJson(int status) {
    return json(status, new byte[0]);
  }

  public static Reply text(int status, String body) {
    return new Reply(status, body.getBytes(StandardCharsets.UTF_8))
        .with("Content-Type", "text/plain");
  }

  public static Reply noContent() {
    return new Reply(204, new byte[0]);
  }

  /** Adds a header line and returns this reply. */
  public Reply with(String name, String value) {
    headers.add(new Header(name, value));
    return this;
  }

  public int status() {
    return status;
  }

  public byte[] body() {
    return body;
  }

  public List<Header> headers() {
    return headers;
  }
}
