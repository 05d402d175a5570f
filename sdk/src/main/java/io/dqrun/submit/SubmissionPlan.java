package io.dqrun.submit;

import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.SuiteType;
import io.dqrun.entity.TestSuite;
import io.dqrun.pack.FrozenList;
import io.dqrun.problem.Problem;
import java.util.ArrayList;
import java.util.BitSet;
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
    cases = FrozenList.copyOf(cases);
    problems = List.copyOf(problems);
  }

  /**
   * The plan with the chosen cases alone. What was said of the others is not told, and a suite that
   * would have none is not made.
   */
  SubmissionPlan narrowed(CaseSelection selection) {
    if (selection.isAll() || !isApplicable()) {
      return this;
    }
    CaseSelection.Chosen chosen =
        selection.choose(FrozenList.map(cases, PlannedCase::testCase), suite);
    List<PlannedCase> kept = pick(chosen.places());
    BitSet others = new BitSet();
    others.set(0, cases.size());
    others.andNot(chosen.places());
    List<PlannedCase> left = pick(others);
    List<Problem> told = new ArrayList<>(chosen.problems());
    for (Problem problem : problems) {
      if (left.stream().noneMatch(one -> one.isAt(problem))) {
        told.add(problem);
      }
    }
    return new SubmissionPlan(
        type, suite, table, existing, kept.isEmpty() ? Action.UNCHANGED : action, kept, told);
  }

  private List<PlannedCase> pick(BitSet places) {
    int[] picked = places.stream().toArray();
    return cases instanceof UnchangedCases unchanged
        ? unchanged.pick(picked)
        : FrozenList.pick(cases, picked);
  }

  /** Whether the plan can be applied. */
  public boolean isApplicable() {
    return problems.stream().noneMatch(Problem::isError);
  }
}
