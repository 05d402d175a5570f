package io.dqrun.runner.delivery;

import io.dqrun.entity.PipelineStatus;

/** Where the statuses of runs are written: the ingestion pipelines of one server. */
public interface StatusSink {

  /**
   * Writes the status; a later one of the same run replaces it.
   *
   * @param pipelineFqn the pipeline
   * @throws SendException if the server did not confirm it
   */
  void put(String pipelineFqn, PipelineStatus status);

  /**
   * Whether the server has a run for which nobody has reported an end.
   *
   * @throws SendException if the server could not be asked
   */
  boolean isOpen(String pipelineFqn, String runId);
}
