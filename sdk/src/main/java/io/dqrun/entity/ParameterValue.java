package io.dqrun.entity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * One argument of a test case.
 *
 * @param name the parameter's name in the test definition
 * @param value the value as text; the API knows no other type
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ParameterValue(String name, String value) {

  /** Servers may leave out a value; the API treats that as the empty text. */
  @JsonCreator
  static ParameterValue read(
      @JsonProperty("name") String name, @JsonProperty("value") Optional<String> value) {
    return new ParameterValue(name, value.orElse(""));
  }
}
