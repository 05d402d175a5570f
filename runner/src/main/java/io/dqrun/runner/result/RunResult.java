package io.dqrun.runner.result;

import io.dqrun.entity.PipelineState;
import io.dqrun.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Everything there is to say about the run of one workflow.
 *
 * @param workflow the file as the user named it
 * @param runId the run's UUID
 * @param server the server; empty when the run had none or never reached it
 * @param suite the suite; empty when it was not found
 * @param state the state of the run by OpenMetadata's formula
 * @param outcomes the executed cases, in the order of the suite; each is read anew when it is asked
 *     for
 * @param skipped the planned cases that were not executed
 * @param scans what each table cost
 * @param changes what the run changed on the server, one sentence each, such as {@code created test
 *     suite a.b.c.d.testSuite}
 * @param problems everything worth telling, errors first
 * @param duration the whole run
 */
public record RunResult(
    String workflow,
    String runId,
    Optional<ServerSummary> server,
    Optional<SuiteSummary> suite,
    PipelineState state,
    List<CaseOutcome> outcomes,
    List<SkippedCase> skipped,
    List<ScanSummary> scans,
    List<String> changes,
    List<Problem> problems,
    Duration duration) {

  public RunResult {
    outcomes = Outcomes.of(outcomes);
    skipped = List.copyOf(skipped);
    scans = List.copyOf(scans);
    changes = List.copyOf(changes);
    problems = List.copyOf(problems);
  }

  /** The executed cases, with what is known of them without reading each. */
  public Outcomes executed() {
    return Outcomes.of(outcomes);
  }

  /** The numbers of the run. */
  public Counts counts() {
    return Counts.of(executed(), skipped);
  }
}
