package io.dqrun.runner.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An ingestion pipeline with the statuses of its runs. */
final class PipelineEntity extends Entity {

  private final Map<String, ObjectNode> statuses = new LinkedHashMap<>();
  private boolean deployed;
  private boolean enabled = true;

  PipelineEntity(String name, Entity service, ObjectNode body, Caller caller) {
    super(Kind.PIPELINE, name, Names.child(service.fqn(), name), service, body, caller);
  }

  boolean isDeployed() {
    return deployed;
  }

  void markDeployed() {
    deployed = true;
  }

  boolean isEnabled() {
    return enabled;
  }

  /** Switches the schedule off or on. */
  void toggle() {
    enabled = !enabled;
  }

  Optional<ObjectNode> status(String runId) {
    return Optional.ofNullable(statuses.get(runId));
  }

  /** The status with the latest timestamp. */
  Optional<ObjectNode> latestStatus() {
    return statuses.values().stream().reduce((a, b) -> timestamp(b) >= timestamp(a) ? b : a);
  }

  /** The statuses of this span of time, the latest first. */
  List<ObjectNode> statuses(long startTs, long endTs) {
    return statuses.values().stream()
        .filter(status -> timestamp(status) >= startTs && timestamp(status) <= endTs)
        .sorted(Comparator.comparingLong(PipelineEntity::timestamp).reversed())
        .toList();
  }

  private static long timestamp(ObjectNode status) {
    return status.path("timestamp").asLong();
  }

  /** Stores the status of a run, in place of an earlier one of the same run. */
  void store(String runId, ObjectNode status) {
    statuses.put(runId, status);
  }
}
