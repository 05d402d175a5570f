package io.dqrun.runner.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.runner.sandbox.PipelineService.Health;
import io.dqrun.runner.sandbox.store.PipelineEntity;
import io.dqrun.runner.sandbox.wire.ErrorReply;
import io.dqrun.runner.sandbox.wire.Json;
import io.dqrun.runner.sandbox.wire.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Deploys pipelines and runs them, or is not there. Runs go on while nobody looks: what is due is
 * caught up with before the store is asked.
 */
final class Orchestrator {

  private static final class Deployment {
    private final long deployed;
    private final List<PipelineRun> runs = new ArrayList<>();

    Deployment(long deployed) {
      this.deployed = deployed;
    }
  }

  private static final String PLATFORM = "Airflow";

  private final PipelineService service;
  private final SandboxVersion version;
  private final Map<UUID, Deployment> deployments = new HashMap<>();

  Orchestrator(PipelineService service, SandboxVersion version) {
    this.service = service;
    this.version = version;
  }

  ObjectNode deploy(PipelineEntity pipeline) {
    requireClient("deploy");
    if (service.health() != Health.WORKING) {
      throw notDeployed(pipeline, "null");
    }
    Deployment known = deployments.get(pipeline.id());
    Deployment fresh = new Deployment(System.currentTimeMillis());
    if (known != null) {
      fresh.runs.addAll(known.runs);
    }
    deployments.put(pipeline.id(), fresh);
    pipeline.markDeployed();
    return answer("Workflow [" + pipeline.name() + "] has been created");
  }

  ObjectNode trigger(PipelineEntity pipeline) {
    requireClient("run");
    if (service.health() != Health.WORKING) {
      throw notDeployed(pipeline, "null");
    }
    Deployment deployment = deployments.get(pipeline.id());
    long now = System.currentTimeMillis();
    if (deployment == null || now < deployment.deployed + service.deployTime().toMillis()) {
      throw notDeployed(pipeline, "DAG " + pipeline.name() + " not found.");
    }
    deployment.runs.add(new PipelineRun(now));
    return answer("Workflow [" + pipeline.name() + "] has been triggered");
  }

  void toggle(PipelineEntity pipeline) {
    requireClient("toggle");
    requireReachable(pipeline.name());
    pipeline.toggle();
  }

  ObjectNode kill(PipelineEntity pipeline) {
    requireClient("kill");
    requireReachable("Failed to kill running workflows");
    String state = version.since(SandboxVersion.V1_8) ? "stopped" : "failed";
    for (PipelineRun run : runs(pipeline)) {
      if (!run.isOver()) {
        run.end(pipeline, state, System.currentTimeMillis());
      }
    }
    return answer("Workflow [" + pipeline.name() + "] has been killed");
  }

  /** The log of the latest run, in the one chunk that a short log has. */
  Reply log(PipelineEntity pipeline, long chunk) {
    String what = "Failed to get last ingestion logs.";
    if (service.health() == Health.NOOP) {
      return Reply.emptyJson(200);
    }
    requireReachable(what);
    List<PipelineRun> runs = runs(pipeline);
    if (runs.isEmpty() || runs.get(runs.size() - 1).isQueued() || chunk != 0) {
      throw refused(what, "No logs found");
    }
    ObjectNode log = Json.object();
    log.put(
        "test_suite_task",
        "[INFO] The sandbox runs " + pipeline.fqn() + " for show only: no test is executed.\n");
    log.put("total", "1");
    return Reply.json(200, log);
  }

  void delete() {
    requireClient("delete");
  }

  /** The runs that wait; fails as the server does where the service is away. */
  List<ObjectNode> queued(PipelineEntity pipeline) {
    if (service.health() == Health.NOOP) {
      throw ErrorReply.unhandled(
          "Cannot invoke \"java.util.List.addAll(java.util.Collection)\" because"
              + " \"allPipelineStatusList\" is null");
    }
    if (service.health() == Health.UNREACHABLE) {
      throw refused(pipeline.name(), "null");
    }
    return runs(pipeline).stream()
        .filter(PipelineRun::isQueued)
        .map(PipelineRun::queuedStatus)
        .toList();
  }

  ObjectNode status() {
    ObjectNode status = Json.object();
    switch (service.health()) {
      case WORKING -> status.put("code", 200).put("version", version.toString());
      case UNREACHABLE ->
          status
              .put("code", 500)
              .put(
                  "reason",
                  "Failed to connect to Airflow due to java.net.ConnectException. Is the host"
                      + " available at http://127.0.0.1:8080?");
      case DISABLED -> {
        return status.put("code", 200).put("platform", "disabled").put("version", "disabled");
      }
      case NOOP ->
          throw ErrorReply.unhandled(
              "Cannot invoke \"org.openmetadata.schema.entity.services.ingestionPipelines."
                  + "PipelineServiceClientResponse.getCode()\" because \"result\" is null");
    }
    return status.put("platform", PLATFORM);
  }

  /** Brings the statuses of a pipeline up to date. */
  void advance(PipelineEntity pipeline) {
    runs(pipeline);
  }

  /** All runs, brought up to date; a pipeline runs once at a time. */
  private List<PipelineRun> runs(PipelineEntity pipeline) {
    Deployment deployment = deployments.get(pipeline.id());
    if (deployment == null) {
      return List.of();
    }
    long now = System.currentTimeMillis();
    long free = 0;
    for (PipelineRun run : deployment.runs) {
      run.advance(pipeline, service, free, now);
      if (!run.isOver()) {
        break;
      }
      free = run.ended();
    }
    return deployment.runs;
  }

  private void requireClient(String method) {
    if (service.health() == Health.NOOP) {
      throw ErrorReply.badRequest("The NoopClient does not implement the " + method + " method");
    }
  }

  private void requireReachable(String what) {
    if (service.health() != Health.WORKING) {
      throw refused(what, "null");
    }
  }

  private static ErrorReply refused(String what, String cause) {
    return ErrorReply.badRequest("Pipeline Exception [" + what + "] due to [" + cause + "].");
  }

  /** The server says deploy where it means trigger, too. */
  private static ErrorReply notDeployed(PipelineEntity pipeline, String cause) {
    return ErrorReply.deployment(
        "Failed to deploy pipeline [" + pipeline.name() + "] due to [" + cause + "].");
  }

  private static ObjectNode answer(String reason) {
    return Json.object().put("code", 200).put("reason", reason).put("platform", PLATFORM);
  }
}
