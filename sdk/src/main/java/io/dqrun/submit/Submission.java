package io.dqrun.submit;

import io.dqrun.entity.TestSuite;
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
    cases = List.copyOf(cases);
    changes = List.copyOf(changes);
    problems = List.copyOf(problems);
  }
}
