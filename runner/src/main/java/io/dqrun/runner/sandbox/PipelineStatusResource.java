package io.dqrun.runner.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.runner.sandbox.store.EntityStore;
import io.dqrun.runner.sandbox.store.Kind;
import io.dqrun.runner.sandbox.store.Paging;
import io.dqrun.runner.sandbox.store.PipelineEntity;
import io.dqrun.runner.sandbox.store.Renderer;
import io.dqrun.runner.sandbox.wire.BodyReader;
import io.dqrun.runner.sandbox.wire.ErrorReply;
import io.dqrun.runner.sandbox.wire.Json;
import io.dqrun.runner.sandbox.wire.Reply;
import io.dqrun.runner.sandbox.wire.Request;
import io.dqrun.runner.sandbox.wire.Route;
import io.dqrun.runner.sandbox.wire.Shape;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The statuses of pipeline runs. */
final class PipelineStatusResource {

  private static final String PATH = Kind.PIPELINE.path();

  private final EntityStore store;
  private final PipelineView view;
  private final BodyReader reader;
  private final Shape shape;
  private final Orchestrator orchestrator;

  PipelineStatusResource(
      EntityStore store,
      Renderer renderer,
      BodyReader reader,
      SandboxVersion version,
      Orchestrator orchestrator) {
    this.store = store;
    this.view = new PipelineView(renderer, orchestrator);
    this.reader = reader;
    this.shape = new PipelineShapes(version).pipelineStatus();
    this.orchestrator = orchestrator;
  }

  List<Route> routes() {
    return List.of(
        Route.put(PATH + "/{fqn}/pipelineStatus", this::put),
        Route.get(PATH + "/{fqn}/pipelineStatus", this::list),
        Route.get(PATH + "/{fqn}/pipelineStatus/{run}", this::one));
  }

  private Reply put(Request request) {
    PipelineEntity pipeline = load(request);
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
    event.set("entity", view.withStatus(pipeline, status));
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
    return load(request)
        .status(request.variable("run"))
        .map(status -> Reply.json(200, status))
        .orElseGet(Reply::noContent);
  }

  private Reply list(Request request) {
    PipelineEntity pipeline = load(request);
    long start = bound(request, "startTs");
    long end = bound(request, "endTs");
    ObjectNode listing = Json.object();
    ArrayNode data = listing.putArray("data");
    // The server asks the pipeline service for waiting runs first, and fails with it.
    orchestrator.queued(pipeline).forEach(data::add);
    pipeline.statuses(start, end).forEach(data::add);
    ObjectNode paging = listing.putObject("paging");
    paging.put("before", Paging.cursor(start));
    paging.put("after", Paging.cursor(end));
    paging.put("total", data.size());
    return Reply.json(200, listing);
  }

  private static long bound(Request request, String name) {
    return request
        .queryNumber(name)
        .orElseThrow(() -> ErrorReply.unhandled(name + " is marked non-null but is null"));
  }

  private PipelineEntity load(Request request) {
    PipelineEntity pipeline = store.pipelines().load(request.variable("fqn"));
    orchestrator.advance(pipeline);
    return pipeline;
  }
}
