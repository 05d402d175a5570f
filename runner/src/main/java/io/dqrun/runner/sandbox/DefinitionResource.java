package io.dqrun.runner.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.entity.BuiltInDefinitions;
import io.dqrun.runner.sandbox.store.Entity;
import io.dqrun.runner.sandbox.store.EntityStore;
import io.dqrun.runner.sandbox.store.Kind;
import io.dqrun.runner.sandbox.store.Names;
import io.dqrun.runner.sandbox.store.Renderer;
import io.dqrun.runner.sandbox.wire.BodyReader;
import io.dqrun.runner.sandbox.wire.Caller;
import io.dqrun.runner.sandbox.wire.ErrorReply;
import io.dqrun.runner.sandbox.wire.Json;
import io.dqrun.runner.sandbox.wire.Reply;
import io.dqrun.runner.sandbox.wire.Request;
import io.dqrun.runner.sandbox.wire.Route;
import io.dqrun.runner.sandbox.wire.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The built-in test definitions, and those that users make. */
final class DefinitionResource {

  /** The one definition that 1.6.0 does not have yet. */
  private static final String NEWEST = "columnValuesToBeAtExpectedLocation";

  private static final Caller ADMIN = new Caller("admin", false, true);

  private final EntityStore store;
  private final BodyReader reader;
  private final Shape shape;
  private final Resource<Entity> resource;

  /** Puts the definitions of the version into the store. */
  DefinitionResource(
      EntityStore store, Renderer renderer, BodyReader reader, SandboxVersion version) {
    this.store = store;
    this.reader = reader;
    this.shape = new TestShapes(version).definition();
    this.resource =
        new Resource<>(
            store.definitions(),
            renderer,
            (definition, fields, request) -> renderer.entity(definition));
    for (JsonNode definition : builtIn()) {
      ObjectNode body = definition.deepCopy();
      String name = body.remove("name").asText();
      for (JsonNode parameter : body.path("parameterDefinition")) {
        if (!parameter.has("displayName")) {
          ((ObjectNode) parameter).put("displayName", parameter.path("name").asText());
        }
      }
      if (!name.equals(NEWEST) || version.saysBasic()) {
        store.definitions().add(new Entity(Kind.DEFINITION, name, name, null, body, ADMIN));
      }
    }
  }

  List<Route> routes() {
    String path = Kind.DEFINITION.path();
    List<Route> routes = new ArrayList<>(resource.reads(DefinitionResource::filter));
    routes.add(Route.post(path, request -> resource.create(fresh(request), request)));
    routes.add(Route.put(path, this::put));
    return routes;
  }

  /** What comes with the product stays as it is. */
  private Reply put(Request request) {
    Entity fresh = fresh(request);
    boolean builtIn =
        store
            .definitions()
            .find(fresh.fqn())
            .filter(known -> known.body().path("provider").asText().equals("system"))
            .isPresent();
    if (builtIn) {
      throw ErrorReply.badRequest("System entity [%s] can not be changed.".formatted(fresh.fqn()));
    }
    return resource.createOrUpdate(fresh, request);
  }

  private Entity fresh(Request request) {
    ObjectNode body = reader.read(request, shape);
    String name = body.remove("name").asText();
    if (!body.has("provider")) {
      body.put("provider", "user");
    }
    return new Entity(Kind.DEFINITION, name, Names.quote(name), null, body, request.caller());
  }

  private static JsonNode builtIn() {
    try (InputStream stream = BuiltInDefinitions.json()) {
      return Json.MAPPER.readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Predicate<Entity> filter(Request request) {
    Optional<String> entityType = request.query("entityType");
    Optional<String> platform = request.query("testPlatform");
    Optional<String> dataType = request.query("supportedDataType");
    return definition ->
        entityType.map(definition.body().path("entityType").asText()::equals).orElse(true)
            && platform.map(text -> has(definition, "testPlatforms", text)).orElse(true)
            && dataType.map(text -> has(definition, "supportedDataTypes", text)).orElse(true);
  }

  private static boolean has(Entity definition, String list, String text) {
    for (JsonNode value : definition.body().path(list)) {
      if (value.asText().equals(text)) {
        return true;
      }
    }
    return false;
  }
}
