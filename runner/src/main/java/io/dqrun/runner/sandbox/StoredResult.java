package io.dqrun.runner.sandbox;

import org.jspecify.annotations.Nullable;

/** One result of a test case; the JSON is kept as bytes, since there may be very many. */
final class StoredResult {

  private final long timestamp;
  private final String status;
  private final @Nullable String incidentId;
  private final byte[] json;

  StoredResult(long timestamp, String status, @Nullable String incidentId, byte[] json) {
    this.timestamp = timestamp;
    this.status = status;
    this.incidentId = incidentId;
    this.json = json;
  }

  /** Milliseconds since the epoch; unique within a test case. */
  long timestamp() {
    return timestamp;
  }

  String status() {
    return status;
  }

  @Nullable String incidentId() {
    return incidentId;
  }

  byte[] json() {
    return json;
  }
}
