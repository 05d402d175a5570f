package io.dqrun.runner.sql;

import java.util.List;

/** A condition on one row. */
public sealed interface Predicate {

  /** The value is missing. */
  record IsNull(ColumnRef column) implements Predicate {}

  /** The value is one of these; never true for an empty list. A missing value never is. */
  record In(ColumnRef column, List<Literal> values) implements Predicate {
    public In {
      values = List.copyOf(values);
    }
  }

  /** The value is less than the bound. */
  record LessThan(ColumnRef column, Literal bound) implements Predicate {}

  /** The value is greater than the bound. */
  record GreaterThan(ColumnRef column, Literal bound) implements Predicate {}

  /** The value is not less than the bound. */
  record AtLeast(ColumnRef column, Literal bound) implements Predicate {}

  /** The value is not greater than the bound. */
  record AtMost(ColumnRef column, Literal bound) implements Predicate {}

  /** The text has fewer characters than the bound. */
  record LengthLessThan(ColumnRef column, Literal.Numeric bound) implements Predicate {}

  /** The text has more characters than the bound. */
  record LengthGreaterThan(ColumnRef column, Literal.Numeric bound) implements Predicate {}

  /** A part of the text matches a regular expression, as the database understands it. */
  record Matches(ColumnRef column, String pattern) implements Predicate {}

  /** The moment is not further back than so many units before now, by the database's clock. */
  record NotOlder(ColumnRef column, long amount, Unit unit) implements Predicate {

    /** A span of time. */
    public enum Unit {
      HOUR,
      DAY,
      MONTH,
      YEAR
    }
  }

  /** The condition is false; not true where it is neither true nor false. */
  record Not(Predicate condition) implements Predicate {}

  /** At least one of these holds; never true for an empty list. */
  record Or(List<Predicate> alternatives) implements Predicate {
    public Or {
      alternatives = List.copyOf(alternatives);
    }
  }

  /** All of these hold. */
  record And(List<Predicate> conditions) implements Predicate {
    public And {
      conditions = List.copyOf(conditions);
      if (conditions.isEmpty()) {
        throw new IllegalArgumentException("a condition is needed");
      }
    }
  }
}
