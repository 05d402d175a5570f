package io.dqrun.workflow;

import java.util.Optional;

/** Starts tests of definitions that somebody added to the server; their parameters have no type. */
public final class CustomTests {

  private CustomTests() {}

  /** A test of a column by a definition of this name. */
  public static CustomTest column(String column, String definition) {
    return new CustomTest(definition, Optional.of(column));
  }

  /** A test of the whole table by a definition of this name. */
  public static CustomTest table(String definition) {
    return new CustomTest(definition, Optional.empty());
  }
}
