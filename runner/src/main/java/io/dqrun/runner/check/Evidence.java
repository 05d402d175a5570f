package io.dqrun.runner.check;

import io.dqrun.runner.sql.Difference;
import io.dqrun.runner.sql.MetricValues;
import io.dqrun.runner.sql.QueryAnswer;
import java.util.OptionalLong;

/** What a check learned of its requirement. */
public sealed interface Evidence {

  /** The answer to {@link Requirement.Aggregates}. */
  record Measured(MetricValues values) implements Evidence {}

  /**
   * The answer to {@link Requirement.OwnQuery}.
   *
   * @param total the rows that the answer is part of; empty if nobody wanted to know
   */
  record Answered(QueryAnswer answer, OptionalLong total) implements Evidence {}

  /** The answer to {@link Requirement.EachRow}. */
  record Tallied(RowTally tally) implements Evidence {}

  /** The answer to {@link Requirement.RowDifference}. */
  record Compared(Difference difference) implements Evidence {}

  /** Nothing was asked of the database. */
  record None() implements Evidence {}

  /**
   * The measured values.
   *
   * @throws IllegalStateException if none were asked for
   */
  default MetricValues values() {
    throw new IllegalStateException("no metrics were measured");
  }

  /**
   * The answer to the user's statement.
   *
   * @throws IllegalStateException if there was no such statement
   */
  default QueryAnswer answer() {
    throw new IllegalStateException("no statement was executed");
  }

  /**
   * The number of rows that the answer to the user's statement is part of; empty if nobody wanted
   * to know.
   */
  default OptionalLong total() {
    return OptionalLong.empty();
  }

  /**
   * What the rows were added to.
   *
   * @throws IllegalStateException if no rows were read
   */
  default RowTally tally() {
    throw new IllegalStateException("no rows were read");
  }

  /**
   * How two tables differ.
   *
   * @throws IllegalStateException if none were compared
   */
  default Difference difference() {
    throw new IllegalStateException("no tables were compared");
  }
}
