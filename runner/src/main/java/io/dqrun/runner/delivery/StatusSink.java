package io.dqrun.runner.delivery;

import io.dqrun.entity.PipelineStatus;

/** Where the status of a pipeline is written; bound to one pipeline. */
@FunctionalInterface
public interface StatusSink {

  /**
   * Writes the status; a later one of the same run replaces it.
   *
   * @throws io.dqrun.problem.DqException if the server did not take it
   */
  void put(PipelineStatus status);
}
