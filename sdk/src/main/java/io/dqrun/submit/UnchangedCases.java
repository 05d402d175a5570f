package io.dqrun.submit;

import io.dqrun.entity.TestCase;
import io.dqrun.pack.FrozenList;
import java.util.List;

/** Cases that are run as the server has them, however many. */
final class UnchangedCases extends FrozenList<PlannedCase> {

  private final List<TestCase> cases;

  /** All of these cases; the list must not change. */
  UnchangedCases(List<TestCase> cases) {
    this.cases = cases;
  }

  /** The cases at these places. */
  UnchangedCases pick(int[] places) {
    return new UnchangedCases(FrozenList.pick(cases, places));
  }

  /** The cases themselves. */
  List<TestCase> testCases() {
    return cases;
  }

  @Override
  public PlannedCase get(int index) {
    TestCase testCase = cases.get(index);
    return PlannedCase.unchanged(testCase, testCase.fullyQualifiedName().toString());
  }

  @Override
  public int size() {
    return cases.size();
  }
}
