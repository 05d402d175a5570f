package io.dqrun.runner.execute;

import io.dqrun.runner.result.CaseOutcome;
import io.dqrun.runner.result.ScanSummary;

/**
 * Hears what happens while a plan is executed, on the thread that executes it. An exception of a
 * listener ends the execution.
 */
public interface RunListener {

  /**
   * A case has its result. Called once per case, in the order of the plan; not at all for the cases
   * that were not finished when the execution was stopped.
   */
  void caseFinished(CaseOutcome outcome);

  /** No case of the table will get another result. Called last. */
  void tableFinished(ScanSummary summary);
}
