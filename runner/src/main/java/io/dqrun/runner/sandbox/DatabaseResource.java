package io.dqrun.runner.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.runner.sandbox.store.Entity;
import io.dqrun.runner.sandbox.store.EntityStore;
import io.dqrun.runner.sandbox.store.Fields;
import io.dqrun.runner.sandbox.store.Include;
import io.dqrun.runner.sandbox.store.Kind;
import io.dqrun.runner.sandbox.store.Names;
import io.dqrun.runner.sandbox.store.Renderer;
import io.dqrun.runner.sandbox.store.Shelf;
import io.dqrun.runner.sandbox.wire.BodyReader;
import io.dqrun.runner.sandbox.wire.Caller;
import io.dqrun.runner.sandbox.wire.ErrorReply;
import io.dqrun.runner.sandbox.wire.Json;
import io.dqrun.runner.sandbox.wire.Request;
import io.dqrun.runner.sandbox.wire.Route;
import io.dqrun.runner.sandbox.wire.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Databases and their schemas. */
final class DatabaseResource {

  private final EntityStore store;
  private final Renderer renderer;
  private final BodyReader reader;
  private final Shape databaseShape;
  private final Shape schemaShape;
  private final Resource<Entity> databases;
  private final Resource<Entity> schemas;

  DatabaseResource(
      EntityStore store, Renderer renderer, BodyReader reader, SandboxVersion version) {
    this.store = store;
    this.renderer = renderer;
    this.reader = reader;
    EntityShapes shapes = new EntityShapes(version);
    this.databaseShape = shapes.database();
    this.schemaShape = shapes.schema();
    this.databases = new Resource<>(store.databases(), renderer, this::render);
    this.schemas = new Resource<>(store.schemas(), renderer, this::render);
  }

  List<Route> routes() {
    String databasePath = Kind.DATABASE.path();
    String schemaPath = Kind.SCHEMA.path();
    List<Route> routes = new ArrayList<>();
    routes.addAll(databases.reads(request -> below(request, "service")));
    routes.add(Route.post(databasePath, request -> databases.create(database(request), request)));
    routes.add(
        Route.put(databasePath, request -> databases.createOrUpdate(database(request), request)));
    routes.addAll(schemas.reads(request -> below(request, "database")));
    routes.add(Route.post(schemaPath, request -> schemas.create(schema(request), request)));
    routes.add(Route.put(schemaPath, request -> schemas.createOrUpdate(schema(request), request)));
    return routes;
  }

  /** The database or schema of this name below a parent; made if it is not there. */
  Entity register(Shelf<Entity> shelf, Entity parent, String name) {
    String fqn = Names.child(parent.fqn(), name);
    return shelf
        .find(fqn)
        .orElseGet(
            () -> {
              Entity fresh = new Entity(shelf.kind(), name, fqn, parent, Json.object(), Caller.BOT);
              shelf.add(fresh);
              return fresh;
            });
  }

  private static Predicate<Entity> below(Request request, String parameter) {
    return request
        .query(parameter)
        .<Predicate<Entity>>map(fqn -> entity -> Names.isBelow(entity.fqn(), fqn))
        .orElse(entity -> true);
  }

  private Entity database(Request request) {
    ObjectNode body = reader.read(request, databaseShape);
    String service = body.remove("service").asText();
    Entity parent =
        store
            .services()
            .find(Names.quote(service))
            .filter(Include.NON_DELETED::covers)
            .orElseThrow(() -> ErrorReply.notFound(Kind.SERVICE.type(), service));
    return fresh(Kind.DATABASE, parent, body, request);
  }

  private Entity schema(Request request) {
    ObjectNode body = reader.read(request, schemaShape);
    Entity parent = store.databases().load(body.remove("database").asText());
    return fresh(Kind.SCHEMA, parent, body, request);
  }

  private static Entity fresh(Kind kind, Entity parent, ObjectNode body, Request request) {
    String name = body.remove("name").asText();
    return new Entity(kind, name, Names.child(parent.fqn(), name), parent, body, request.caller());
  }

  private ObjectNode render(Entity entity, Fields fields, Request request) {
    ObjectNode node = renderer.entity(entity);
    ProfilerConfigResource.hideUnasked(node, entity.kind(), fields);
    Entity service = entity.requireParent();
    if (entity.kind() == Kind.SCHEMA) {
      node.set("database", renderer.reference(service));
      service = service.requireParent();
    } else {
      node.put("default", entity.body().path("default").asBoolean());
    }
    node.set("service", renderer.reference(service));
    node.set("serviceType", service.body().path("serviceType"));
    return node;
  }
}
