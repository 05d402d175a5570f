package io.dqrun.runner.check;

import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;

/**
 * The coordinates of every row lie in the place that the row names. Always aborted: the places are
 * in a file of OpenMetadata's own runner.
 */
public final class ColumnValuesToBeAtExpectedLocation implements Check {

  private static final String REASON =
      "not supported: the test compares with a map of French communes that only OpenMetadata's own"
          + " runner has; run it there, or compare the coordinates in a tableCustomSQLQuery case";

  /** For {@link java.util.ServiceLoader}. */
  public ColumnValuesToBeAtExpectedLocation() {}

  @Override
  public String definition() {
    return "columnValuesToBeAtExpectedLocation";
  }

  @Override
  public boolean isExecuted() {
    return false;
  }

  @Override
  public Requirement requirement(TestCase testCase, Table table) {
    return new Requirement.Settled(failed(testCase, REASON));
  }

  @Override
  public Verdict judge(TestCase testCase, Table table, Evidence evidence) {
    throw new IllegalStateException("there is nothing to judge by");
  }
}
