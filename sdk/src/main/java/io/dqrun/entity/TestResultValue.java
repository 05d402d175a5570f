package io.dqrun.entity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * One number that a test measured.
 *
 * @param name what was measured, such as {@code nullCount}
 * @param value the number as text; empty when the test was aborted
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record TestResultValue(String name, Optional<String> value) {

  /** A value that was measured. */
  public static TestResultValue of(String name, String value) {
    return new TestResultValue(name, Optional.of(value));
  }

  /** A value that could not be measured. */
  public static TestResultValue unknown(String name) {
    return new TestResultValue(name, Optional.empty());
  }
}
