package io.dqrun.entity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * A top-level column of a table, as the last metadata ingestion saw it.
 *
 * @param name the column's name, spelled as in the database
 * @param dataType OpenMetadata's type name, such as {@code VARCHAR}; open, since servers add types
 * @param dataLength length in characters, where the type has one
 * @param precision total number of digits, where the type has one
 * @param scale digits after the point, where the type has one
 * @param constraint {@code NULL}, {@code NOT_NULL}, {@code UNIQUE} or {@code PRIMARY_KEY}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Column(
    String name,
    String dataType,
    Optional<Integer> dataLength,
    Optional<Integer> precision,
    Optional<Integer> scale,
    Optional<String> constraint) {

  /** A column of which only name and type are known. */
  public static Column of(String name, String dataType) {
    return new Column(
        name, dataType, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
