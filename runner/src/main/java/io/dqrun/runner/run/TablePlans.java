package io.dqrun.runner.run;

import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.problem.Problem;
import io.dqrun.runner.plan.ExecutionPlan;
import java.util.List;

/**
 * The cases of a table by the databases that they need.
 *
 * @param own the cases that need only the table's own database
 * @param across the others, one by one
 * @param problems what the user should know of the rows that are tested
 */
record TablePlans(ExecutionPlan own, List<Across> across, List<Problem> problems) {

  TablePlans {
    across = List.copyOf(across);
    problems = List.copyOf(problems);
  }

  /**
   * A case that compares the table with one of another database.
   *
   * @param plan this case alone
   */
  record Across(ExecutionPlan plan, TestCase testCase, Table other) {}
}
