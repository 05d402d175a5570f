package io.dqrun.runner.run;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.delivery.PipelineReporter;
import io.dqrun.submit.Submission;
import io.dqrun.submit.SuiteSubmitter;
import io.dqrun.workflow.Workflow;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Writes the status of a run to its ingestion pipeline. What goes wrong with that is worth a
 * warning, never the run.
 */
record StatusReporting(
    SuiteSubmitter submitter, ServerSession server, Clock clock, List<Problem> problems) {

  /** Says that the run is under way; empty if it is not to be told, or cannot be. */
  Optional<PipelineReporter> begin(Workflow workflow, Submission submission, String runId) {
    if (workflow.ingestionPipelineFqn().isEmpty() || submission.suite().isEmpty()) {
      return Optional.empty();
    }
    try {
      Optional<PipelineReporter> reporter =
          submitter
              .ensurePipeline(workflow, submission.suite().get())
              .map(
                  pipeline ->
                      new PipelineReporter(
                          status ->
                              server
                                  .client()
                                  .ingestionPipelines()
                                  .putStatus(pipeline.fullyQualifiedName(), status),
                          runId,
                          clock));
      reporter.flatMap(PipelineReporter::begin).ifPresent(problems::add);
      return reporter;
    } catch (DqException e) {
      problems.add(
          Problem.warning(
                  ProblemCode.STATUS_NOT_SENT,
                  "the status of the run is not written to the pipeline: " + e.getMessage())
              .withPath("ingestionPipelineFQN"));
      return Optional.empty();
    }
  }
}
