package io.dqrun.runner.run;

import io.dqrun.entity.TestCase;
import io.dqrun.problem.DqException;
import io.dqrun.runner.result.CaseOutcome;
import io.dqrun.runner.result.ScanSummary;
import java.util.List;

/** To whom cases belong that are executed together with those of others. For any thread. */
interface CaseOwner {

  /** Takes the outcome of a case. */
  void finished(CaseOutcome outcome);

  /** Remembers that a quirk decides. */
  void quirkDecided(TestCase testCase, String decided);

  /** Remembers that the database was asked for something else than the test means. */
  void answeredOtherwise(TestCase testCase, String decided);

  /** Remembers why a statement of the user's was not executed. */
  void notExecuted(TestCase testCase, String why);

  /** Remembers what a table cost. */
  void scanned(ScanSummary summary);

  /** Gives cases up. */
  void skip(List<TestCase> cases, DqException cause);

  /** Reads rows of what failed. */
  FailedRowsCollector failedRows();
}
