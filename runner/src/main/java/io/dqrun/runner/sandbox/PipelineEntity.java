package io.dqrun.runner.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An ingestion pipeline with the statuses of its runs. */
final class PipelineEntity extends Entity {

  private final Map<String, ObjectNode> statuses = new LinkedHashMap<>();

  PipelineEntity(String name, Entity service, ObjectNode body, Caller caller) {
    super(Kind.PIPELINE, name, Names.child(service.fqn(), name), service, body, caller);
  }

  Optional<ObjectNode> status(String runId) {
    return Optional.ofNullable(statuses.get(runId));
  }

  /** The status with the latest timestamp. */
  Optional<ObjectNode> latestStatus() {
    return statuses.values().stream()
        .reduce((a, b) -> b.path("timestamp").asLong() >= a.path("timestamp").asLong() ? b : a);
  }

  /** Stores the status of a run, in place of an earlier one of the same run. */
  void store(String runId, ObjectNode status) {
    statuses.put(runId, status);
  }
}
