package io.dqrun.entity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An ingestion pipeline, as far as a runner needs it. The server also sends the token of its own
 * bot with it, which is left unread on purpose.
 *
 * @param id the server's id
 * @param name the pipeline's own name, without quotes
 * @param fullyQualifiedName the name under which the status of a run is written
 * @param service what the pipeline belongs to, a test suite
 * @param deployed whether the pipeline service has it; false right after it was created
 * @param enabled whether its schedule is switched on
 * @param airflowConfig its schedule, with the server's defaults
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record IngestionPipeline(
    UUID id,
    String name,
    FullyQualifiedName fullyQualifiedName,
    Optional<EntityReference> service,
    Optional<Boolean> deployed,
    Optional<Boolean> enabled,
    Optional<Map<String, Object>> airflowConfig) {

  /** The cron expression by which it runs; empty when it runs on demand. */
  public Optional<String> schedule() {
    return airflowConfig
        .map(config -> config.get("scheduleInterval"))
        .map(Object::toString)
        .filter(text -> !text.isEmpty());
  }
}
