package io.dqrun.runner.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dqrun.entity.TestCaseStatus;
import io.dqrun.runner.result.CaseOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class PracticeTest {

  /** Else it would practise how to fail. */
  @Test
  void whatIsPractisedSucceedsOrFailsButIsNotAborted() {
    List<CaseOutcome> outcomes = Practice.outcomes();

    assertEquals(11, outcomes.size());
    assertEquals(
        List.of(),
        outcomes.stream()
            .filter(one -> one.result().testCaseStatus() == TestCaseStatus.ABORTED)
            .map(one -> one.testCase().name() + ": " + one.result().result())
            .toList());
  }
}
