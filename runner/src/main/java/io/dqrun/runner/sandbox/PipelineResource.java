package io.dqrun.runner.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.runner.sandbox.store.Entity;
import io.dqrun.runner.sandbox.store.EntityStore;
import io.dqrun.runner.sandbox.store.Include;
import io.dqrun.runner.sandbox.store.Kind;
import io.dqrun.runner.sandbox.store.PipelineEntity;
import io.dqrun.runner.sandbox.store.Renderer;
import io.dqrun.runner.sandbox.wire.BodyReader;
import io.dqrun.runner.sandbox.wire.ErrorReply;
import io.dqrun.runner.sandbox.wire.Json;
import io.dqrun.runner.sandbox.wire.Reply;
import io.dqrun.runner.sandbox.wire.Request;
import io.dqrun.runner.sandbox.wire.Route;
import io.dqrun.runner.sandbox.wire.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Ingestion pipelines. */
final class PipelineResource {

  private static final String PATH = Kind.PIPELINE.path();

  private final EntityStore store;
  private final BodyReader reader;
  private final Shape shape;
  private final Orchestrator orchestrator;
  private final Resource<PipelineEntity> resource;

  PipelineResource(
      EntityStore store,
      Renderer renderer,
      BodyReader reader,
      SandboxVersion version,
      Orchestrator orchestrator) {
    this.store = store;
    this.reader = reader;
    this.shape = new PipelineShapes(version).pipeline();
    this.orchestrator = orchestrator;
    this.resource =
        new Resource<>(
            store.pipelines(), renderer, new PipelineView(renderer, orchestrator)::render);
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>(resource.reads(PipelineResource::filter));
    routes.add(Route.post(PATH, request -> resource.create(fresh(request), request)));
    routes.add(Route.put(PATH, request -> resource.createOrUpdate(fresh(request), request)));
    routes.add(
        Route.delete(
            PATH + "/{id}",
            request -> delete(store.pipelines().load(request.id("id"), Include.ALL), request)));
    routes.add(
        Route.delete(
            PATH + "/name/{fqn}",
            request ->
                delete(store.pipelines().load(request.variable("fqn"), Include.ALL), request)));
    routes.add(
        Route.post(
            PATH + "/toggleIngestion/{id}",
            request -> {
              PipelineEntity pipeline = store.pipelines().load(request.id("id"));
              orchestrator.toggle(pipeline);
              return resource.one(pipeline, request);
            }));
    return routes;
  }

  private static Predicate<PipelineEntity> filter(Request request) {
    Optional<String> type = request.query("pipelineType");
    Optional<String> service = request.query("testSuite").or(() -> request.query("service"));
    return pipeline ->
        type.map(pipeline.body().path("pipelineType").asText()::equals).orElse(true)
            && service.map(pipeline.requireParent().fqn()::equals).orElse(true);
  }

  private Reply delete(PipelineEntity pipeline, Request request) {
    orchestrator.delete();
    return request.flag("hardDelete")
        ? resource.hardDelete(pipeline, request)
        : resource.softDelete(pipeline, request);
  }

  private PipelineEntity fresh(Request request) {
    ObjectNode body = reader.read(request, shape);
    Entity service = service(body.remove("service"));
    String name = body.remove("name").asText();
    body.set("airflowConfig", withDefaults(body.path("airflowConfig")));
    if (!body.has("loggerLevel")) {
      body.put("loggerLevel", "INFO");
    }
    if (!body.has("provider")) {
      body.put("provider", "user");
    }
    return new PipelineEntity(name, service, body, request.caller());
  }

  private Entity service(JsonNode reference) {
    String type = reference.path("type").asText();
    String text = reference.path("id").asText();
    UUID id;
    try {
      id = UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw ErrorReply.notFound(type, text);
    }
    if (type.equals(Kind.SUITE.type())) {
      return store.suites().load(id);
    }
    if (type.equals(Kind.SERVICE.type())) {
      return store.services().load(id);
    }
    throw ErrorReply.notFound(type, text);
  }

  private static ObjectNode withDefaults(JsonNode given) {
    ObjectNode config = Json.object();
    config.put("pausePipeline", false);
    config.put("concurrency", 1);
    config.put("pipelineTimezone", "UTC");
    config.put("retries", 0);
    config.put("retryDelay", 300);
    config.put("pipelineCatchup", false);
    config.put("maxActiveRuns", 1);
    config.put("workflowDefaultView", "tree");
    config.put("workflowDefaultViewOrientation", "LR");
    given.properties().forEach(entry -> config.set(entry.getKey(), entry.getValue()));
    return config;
  }
}
