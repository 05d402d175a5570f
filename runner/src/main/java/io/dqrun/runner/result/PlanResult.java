package io.dqrun.runner.result;

import io.dqrun.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What a run would do.
 *
 * @param workflow the file as the user named it
 * @param server the server; empty when it was not reached
 * @param suite the suite; empty when the server was not reached
 * @param suiteAction {@code create} or {@code unchanged}
 * @param cases every case of the run, in the order of the suite
 * @param statements the SQL, in the order of the tables
 * @param skipped the cases that would not be executed
 * @param problems everything worth telling, errors first
 */
public record PlanResult(
    String workflow,
    Optional<ServerSummary> server,
    Optional<SuiteSummary> suite,
    String suiteAction,
    List<PlannedTest> cases,
    List<PlannedSql> statements,
    List<SkippedCase> skipped,
    List<Problem> problems) {

  public PlanResult {
    cases = List.copyOf(cases);
    statements = List.copyOf(statements);
    skipped = List.copyOf(skipped);
    problems = List.copyOf(problems);
  }

  /**
   * A case of the run.
   *
   * @param name the case's name
   * @param fqn the case's FQN
   * @param definition the test definition's name
   * @param action {@code create}, {@code update} or {@code unchanged}
   */
  public record PlannedTest(String name, String fqn, String definition, String action) {}

  /**
   * A statement that would be executed.
   *
   * @param service the database service
   * @param table the table's FQN
   * @param sql the exact text
   * @param cases the FQNs of the cases that it answers
   */
  public record PlannedSql(String service, String table, String sql, List<String> cases) {

    public PlannedSql {
      cases = List.copyOf(cases);
    }
  }
}
