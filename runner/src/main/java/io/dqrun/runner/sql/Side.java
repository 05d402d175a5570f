package io.dqrun.runner.sql;

/** One of the two tables of a comparison. */
public enum Side {
  /** The table of the test case. */
  LEFT,
  /** The table that it names. */
  RIGHT
}
