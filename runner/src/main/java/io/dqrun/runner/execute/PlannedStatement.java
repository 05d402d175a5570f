package io.dqrun.runner.execute;

import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import java.util.List;

/**
 * A statement that would be executed.
 *
 * @param table the table that it reads
 * @param sql its text
 * @param cases the cases that it answers
 */
public record PlannedStatement(Table table, String sql, List<TestCase> cases) {

  public PlannedStatement {
    cases = List.copyOf(cases);
  }
}
