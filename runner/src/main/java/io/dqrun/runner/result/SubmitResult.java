package io.dqrun.runner.result;

import io.dqrun.entity.StepSummary;
import io.dqrun.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What came of handing a workflow to the server's own ingestion.
 *
 * @param workflow the file as the user named it
 * @param server the server; empty when it was not reached
 * @param suite the suite; empty when it was not found out
 * @param pipeline the pipeline; empty when there is none
 * @param run the run; empty when none was triggered or found
 * @param tests what the tests of the run came to; empty when nobody waited for its end
 * @param changes what was changed on the server, one sentence each
 * @param problems everything worth telling, errors first
 */
public record SubmitResult(
    String workflow,
    Optional<ServerSummary> server,
    Optional<SuiteSummary> suite,
    Optional<Pipeline> pipeline,
    Optional<Run> run,
    Optional<Tests> tests,
    List<String> changes,
    List<Problem> problems) {

  public SubmitResult {
    changes = List.copyOf(changes);
    problems = List.copyOf(problems);
  }

  /** A workflow that never got to the server, and why. */
  public static SubmitResult notSubmitted(String workflow, List<Problem> problems) {
    return new SubmitResult(
        workflow,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        problems);
  }

  /**
   * A pipeline.
   *
   * @param fqn its FQN
   * @param schedule the cron expression by which it runs; empty for on demand
   */
  public record Pipeline(String fqn, Optional<String> schedule) {}

  /**
   * A run of the pipeline.
   *
   * @param runId its id; empty while the server has not told it
   * @param state {@code triggered}, or the state that the server told last
   * @param startDate its start, in milliseconds since the epoch; empty before it
   * @param endDate its end, in milliseconds since the epoch; empty before it
   * @param steps the counters of its steps
   */
  public record Run(
      Optional<String> runId,
      String state,
      Optional<Long> startDate,
      Optional<Long> endDate,
      List<StepSummary> steps) {

    public Run {
      steps = List.copyOf(steps);
    }
  }

  /**
   * The tests of a run.
   *
   * @param planned the cases that belong to it
   * @param passed those that succeeded
   * @param failed those that failed
   * @param aborted those that could not be judged
   * @param withoutResult those that have no result from this run
   */
  public record Tests(int planned, int passed, int failed, int aborted, int withoutResult) {}
}
