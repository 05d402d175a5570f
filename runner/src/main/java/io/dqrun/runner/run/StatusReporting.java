package io.dqrun.runner.run;

import io.dqrun.entity.IngestionPipeline;
import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.runner.delivery.StatusPlace;
import io.dqrun.submit.Submission;
import io.dqrun.submit.SuiteSubmitter;
import io.dqrun.workflow.Workflow;
import java.util.List;
import java.util.Optional;

/**
 * Finds out where the status of a run is written. What goes wrong with that is worth a warning,
 * never the run.
 */
record StatusReporting(SuiteSubmitter submitter, ServerSession server, List<Problem> problems) {

  /** The server's pipelines, and the run's own if it is to be told and can be. */
  StatusPlace place(Workflow workflow, Submission submission) {
    return new StatusPlace(
        new ClientStatuses(server.client().ingestionPipelines()), pipeline(workflow, submission));
  }

  private Optional<String> pipeline(Workflow workflow, Submission submission) {
    if (workflow.ingestionPipelineFqn().isEmpty() || submission.suite().isEmpty()) {
      return Optional.empty();
    }
    try {
      return submitter
          .ensurePipeline(workflow, submission.suite().get())
          .map(IngestionPipeline::fullyQualifiedName)
          .map(Object::toString);
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
