package io.dqrun.runner.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.runner.sandbox.store.EntityStore;
import io.dqrun.runner.sandbox.store.Kind;
import io.dqrun.runner.sandbox.store.PipelineEntity;
import io.dqrun.runner.sandbox.wire.BodyReader;
import io.dqrun.runner.sandbox.wire.ErrorReply;
import io.dqrun.runner.sandbox.wire.Json;
import io.dqrun.runner.sandbox.wire.Reply;
import io.dqrun.runner.sandbox.wire.Request;
import io.dqrun.runner.sandbox.wire.Route;
import java.util.List;
import java.util.UUID;

/** What the pipeline service is asked to do. */
final class PipelineServiceResource {

  private static final String PATH = Kind.PIPELINE.path();

  private final EntityStore store;
  private final BodyReader reader;
  private final Orchestrator orchestrator;

  PipelineServiceResource(EntityStore store, BodyReader reader, Orchestrator orchestrator) {
    this.store = store;
    this.reader = reader;
    this.orchestrator = orchestrator;
  }

  List<Route> routes() {
    return List.of(
        Route.get(PATH + "/status", request -> Reply.json(200, orchestrator.status())),
        Route.post(
            PATH + "/deploy/{id}", request -> Reply.json(200, orchestrator.deploy(load(request)))),
        Route.post(PATH + "/bulk/deploy", this::deployAll),
        Route.post(
            PATH + "/trigger/{id}",
            request -> Reply.json(200, orchestrator.trigger(load(request)))),
        Route.post(
            PATH + "/kill/{id}", request -> Reply.json(200, orchestrator.kill(load(request)))),
        Route.get(
            PATH + "/logs/{id}/last",
            request -> orchestrator.log(load(request), request.queryNumber("after").orElse(0L))));
  }

  private Reply deployAll(Request request) {
    ArrayNode answers = Json.array();
    for (UUID id : reader.readIds(request)) {
      answers.add(deploy(id));
    }
    return Reply.json(200, answers);
  }

  /** One failure must not keep the others from being deployed: it becomes an answer. */
  private ObjectNode deploy(UUID id) {
    try {
      return orchestrator.deploy(store.pipelines().load(id));
    } catch (ErrorReply e) {
      return Json.object()
          .put("code", 500)
          .put("reason", "Error deploying [" + id + "] due to [" + e.getMessage() + "]");
    }
  }

  private PipelineEntity load(Request request) {
    return store.pipelines().load(request.id("id"));
  }
}
