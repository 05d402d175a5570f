package io.dqrun.runner.run;

import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.runner.check.Check;
import io.dqrun.runner.check.Compatibility;
import io.dqrun.runner.check.Requirement;
import io.dqrun.runner.dialect.Dialect;
import io.dqrun.runner.plan.ExecutionPlan;
import io.dqrun.runner.plan.PlannedCase;
import io.dqrun.runner.plan.ScanPlanner;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Plans the cases of tables: on which of their rows, and with the sessions of which databases. */
final class TablePlanner {

  private final Databases databases;
  private final DatasetResolver datasets;
  private final ScanPlanner planner;

  TablePlanner(
      Databases databases,
      DatasetResolver datasets,
      Function<String, Optional<Check>> checks,
      Compatibility compatibility) {
    this.databases = databases;
    this.datasets = datasets;
    this.planner =
        new ScanPlanner(ZoneId.systemDefault(), compatibility)
            .withTables(databases::findTable)
            .withChecks(checks);
  }

  /** Plans a table; throws for one whose connection cannot be used. */
  TablePlans plan(PreparedTable prepared) {
    Table table = prepared.table();
    Dialect dialect = databases.of(table).dialect();
    DatasetResolver.Resolved rows = datasets.resolve(table, dialect);
    ExecutionPlan all = plan(table, rows, prepared.cases(), dialect);
    List<TestCase> own = new ArrayList<>();
    List<TablePlans.Across> across = new ArrayList<>();
    List<Problem> problems = new ArrayList<>(rows.problems());
    for (PlannedCase planned : all.cases()) {
      TestCase testCase = planned.testCase();
      if (planned.requirement() instanceof Requirement.RowDifference difference
          && !databases.canJoin(table, difference.other())) {
        ComparedRows compared = new ComparedRows(dialect, dialectOf(difference.other(), dialect));
        across.add(
            new TablePlans.Across(
                compared.narrowed(plan(table, rows, List.of(testCase), dialect)),
                testCase,
                difference.other()));
        problems.addAll(compared.problems());
      } else {
        own.add(testCase);
      }
    }
    ComparedRows compared = new ComparedRows(dialect, dialect);
    ExecutionPlan joined =
        compared.narrowed(across.isEmpty() ? all : plan(table, rows, own, dialect));
    problems.addAll(compared.problems());
    return new TablePlans(joined, across, problems);
  }

  /** That of the table's own database where the other one cannot be used, which is told later. */
  private Dialect dialectOf(Table other, Dialect own) {
    try {
      return databases.of(other).dialect();
    } catch (DqException e) {
      return own;
    }
  }

  private ExecutionPlan plan(
      Table table, DatasetResolver.Resolved rows, List<TestCase> cases, Dialect dialect) {
    return planner.plan(table, rows.dataset(), cases, dialect.capabilities());
  }
}
