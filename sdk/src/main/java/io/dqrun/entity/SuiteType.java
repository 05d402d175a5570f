package io.dqrun.entity;

import java.util.Locale;

/** The two kinds of test suite. */
public enum SuiteType {
  /** All tests of one table; before OpenMetadata 1.6.2 called executable. */
  BASIC,
  /** A named selection of tests of any tables. */
  LOGICAL;

  /** {@code basic} or {@code logical}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
