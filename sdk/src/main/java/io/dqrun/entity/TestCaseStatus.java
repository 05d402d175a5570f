package io.dqrun.entity;

import com.fasterxml.jackson.annotation.JsonValue;

/** The verdict of one execution of a test case. */
public enum TestCaseStatus {
  /** The data is as the case demands. */
  SUCCESS("Success"),
  /** The data is not as the case demands. */
  FAILED("Failed"),
  /** No verdict could be reached. */
  ABORTED("Aborted");

  private final String text;

  TestCaseStatus(String text) {
    this.text = text;
  }

  /** The server's spelling. */
  @JsonValue
  public String text() {
    return text;
  }
}
