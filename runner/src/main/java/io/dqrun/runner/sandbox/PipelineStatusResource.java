package io.dqrun.runner.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The statuses of pipeline runs, and the calls that need an orchestrator, which is never there. */
final class PipelineStatusResource {

  private static final String PATH = Kind.PIPELINE.path();

  private final EntityStore store;
  private final Renderer renderer;
  private final BodyReader reader;
  private final Shape shape;

  PipelineStatusResource(
      EntityStore store, Renderer renderer, BodyReader reader, SandboxVersion version) {
    this.store = store;
    this.renderer = renderer;
    this.reader = reader;
    this.shape = new PipelineShapes(version).pipelineStatus();
  }

  List<Route> routes() {
    return List.of(
        Route.put(PATH + "/{fqn}/pipelineStatus", this::put),
        Route.get(PATH + "/{fqn}/pipelineStatus", this::list),
        Route.get(PATH + "/{fqn}/pipelineStatus/{run}", this::one),
        Route.get(PATH + "/status", request -> orchestratorStatus()),
        Route.post(
            PATH + "/deploy/{id}",
            request -> {
              throw ErrorReply.deployment(
                  "Failed to deploy pipeline [" + name(request) + "] due to [null].");
            }),
        Route.post(
            PATH + "/trigger/{id}",
            request -> {
              throw ErrorReply.deployment(
                  "Failed to deploy pipeline [" + name(request) + "] due to [null].");
            }),
        Route.post(PATH + "/toggleIngestion/{id}", request -> unreachable(name(request))),
        Route.post(
            PATH + "/kill/{id}",
            request -> {
              store.pipelines().load(request.id("id"));
              return unreachable("Failed to kill running workflows");
            }));
  }

  private Reply put(Request request) {
    PipelineEntity pipeline = store.pipelines().load(request.variable("fqn"));
    ObjectNode status = reader.read(request, shape);
    if (!status.has("status")) {
      status.putArray("status");
    }
    status.path("status").forEach(PipelineStatusResource::fillCounters);
    String runId = status.path("runId").asText();
    Optional<ObjectNode> old = pipeline.status(runId);
    pipeline.store(runId, status);

    ObjectNode event = Json.object();
    event.put("id", UUID.randomUUID().toString());
    event.put("eventType", "entityUpdated");
    event.put("entityType", Kind.PIPELINE.type());
    event.put("entityId", pipeline.id().toString());
    event.put("entityFullyQualifiedName", pipeline.fqn());
    event.put("previousVersion", pipeline.version());
    event.put("currentVersion", pipeline.version());
    event.put("userName", request.caller().name());
    event.put("timestamp", System.currentTimeMillis());
    ObjectNode change = event.putObject("changeDescription");
    change.putArray("fieldsAdded");
    ObjectNode updated = change.putArray("fieldsUpdated").addObject();
    updated.put("name", "pipelineStatus");
    old.ifPresent(value -> updated.set("oldValue", value));
    updated.set("newValue", status);
    change.putArray("fieldsDeleted");
    change.put("previousVersion", pipeline.version());
    ObjectNode entity = renderer.entity(pipeline);
    entity.set("pipelineStatuses", status);
    event.set("entity", entity);
    return Reply.json(201, event).with(Reply.CHANGE, "entityFieldsChanged");
  }

  private static void fillCounters(JsonNode step) {
    for (String counter : List.of("records", "updated_records", "warnings", "errors", "filtered")) {
      if (!step.has(counter)) {
        ((ObjectNode) step).put(counter, 0);
      }
    }
  }

  private Reply one(Request request) {
    return store
        .pipelines()
        .load(request.variable("fqn"))
        .status(request.variable("run"))
        .map(status -> Reply.json(200, status))
        .orElseGet(Reply::noContent);
  }

  private Reply list(Request request) {
    PipelineEntity pipeline = store.pipelines().load(request.variable("fqn"));
    for (String bound : List.of("startTs", "endTs")) {
      if (request.query(bound).isEmpty()) {
        throw ErrorReply.unhandled(bound + " is marked non-null but is null");
      }
    }
    // The server asks the orchestrator for queued runs first, and fails with it.
    return unreachable(pipeline.name());
  }

  private String name(Request request) {
    return store.pipelines().load(request.id("id")).name();
  }

  private static Reply unreachable(String what) {
    throw ErrorReply.badRequest("Pipeline Exception [" + what + "] due to [null].");
  }

  private static Reply orchestratorStatus() {
    ObjectNode status = Json.object();
    status.put("code", 500);
    status.put("reason", "The sandbox has no orchestrator: pipelines cannot be deployed or run.");
    status.put("platform", "Airflow");
    return Reply.json(200, status);
  }
}
