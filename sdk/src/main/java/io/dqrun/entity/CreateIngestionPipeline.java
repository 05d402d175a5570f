package io.dqrun.entity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The request that creates the ingestion pipeline of a test suite. It never carries connections:
 * the server would store their passwords unmasked.
 *
 * @param name the pipeline's own name, without quotes
 * @param service {@code id} and {@code type} of the test suite
 * @param pipelineType always {@code TestSuite}
 * @param sourceConfig what to run, under the key {@code config}
 * @param airflowConfig the schedule; empty for "on demand"
 */
public record CreateIngestionPipeline(
    String name,
    Map<String, Object> service,
    String pipelineType,
    Map<String, Object> sourceConfig,
    Map<String, Object> airflowConfig) {

  /**
   * The request for a test suite.
   *
   * @param name the pipeline's own name, without quotes
   * @param suiteId the suite's id
   * @param table the table of a basic suite; empty for a logical one
   * @param testCases the names of the only cases to run; empty for all
   */
  public static CreateIngestionPipeline of(
      String name, UUID suiteId, Optional<FullyQualifiedName> table, List<String> testCases) {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("type", "TestSuite");
    table.ifPresent(fqn -> config.put("entityFullyQualifiedName", fqn));
    if (!testCases.isEmpty()) {
      config.put("testCases", testCases);
    }
    return new CreateIngestionPipeline(
        name,
        Map.of("id", suiteId, "type", "testSuite"),
        "TestSuite",
        Map.of("config", config),
        Map.of());
  }

  /**
   * The same request with a schedule.
   *
   * @param schedule the fields of upstream's {@code airflowConfig}, such as {@code
   *     scheduleInterval}
   */
  public CreateIngestionPipeline withAirflowConfig(Map<String, Object> schedule) {
    return new CreateIngestionPipeline(name, service, pipelineType, sourceConfig, schedule);
  }
}
