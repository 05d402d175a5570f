package io.dqrun.submit;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.SuiteType;
import io.dqrun.entity.TestSuite;
import io.dqrun.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What a workflow needs on the server, found out by reading alone.
 *
 * @param type basic or logical
 * @param suite the suite's FQN as the server spells it
 * @param table the table of a basic suite
 * @param existing the suite as the server has it; empty when it does not
 * @param action what happens to the suite
 * @param cases the cases of the run, those that cannot run included: first those of the server in
 *     its order, then those of the file
 * @param problems what is wrong beyond single cases; with an error among them nothing is applied
 */
public record SubmissionPlan(
    SuiteType type,
    String suite,
    Optional<FullyQualifiedName> table,
    Optional<TestSuite> existing,
    Action action,
    List<PlannedCase> cases,
    List<Problem> problems) {

  public SubmissionPlan {
    cases = List.copyOf(cases);
    problems = List.copyOf(problems);
  }

  /** Whether the plan can be applied. */
  public boolean isApplicable() {
    return problems.stream().noneMatch(Problem::isError);
  }
}
