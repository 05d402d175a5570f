package io.dqrun.runner.sandbox.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.runner.sandbox.wire.Caller;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An ingestion pipeline with the statuses of its runs. */
public final class PipelineEntity extends Entity {

  private final Map<String, ObjectNode> statuses = new LinkedHashMap<>();
  private boolean deployed;
  private boolean enabled = true;

  public PipelineEntity(String name, Entity service, ObjectNode body, Caller caller) {
    super(Kind.PIPELINE, name, Names.child(service.fqn(), name), service, body, caller);
  }

  public boolean isDeployed() {
    return deployed;
  }

  public void markDeployed() {
    deployed = true;
  }

  public boolean isEnabled() {
    return enabled;
  }

  /** Switches the schedule off or on. */
  public void toggle() {
    enabled = !enabled;
  }

  public Optional<ObjectNode> status(String runId) {
    return Optional.ofNullable(statuses.get(runId));
  }

  /** The status with the latest timestamp. */
  public Optional<ObjectNode> latestStatus() {
    return statuses.values().stream().reduce((a, b) -> timestamp(b) >= timestamp(a) ? b : a);
  }

  /** The statuses of this span of time, the latest first. */
  public List<ObjectNode> statuses(long startTs, long endTs) {
    return statuses.values().stream()
        .filter(status -> timestamp(status) >= startTs && timestamp(status) <= endTs)
        .sorted(Comparator.comparingLong(PipelineEntity::timestamp).reversed())
        .toList();
  }

  private static long timestamp(ObjectNode status) {
    return status.path("timestamp").asLong();
  }

  /** Stores the status of a run, in place of an earlier one of the same run. */
  public void store(String runId, ObjectNode status) {
    statuses.put(runId, status);
  }
}
