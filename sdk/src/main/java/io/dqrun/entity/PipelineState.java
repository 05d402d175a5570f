package io.dqrun.entity;

import com.fasterxml.jackson.annotation.JsonValue;

/** The state of one run of an ingestion pipeline, as far as a runner reports it. */
public enum PipelineState {
  RUNNING("running"),
  SUCCESS("success"),
  PARTIAL_SUCCESS("partialSuccess"),
  FAILED("failed");

  private final String text;

  PipelineState(String text) {
    this.text = text;
  }

  /** The server's spelling. */
  @JsonValue
  public String text() {
    return text;
  }
}
