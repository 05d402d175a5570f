package io.dqrun.entity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * What a database promises of some columns of a table together.
 *
 * @param constraintType {@code PRIMARY_KEY}, {@code UNIQUE}, {@code FOREIGN_KEY} or another one;
 *     open, since servers add kinds
 * @param columns the names of the columns
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record TableConstraint(Optional<String> constraintType, Optional<List<String>> columns) {

  /** A constraint of columns. */
  public static TableConstraint of(String constraintType, List<String> columns) {
    return new TableConstraint(Optional.of(constraintType), Optional.of(List.copyOf(columns)));
  }

  /** Whether it is of this type. */
  public boolean is(String type) {
    return constraintType.filter(type::equals).isPresent();
  }
}
