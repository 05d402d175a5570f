package io.dqrun.submit;

import io.dqrun.client.ApiException;
import io.dqrun.client.OpenMetadataClient;
import io.dqrun.entity.CreateIngestionPipeline;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.IngestionPipeline;
import io.dqrun.entity.TestSuite;
import io.dqrun.workflow.TestSuitePipeline;
import io.dqrun.workflow.Workflow;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The ingestion pipeline by which the server itself runs a suite: the one that the workflow's
 * {@code ingestionPipelineFQN} names, or else one of its own.
 */
public final class IngestionPipelines {

  private static final int MOST_OF_THE_SUITE = 80;

  private final OpenMetadataClient client;

  /** The pipelines of a server. */
  public IngestionPipelines(OpenMetadataClient client) {
    this.client = client;
  }

  /**
   * The suite's pipeline, if the server has it.
   *
   * @param suite the suite's FQN as the server spells it
   * @throws ApiException if the server could not be asked
   */
  public Optional<IngestionPipeline> find(Workflow workflow, String suite) {
    return client.ingestionPipelines().find(name(workflow, suite));
  }

  /** The FQN under which a suite's pipeline is looked for. */
  public static FullyQualifiedName name(Workflow workflow, String suite) {
    return workflow
        .ingestionPipelineFqn()
        .orElseGet(() -> FullyQualifiedName.parse(suite).child(defaultName(suite)));
  }

  /**
   * The orchestrator knows a pipeline by its plain name alone, so it must differ between suites,
   * and orchestrators allow few characters.
   */
  private static String defaultName(String suite) {
    CRC32 sum = new CRC32();
    sum.update(suite.getBytes(StandardCharsets.UTF_8));
    String readable = suite.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_|_$", "");
    return "dq_run_%s_%08x"
        .formatted(
            readable.substring(0, Math.min(readable.length(), MOST_OF_THE_SUITE)), sum.getValue());
  }

  /**
   * Creates the suite's pipeline, or changes it to run what the workflow says. The workflow's
   * connections are not sent: the server uses those that it has stored.
   *
   * @param schedule when it runs by itself; empty to leave that as it is
   * @throws ApiException if the server refused it or could not be asked
   */
  public PreparedPipeline put(
      Workflow workflow, TestSuite suite, Optional<PipelineSchedule> schedule) {
    String suiteName = suite.fullyQualifiedName().toString();
    Optional<IngestionPipeline> existing = find(workflow, suiteName);
    TestSuitePipeline config = workflow.source().sourceConfig();
    Map<String, Object> airflow =
        existing.flatMap(IngestionPipeline::airflowConfig).orElse(Map.of());
    CreateIngestionPipeline request =
        CreateIngestionPipeline.of(
                name(workflow, suiteName).name(),
                suite.id(),
                config.entityFullyQualifiedName(),
                config.testCases())
            .withAirflowConfig(schedule.map(one -> one.applyTo(airflow)).orElse(airflow));
    return new PreparedPipeline(
        client.ingestionPipelines().put(request),
        existing.isPresent() ? Action.UPDATE : Action.CREATE);
  }
}
