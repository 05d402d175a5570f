package io.dqrun.runner.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.entity.DatabaseService;
import io.dqrun.runner.sandbox.store.CaseEntity;
import io.dqrun.runner.sandbox.store.Entity;
import io.dqrun.runner.sandbox.store.EntityStore;
import io.dqrun.runner.sandbox.store.Fields;
import io.dqrun.runner.sandbox.store.Include;
import io.dqrun.runner.sandbox.store.Kind;
import io.dqrun.runner.sandbox.store.Names;
import io.dqrun.runner.sandbox.store.Renderer;
import io.dqrun.runner.sandbox.store.Shelf;
import io.dqrun.runner.sandbox.store.SuiteEntity;
import io.dqrun.runner.sandbox.wire.BodyReader;
import io.dqrun.runner.sandbox.wire.Caller;
import io.dqrun.runner.sandbox.wire.ErrorReply;
import io.dqrun.runner.sandbox.wire.Json;
import io.dqrun.runner.sandbox.wire.Reply;
import io.dqrun.runner.sandbox.wire.Request;
import io.dqrun.runner.sandbox.wire.Route;
import io.dqrun.runner.sandbox.wire.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Database services. Bots see the stored passwords, users a mask. */
final class ServiceResource {

  private static final Pattern SECRET =
      Pattern.compile("(?i).*(password|secret|token|privatekey|passphrase).*");

  private final EntityStore store;
  private final Renderer renderer;
  private final BodyReader reader;
  private final Shape shape;
  private final Resource<Entity> resource;

  ServiceResource(EntityStore store, Renderer renderer, BodyReader reader, SandboxVersion version) {
    this.store = store;
    this.renderer = renderer;
    this.reader = reader;
    this.shape = new EntityShapes(version).service();
    this.resource = new Resource<>(store.services(), renderer, this::render);
  }

  List<Route> routes() {
    String path = Kind.SERVICE.path();
    return List.of(
        Route.get(path, request -> resource.list(request, all -> service -> true)),
        Route.get(
            path + "/{id}",
            request ->
                resource.one(
                    store.services().load(request.id("id"), Include.of(request)), request)),
        Route.get(path + "/name/{name}", this::byName),
        Route.post(path, request -> resource.create(fresh(request), request)),
        Route.put(path, this::put),
        Route.delete(
            path + "/{id}",
            request -> delete(store.services().load(request.id("id"), Include.ALL), request)),
        Route.delete(
            path + "/name/{name}",
            request ->
                delete(
                    store.services().load(Names.quote(request.variable("name")), Include.ALL),
                    request)));
  }

  /** Makes the service with exactly this content, in place of an older one of its name. */
  Entity register(DatabaseService service) {
    ObjectNode body = Json.object();
    body.put("serviceType", service.serviceType());
    service
        .connection()
        .ifPresent(connection -> body.set("connection", Json.MAPPER.valueToTree(connection)));
    String fqn = Names.quote(service.name());
    Entity known = store.services().find(fqn).orElse(null);
    if (known != null) {
      known.update(body, Caller.BOT);
      return known;
    }
    Entity fresh = new Entity(Kind.SERVICE, service.name(), fqn, null, body, Caller.BOT);
    store.services().add(fresh);
    return fresh;
  }

  private Reply byName(Request request) {
    // Alone among all kinds a service is found by its bare dotted name, too.
    String name = request.variable("name");
    Include include = Include.of(request);
    Entity service =
        store
            .services()
            .find(Names.quote(name))
            .filter(include::covers)
            .orElseThrow(() -> ErrorReply.notFound(Kind.SERVICE.type(), name));
    return resource.one(service, request);
  }

  private Reply put(Request request) {
    Entity fresh = fresh(request);
    JsonNode known = store.services().find(fresh.fqn()).map(Entity::body).orElseGet(Json::object);
    if (!fresh.body().has("connection") && known.has("connection")) {
      fresh.body().set("connection", known.get("connection"));
    }
    return resource.createOrUpdate(fresh, request);
  }

  private Entity fresh(Request request) {
    ObjectNode body = reader.read(request, shape);
    if (body.path("connection").path("config") instanceof ObjectNode config) {
      addDefaults(config, body.path("serviceType").asText());
    }
    String name = body.remove("name").asText();
    return new Entity(Kind.SERVICE, name, Names.quote(name), null, body, request.caller());
  }

  /** The server adds what a connection of this type could have said, too. */
  private static void addDefaults(ObjectNode config, String serviceType) {
    ObjectNode defaults = Json.object();
    if (serviceType.equals("Postgres")) {
      defaults.put("scheme", "postgresql+psycopg2");
      defaults.put("sslMode", "disable");
    }
    defaults.put("ingestAllDatabases", false);
    defaults.put("classificationName", serviceType + "PolicyTags");
    List<String> able = new ArrayList<>(List.of("MetadataExtraction", "UsageExtraction"));
    able.addAll(List.of("LineageExtraction", "DBTExtraction", "Profiler", "Database"));
    able.addAll(List.of("QueryComment", "DataDiff"));
    able.forEach(ability -> defaults.put("supports" + ability, true));
    for (Map.Entry<String, JsonNode> entry : defaults.properties()) {
      if (!config.has(entry.getKey())) {
        config.set(entry.getKey(), entry.getValue());
      }
    }
  }

  private Reply delete(Entity service, Request request) {
    boolean hasChildren =
        store.databases().inOrder().values().stream()
            .anyMatch(database -> database.parent() == service);
    if (hasChildren && !request.flag("recursive")) {
      throw ErrorReply.badRequest(Kind.SERVICE.type() + " is not empty");
    }
    if (!request.flag("hardDelete")) {
      return resource.softDelete(service, request);
    }
    removeBelow(store.pipelines(), service);
    removeCasesBelow(service);
    removeBelow(store.suites(), service);
    removeBelow(store.tables(), service);
    removeBelow(store.schemas(), service);
    removeBelow(store.databases(), service);
    return resource.hardDelete(service, request);
  }

  private void removeCasesBelow(Entity service) {
    for (SuiteEntity suite : store.suites().inOrder().values()) {
      for (CaseEntity testCase : List.copyOf(suite.cases().values())) {
        if (Names.isBelow(testCase.fqn(), service.fqn())) {
          suite.remove(testCase);
        }
      }
    }
    removeBelow(store.cases(), service);
  }

  private static <E extends Entity> void removeBelow(Shelf<E> shelf, Entity service) {
    for (E entity : List.copyOf(shelf.inOrder().values())) {
      if (Names.isBelow(entity.fqn(), service.fqn())) {
        shelf.remove(entity);
      }
    }
  }

  private ObjectNode render(Entity service, Fields fields, Request request) {
    ObjectNode node = renderer.entity(service);
    if (!request.caller().isBot() && node.has("connection")) {
      node.set("connection", masked(node.get("connection")));
    }
    return node;
  }

  private static JsonNode masked(JsonNode connection) {
    JsonNode copy = connection.deepCopy();
    mask(copy);
    return copy;
  }

  private static void mask(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> entry : object.properties()) {
        if (entry.getValue().isTextual() && SECRET.matcher(entry.getKey()).matches()) {
          entry.setValue(object.textNode(DatabaseService.MASK));
        }
      }
    }
    node.forEach(ServiceResource::mask);
  }
}
