package io.dqrun.client;

import io.dqrun.entity.CreateIngestionPipeline;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.IngestionPipeline;
import io.dqrun.entity.PipelineStatus;
import java.util.Optional;

/** Ingestion pipelines and the status of their runs. */
public final class IngestionPipelineApi {

  private final ApiConnection connection;

  IngestionPipelineApi(ApiConnection connection) {
    this.connection = connection;
  }

  /**
   * The pipeline of this FQN.
   *
   * @throws ApiException if the server could not be asked
   */
  public Optional<IngestionPipeline> find(FullyQualifiedName pipeline) {
    return connection.find(
        ApiCall.get(Route.PIPELINE, pipeline.toString()), IngestionPipeline.class);
  }

  /**
   * Creates a pipeline, or gives the one that is there. It is not deployed.
   *
   * @return the pipeline; its FQN is the server's choice
   * @throws ApiException if it was refused or could not be sent
   */
  public IngestionPipeline put(CreateIngestionPipeline create) {
    return connection.load(ApiCall.put(Route.PIPELINES, create), IngestionPipeline.class);
  }

  /**
   * Writes the status of a run; the one of the same run id is replaced.
   *
   * @throws NotFoundException if the server does not have the pipeline
   * @throws ApiException if it was refused or could not be sent
   */
  public void putStatus(FullyQualifiedName pipeline, PipelineStatus status) {
    connection.run(ApiCall.put(Route.PIPELINE_STATUSES, status, pipeline.toString()));
  }

  /**
   * The status of a run, if the server knows the run.
   *
   * @param runId a UUID
   * @throws ApiException if the server could not be asked
   */
  public Optional<StoredStatus> findStatus(FullyQualifiedName pipeline, String runId) {
    return connection.find(
        ApiCall.get(Route.PIPELINE_STATUS, pipeline.toString(), runId), StoredStatus.class);
  }
}
