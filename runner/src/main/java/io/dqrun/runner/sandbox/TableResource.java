package io.dqrun.runner.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.entity.Column;
import io.dqrun.entity.Table;
import io.dqrun.runner.sandbox.store.Entity;
import io.dqrun.runner.sandbox.store.EntityStore;
import io.dqrun.runner.sandbox.store.Fields;
import io.dqrun.runner.sandbox.store.Include;
import io.dqrun.runner.sandbox.store.Kind;
import io.dqrun.runner.sandbox.store.Names;
import io.dqrun.runner.sandbox.store.Renderer;
import io.dqrun.runner.sandbox.store.SuiteEntity;
import io.dqrun.runner.sandbox.wire.BodyReader;
import io.dqrun.runner.sandbox.wire.Caller;
import io.dqrun.runner.sandbox.wire.ErrorReply;
import io.dqrun.runner.sandbox.wire.Json;
import io.dqrun.runner.sandbox.wire.Request;
import io.dqrun.runner.sandbox.wire.Route;
import io.dqrun.runner.sandbox.wire.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Tables with their columns. The basic suite is told only to those who ask for it. */
final class TableResource {

  private static final Set<String> TYPES_WITH_LENGTH =
      Set.of("CHAR", "VARCHAR", "BINARY", "VARBINARY");

  private final EntityStore store;
  private final Renderer renderer;
  private final BodyReader reader;
  private final Shape shape;
  private final Resource<Entity> resource;

  TableResource(EntityStore store, Renderer renderer, BodyReader reader, SandboxVersion version) {
    this.store = store;
    this.renderer = renderer;
    this.reader = reader;
    this.shape = new EntityShapes(version).table();
    this.resource = new Resource<>(store.tables(), renderer, this::render);
  }

  List<Route> routes() {
    String path = Kind.TABLE.path();
    List<Route> routes = new ArrayList<>(resource.reads(TableResource::filter));
    routes.add(Route.post(path, request -> resource.create(fresh(request), request)));
    routes.add(Route.put(path, request -> resource.createOrUpdate(fresh(request), request)));
    return routes;
  }

  /** Makes the table with exactly these columns, in place of an older one of its name. */
  void register(Entity schema, Table table) {
    ObjectNode body = Json.object();
    table.tableType().ifPresent(type -> body.put("tableType", type));
    ArrayNode columns = body.putArray("columns");
    table.columns().forEach(column -> columns.add(json(column)));
    table
        .tableProfilerConfig()
        .ifPresent(config -> body.set("tableProfilerConfig", ProfilerConfigResource.json(config)));
    String fqn = Names.child(schema.fqn(), table.name());
    complete(columns, fqn);
    Entity known = store.tables().find(fqn).orElse(null);
    if (known != null) {
      known.update(body, Caller.BOT);
    } else {
      store.tables().add(new Entity(Kind.TABLE, table.name(), fqn, schema, body, Caller.BOT));
    }
  }

  private static ObjectNode json(Column column) {
    ObjectNode node = Json.object();
    node.put("name", column.name());
    node.put("dataType", column.dataType());
    column.dataLength().ifPresent(length -> node.put("dataLength", length));
    column.precision().ifPresent(precision -> node.put("precision", precision));
    column.scale().ifPresent(scale -> node.put("scale", scale));
    column.constraint().ifPresent(constraint -> node.put("constraint", constraint));
    return node;
  }

  private static Predicate<Entity> filter(Request request) {
    String below = request.query("databaseSchema").or(() -> request.query("database")).orElse("");
    return table -> below.isEmpty() || Names.isBelow(table.fqn(), below);
  }

  private Entity fresh(Request request) {
    ObjectNode body = reader.read(request, shape);
    Entity schema = store.schemas().load(body.remove("databaseSchema").asText());
    String name = body.remove("name").asText();
    String fqn = Names.child(schema.fqn(), name);
    for (JsonNode column : body.path("columns")) {
      check(column);
    }
    complete(body.path("columns"), fqn);
    return new Entity(Kind.TABLE, name, fqn, schema, body, request.caller());
  }

  private static void check(JsonNode column) {
    for (String key : List.of("name", "dataType")) {
      if (!column.path(key).isTextual()) {
        throw ErrorReply.badRequest("[columns[]." + key + " must not be null]");
      }
    }
    if (TYPES_WITH_LENGTH.contains(column.path("dataType").asText())
        && !column.path("dataLength").isNumber()) {
      throw ErrorReply.badRequest(
          "For column data types char, varchar, binary, varbinary dataLength must not be null");
    }
  }

  private static void complete(JsonNode columns, String tableFqn) {
    for (JsonNode column : columns) {
      if (column instanceof ObjectNode node) {
        node.put("dataTypeDisplay", node.path("dataType").asText().toLowerCase(Locale.ROOT));
        node.put("fullyQualifiedName", Names.child(tableFqn, node.path("name").asText()));
      }
    }
  }

  private ObjectNode render(Entity table, Fields fields, Request request) {
    ObjectNode node = renderer.entity(table);
    ProfilerConfigResource.hideUnasked(node, Kind.TABLE, fields);
    if (!fields.has("tags")) {
      node.set("columns", untagged(node.path("columns")));
    }
    Entity schema = table.requireParent();
    Entity database = schema.requireParent();
    Entity service = database.requireParent();
    node.set("databaseSchema", renderer.reference(schema));
    node.set("database", renderer.reference(database));
    node.set("service", renderer.reference(service));
    node.set("serviceType", service.body().path("serviceType"));
    if (fields.has("testSuite")) {
      store
          .suites()
          .find(SuiteEntity.basicFqn(table))
          .filter(Include.NON_DELETED::covers)
          .ifPresent(suite -> node.set("testSuite", renderer.plainReference(suite)));
    }
    return node;
  }

  /** Columns without their tags, which are told only to those who ask for them. */
  private static JsonNode untagged(JsonNode columns) {
    JsonNode copy = columns.deepCopy();
    for (JsonNode column : copy) {
      ((ObjectNode) column).remove("tags");
    }
    return copy;
  }
}
