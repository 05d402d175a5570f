package io.dqrun.runner.sql;

import java.util.Optional;

/**
 * Which rows of two tables are compared.
 *
 * @param condition SQL of a user that a row of either table must fulfil; known to only read
 * @param part what it must fulfil besides
 * @param sample which of those rows are picked
 */
public record Selection(
    Optional<String> condition, Optional<Part> part, Optional<KeySample> sample) {

  /** A part of both tables; their columns may have other names or types. */
  public record Part(Predicate left, Predicate right) {

    Predicate of(Side side) {
      return side == Side.LEFT ? left : right;
    }
  }

  /** The rows that fulfil a condition of the user, if there is one. */
  public static Selection where(Optional<String> condition) {
    return new Selection(condition, Optional.empty(), Optional.empty());
  }

  /** What a row of one of the tables must fulfil besides the user's condition. */
  public Optional<Predicate> part(Side side) {
    return part.map(both -> both.of(side));
  }

  /** The same part and sample without the user's condition. */
  public Selection withoutCondition() {
    return new Selection(Optional.empty(), part, sample);
  }

  /** With another sample. */
  public Selection with(Optional<KeySample> other) {
    return new Selection(condition, part, other);
  }
}
