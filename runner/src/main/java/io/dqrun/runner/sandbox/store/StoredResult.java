package io.dqrun.runner.sandbox.store;

import org.jspecify.annotations.Nullable;

/** One result of a test case; the JSON is kept as bytes, since there may be very many. */
public final class StoredResult {

  private final long timestamp;
  private final String status;
  private final @Nullable String incidentId;
  private final byte[] json;

  public StoredResult(long timestamp, String status, @Nullable String incidentId, byte[] json) {
    this.timestamp = timestamp;
    this.status = status;
    this.incidentId = incidentId;
    this.json = json;
  }

  /** Milliseconds since the epoch; unique within a test case. */
  public long timestamp() {
    return timestamp;
  }

  public String status() {
    return status;
  }

  public @Nullable String incidentId() {
    return incidentId;
  }

  public byte[] json() {
    return json;
  }
}
