package io.dqrun.runner.run;

import io.dqrun.client.ApiException;
import io.dqrun.client.IngestionPipelineApi;
import io.dqrun.client.StoredStatus;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.PipelineStatus;
import io.dqrun.runner.delivery.StatusSink;

/** Writes the statuses of runs through the client. */
final class ClientStatuses implements StatusSink {

  private final IngestionPipelineApi pipelines;

  ClientStatuses(IngestionPipelineApi pipelines) {
    this.pipelines = pipelines;
  }

  @Override
  public void put(String pipelineFqn, PipelineStatus status) {
    try {
      pipelines.putStatus(FullyQualifiedName.parse(pipelineFqn), status);
    } catch (ApiException e) {
      throw ClientSink.failed(e);
    }
  }

  @Override
  public boolean isOpen(String pipelineFqn, String runId) {
    try {
      return pipelines
          .findStatus(FullyQualifiedName.parse(pipelineFqn), runId)
          .filter(StoredStatus::isRunning)
          .isPresent();
    } catch (ApiException e) {
      throw ClientSink.failed(e);
    }
  }
}
