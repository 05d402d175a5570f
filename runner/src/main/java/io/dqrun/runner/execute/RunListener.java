package io.dqrun.runner.execute;

import io.dqrun.entity.TestCase;
import io.dqrun.runner.result.CaseOutcome;
import io.dqrun.runner.result.ScanSummary;

/**
 * Hears what happens while a plan is executed, one thing after the other, on the threads that
 * execute it. An exception of a listener ends the execution.
 */
public interface RunListener {

  /**
   * A case has its result. Called once per case, in the order of the plan; not at all for the cases
   * that were not finished when the execution was stopped.
   */
  void caseFinished(CaseOutcome outcome);

  /**
   * A quirk of OpenMetadata's own runner decides a verdict. Called before the case is finished.
   *
   * @param decided the verdict, the one that it would be otherwise, and the quirk, in one sentence
   */
  default void quirkDecided(TestCase testCase, String decided) {}

  /**
   * The database decided something else than the case asks. Called before the case is finished.
   *
   * @param decided the verdict and what the database was asked, in one sentence
   */
  default void answeredOtherwise(TestCase testCase, String decided) {}

  /**
   * A statement of the user's is not executed. Called before the case is finished.
   *
   * @param why what the statement may do, and what to do about it, to go on after its name
   */
  default void notExecuted(TestCase testCase, String why) {}

  /** No case of the table will get another result. Called last. */
  void tableFinished(ScanSummary summary);
}
