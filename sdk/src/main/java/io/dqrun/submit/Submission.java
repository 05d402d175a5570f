package io.dqrun.submit;

import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestSuite;
import io.dqrun.pack.FrozenList;
import io.dqrun.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What came of a {@link SubmissionPlan}.
 *
 * @param suite the suite as the server has it; empty when the plan could not be applied
 * @param cases the cases of the run with their ids on the server; those that were refused are still
 *     among them and say why
 * @param changes one sentence per thing that was created or changed
 * @param problems what is wrong beyond single cases
 */
public record Submission(
    Optional<TestSuite> suite,
    List<PlannedCase> cases,
    List<String> changes,
    List<Problem> problems) {

  public Submission {
    cases = FrozenList.copyOf(cases);
    changes = List.copyOf(changes);
    problems = List.copyOf(problems);
  }

  /** How many cases can run and had this done to them on the server. */
  public int count(Action action) {
    if (cases instanceof UnchangedCases) {
      return action == Action.UNCHANGED ? cases.size() : 0;
    }
    return (int) cases.stream().filter(one -> one.isRunnable() && one.action() == action).count();
  }

  /**
   * The cases themselves, where nothing had to be done about any of them and all can run; empty
   * otherwise.
   */
  public Optional<List<TestCase>> untouched() {
    return cases instanceof UnchangedCases unchanged
        ? Optional.of(unchanged.testCases())
        : Optional.empty();
  }
}
