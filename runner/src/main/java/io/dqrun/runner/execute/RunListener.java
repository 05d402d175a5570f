package io.dqrun.runner.execute;

import io.dqrun.runner.result.CaseOutcome;
import io.dqrun.runner.result.ScanSummary;

/**
 * Hears what happens while a plan is executed, on the thread that executes it. An exception of a
 * listener ends the execution.
 */
public interface RunListener {

  /** A case has its result. Called once per case, in the order of the plan. */
  void caseFinished(CaseOutcome outcome);

  /** All cases of a table have their results. Called last. */
  void tableFinished(ScanSummary summary);
}
