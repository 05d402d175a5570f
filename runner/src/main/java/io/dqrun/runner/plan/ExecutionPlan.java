package io.dqrun.runner.plan;

import io.dqrun.entity.Table;
import io.dqrun.runner.check.Requirement;
import io.dqrun.runner.sql.Dataset;
import java.util.List;

/**
 * How the cases of one table are executed.
 *
 * @param table the table
 * @param dataset the rows that its cases are measured on
 * @param cases all cases in their order; their positions count from 0
 * @param scans the statements that cases share; together they hold every case with {@link
 *     Requirement.Aggregates} once
 */
public record ExecutionPlan(
    Table table, Dataset dataset, List<PlannedCase> cases, List<Scan> scans) {

  public ExecutionPlan {
    cases = List.copyOf(cases);
    scans = List.copyOf(scans);
  }

  /** Whether all cases together need more than one statement. */
  public boolean needsSeveralStatements() {
    return scans.size()
            + cases.stream()
                .filter(
                    planned ->
                        planned.requirement() instanceof Requirement.OwnQuery
                            || planned.requirement() instanceof Requirement.EachRow
                            || planned.requirement() instanceof Requirement.RowDifference)
                .count()
        > 1;
  }
}
