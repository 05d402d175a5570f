package io.dqrun.client;

import static io.dqrun.json.Fields.object;

import com.fasterxml.jackson.databind.JsonNode;
import io.dqrun.entity.CreateIngestionPipeline;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.IngestionPipeline;
import io.dqrun.entity.PipelineStatus;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Ingestion pipelines, what the pipeline service does with them, and the status of their runs.
 *
 * <p>What needs the pipeline service is refused with status 400 while that is away, often with a
 * text that gives no reason; {@link #serviceStatus()} does.
 */
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
        ApiCall.get(Route.PIPELINE, pipeline.toString()), EntityReaders.PIPELINE);
  }

  /**
   * The pipelines of a test suite that are not deleted. One that cannot be understood is left out;
   * {@link OpenMetadataClient#warnings()} tells about it.
   *
   * @throws ApiException if the server could not be asked
   */
  public List<IngestionPipeline> list(FullyQualifiedName suite) {
    ApiCall first =
        ApiCall.get(Route.PIPELINES)
            .with("testSuite", suite.toString())
            .with("pipelineType", "TestSuite")
            .with("limit", "100");
    return new Pages(connection, first, "ingestion pipelines")
        .read(EntityReaders.PIPELINE, this::leaveOut);
  }

  private void leaveOut(JsonNode node, String reason) {
    String name = connection.shown(node.path("fullyQualifiedName").asText());
    connection.warn(
        "pipeline " + name,
        Problem.warning(
                ProblemCode.SERVER_ERROR,
                "the pipeline '" + name + "' is left out, it cannot be understood: " + reason)
            .withPath(name));
  }

  /**
   * Creates a pipeline, or changes the one of the same name. It is not deployed.
   *
   * @return the pipeline; its FQN is the server's choice
   * @throws ApiException if it was refused or could not be sent
   */
  public IngestionPipeline put(CreateIngestionPipeline create) {
    return connection.load(ApiCall.put(Route.PIPELINES, create), EntityReaders.PIPELINE);
  }

  /**
   * Hands a pipeline to the pipeline service. For some 10 to 20 seconds afterwards it cannot be
   * triggered.
   *
   * @throws NotFoundException if the server does not have the pipeline
   * @throws ApiException if the service refused it or could not be asked
   */
  public PipelineServiceAnswer deploy(UUID pipeline) {
    return order(Route.DEPLOY_PIPELINE, pipeline);
  }

  /**
   * Hands several pipelines to the pipeline service.
   *
   * @return one answer per pipeline, in their order; each may be a failure
   * @throws ApiException if it was refused or could not be sent
   */
  public List<PipelineServiceAnswer> deploy(List<UUID> pipelines) {
    return connection.loadAll(
        ApiCall.post(Route.DEPLOY_PIPELINES, pipelines), PipelineServiceAnswer.READER);
  }

  /**
   * Starts a run of a deployed pipeline; the answer does not tell which.
   *
   * @throws NotFoundException if the server does not have the pipeline
   * @throws ApiException if the service refused it, has not yet registered the pipeline (400), or
   *     could not be asked
   */
  public PipelineServiceAnswer trigger(UUID pipeline) {
    return order(Route.TRIGGER_PIPELINE, pipeline);
  }

  /**
   * Stops the runs of a pipeline.
   *
   * @throws NotFoundException if the server does not have the pipeline
   * @throws ApiException if the service refused it or could not be asked
   */
  public PipelineServiceAnswer kill(UUID pipeline) {
    return order(Route.KILL_PIPELINE, pipeline);
  }

  /**
   * Switches the schedule of a pipeline off if it is on, and on if it is off.
   *
   * @return the pipeline as it is now
   * @throws NotFoundException if the server does not have the pipeline
   * @throws ApiException if the service refused it or could not be asked
   */
  public IngestionPipeline toggle(UUID pipeline) {
    return connection.load(
        ApiCall.order(Route.TOGGLE_PIPELINE, pipeline.toString()), EntityReaders.PIPELINE);
  }

  private PipelineServiceAnswer order(Route route, UUID pipeline) {
    return connection.load(ApiCall.order(route, pipeline.toString()), PipelineServiceAnswer.READER);
  }

  /**
   * How the pipeline service is.
   *
   * @throws ApiException if the server could not be asked, or has no pipeline client (500)
   */
  public PipelineServiceAnswer serviceStatus() {
    return connection.load(ApiCall.get(Route.PIPELINE_SERVICE), PipelineServiceAnswer.READER);
  }

  /**
   * The first page of the log of the last run; empty when there is none.
   *
   * @throws ApiException if the service has no such log (400) or could not be asked
   */
  public Optional<PipelineLog> log(UUID pipeline) {
    return log(ApiCall.get(Route.PIPELINE_LOG, pipeline.toString()));
  }

  /**
   * A further page of the log of the last run.
   *
   * @param after the cursor that the page before gave
   * @throws ApiException if the service has no such page (400) or could not be asked
   */
  public Optional<PipelineLog> log(UUID pipeline, String after) {
    return log(ApiCall.get(Route.PIPELINE_LOG, pipeline.toString()).with("after", after));
  }

  private Optional<PipelineLog> log(ApiCall call) {
    return connection
        .findTree(call)
        .map(
            tree -> {
              Map<String, String> tasks = new LinkedHashMap<>();
              tree.properties()
                  .forEach(
                      field -> {
                        if (!field.getKey().equals("after") && !field.getKey().equals("total")) {
                          tasks.put(
                              connection.shown(field.getKey()),
                              connection.shownLines(field.getValue().asText("")));
                        }
                      });
              JsonNode total = tree.path("total");
              return new PipelineLog(
                  tasks,
                  Optional.of(tree.path("after").asText("")).filter(cursor -> !cursor.isEmpty()),
                  Optional.of(total.asLong(-1)).filter(pages -> pages >= 0));
            });
  }

  /**
   * Writes the status of a run; the one of the same run id is replaced. Needs no pipeline service.
   *
   * @throws NotFoundException if the server does not have the pipeline
   * @throws ApiException if it was refused or could not be sent
   */
  public void putStatus(FullyQualifiedName pipeline, PipelineStatus status) {
    connection.run(ApiCall.put(Route.PIPELINE_STATUSES, status, pipeline.toString()));
  }

  /**
   * The status of a run, if the server knows the run. Needs no pipeline service.
   *
   * @param runId a UUID
   * @throws ApiException if the server could not be asked
   */
  public Optional<StoredStatus> findStatus(FullyQualifiedName pipeline, String runId) {
    return connection.find(
        ApiCall.get(Route.PIPELINE_STATUS, pipeline.toString(), runId), StoredStatus.READER);
  }

  /**
   * The status of the latest run; empty when there was none or the server does not have the
   * pipeline. Needs no pipeline service.
   *
   * @throws ApiException if the server could not be asked
   */
  public Optional<StoredStatus> findLatestStatus(FullyQualifiedName pipeline) {
    // The field is one status, whatever its name says.
    return connection
        .find(
            ApiCall.get(Route.PIPELINE, pipeline.toString()).with("fields", "pipelineStatuses"),
            object(latest -> latest.optional("pipelineStatuses", StoredStatus.READER)))
        .flatMap(status -> status);
  }

  /**
   * The runs of a pipeline in a span of time, the queued ones of the pipeline service first.
   *
   * @param startTs begin of the span, in milliseconds since the epoch
   * @param endTs end of the span, in milliseconds since the epoch
   * @throws ApiException if the pipeline service is away (400), or the server could not be asked
   */
  public List<StoredStatus> statuses(FullyQualifiedName pipeline, long startTs, long endTs) {
    return connection.load(
        ApiCall.get(Route.PIPELINE_STATUSES, pipeline.toString())
            .with("startTs", Long.toString(startTs))
            .with("endTs", Long.toString(endTs)),
        object(list -> list.required("data", StoredStatus.READER.list())));
  }
}
