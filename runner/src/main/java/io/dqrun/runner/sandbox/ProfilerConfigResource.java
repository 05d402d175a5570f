package io.dqrun.runner.sandbox;

import static io.dqrun.runner.sandbox.wire.Shape.Property.array;
import static io.dqrun.runner.sandbox.wire.Shape.Property.choice;
import static io.dqrun.runner.sandbox.wire.Shape.Property.flag;
import static io.dqrun.runner.sandbox.wire.Shape.Property.integer;
import static io.dqrun.runner.sandbox.wire.Shape.Property.number;
import static io.dqrun.runner.sandbox.wire.Shape.Property.object;
import static io.dqrun.runner.sandbox.wire.Shape.Property.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.entity.TablePartitioning;
import io.dqrun.entity.TableProfilerConfig;
import io.dqrun.runner.sandbox.store.Entity;
import io.dqrun.runner.sandbox.store.EntityStore;
import io.dqrun.runner.sandbox.store.Fields;
import io.dqrun.runner.sandbox.store.Kind;
import io.dqrun.runner.sandbox.store.Renderer;
import io.dqrun.runner.sandbox.store.Shelf;
import io.dqrun.runner.sandbox.wire.BodyReader;
import io.dqrun.runner.sandbox.wire.Json;
import io.dqrun.runner.sandbox.wire.Reply;
import io.dqrun.runner.sandbox.wire.Request;
import io.dqrun.runner.sandbox.wire.Route;
import io.dqrun.runner.sandbox.wire.Shape;
import java.util.List;

/** Which rows of tables are looked at: kept with tables, schemas and databases. */
final class ProfilerConfigResource {

  private static final String TYPE = "org.openmetadata.schema.type.";

  private final EntityStore store;
  private final Renderer renderer;
  private final BodyReader reader;

  ProfilerConfigResource(EntityStore store, Renderer renderer, BodyReader reader) {
    this.store = store;
    this.renderer = renderer;
    this.reader = reader;
  }

  List<Route> routes() {
    return List.of(
        route(store.tables(), "TableProfilerConfig"),
        route(store.schemas(), "DatabaseSchemaProfilerConfig"),
        route(store.databases(), "DatabaseProfilerConfig"));
  }

  private Route route(Shelf<Entity> shelf, String javaClass) {
    Shape shape = shape(shelf.kind(), TYPE + javaClass);
    return Route.put(
        shelf.kind().path() + "/{id}/" + field(shelf.kind()),
        request -> put(shelf, shape, request));
  }

  private static Shape shape(Kind kind, String javaClass) {
    List<Shape.Property> sample =
        List.of(
            choice(
                "profileSampleType",
                "org.openmetadata.schema.type.TableProfilerConfig$ProfileSampleType",
                List.of("PERCENTAGE", "ROWS")),
            number("profileSample"),
            choice(
                "samplingMethodType",
                "org.openmetadata.schema.type.TableProfilerConfig$SamplingMethodType",
                List.of("BERNOULLI", "SYSTEM")),
            integer("sampleDataCount"));
    return new Shape(
        javaClass,
        kind == Kind.TABLE
            ? EntityShapes.with(
                sample,
                text("profileQuery"),
                array("excludeColumns"),
                array("includeColumns"),
                object("partitioning"),
                flag("computeTableMetrics"),
                flag("computeColumnMetrics"))
            : sample);
  }

  private Reply put(Shelf<Entity> shelf, Shape shape, Request request) {
    ObjectNode config = reader.read(request, shape);
    Entity entity = shelf.load(request.id("id"));
    ObjectNode body = entity.body().deepCopy();
    body.set(field(shelf.kind()), config);
    entity.update(body, request.caller());
    return Reply.json(200, renderer.entity(entity));
  }

  /** The key that holds it. */
  private static String field(Kind kind) {
    return kind == Kind.TABLE ? "tableProfilerConfig" : kind.type() + "ProfilerConfig";
  }

  /** Leaves it out of an answer to somebody who did not ask for it. */
  static void hideUnasked(ObjectNode node, Kind kind, Fields fields) {
    if (!fields.has(field(kind)) && !fields.isWritten()) {
      node.remove(field(kind));
    }
  }

  /** As JSON, without what is absent. */
  static ObjectNode json(TableProfilerConfig config) {
    ObjectNode node = Json.object();
    config.profileSample().ifPresent(value -> node.put("profileSample", value));
    config.profileSampleType().ifPresent(value -> node.put("profileSampleType", value));
    config.samplingMethodType().ifPresent(value -> node.put("samplingMethodType", value));
    config.profileQuery().ifPresent(value -> node.put("profileQuery", value));
    config.partitioning().ifPresent(value -> node.set("partitioning", json(value)));
    return node;
  }

  private static ObjectNode json(TablePartitioning partitioning) {
    ObjectNode node = Json.object();
    partitioning.enablePartitioning().ifPresent(value -> node.put("enablePartitioning", value));
    partitioning.partitionColumnName().ifPresent(value -> node.put("partitionColumnName", value));
    partitioning
        .partitionIntervalType()
        .ifPresent(value -> node.put("partitionIntervalType", value));
    partitioning.partitionInterval().ifPresent(value -> node.put("partitionInterval", value));
    partitioning
        .partitionIntervalUnit()
        .ifPresent(value -> node.put("partitionIntervalUnit", value));
    partitioning
        .partitionValues()
        .ifPresent(values -> values.forEach(node.withArray("partitionValues")::add));
    partitioning
        .partitionIntegerRangeStart()
        .ifPresent(value -> node.put("partitionIntegerRangeStart", value));
    partitioning
        .partitionIntegerRangeEnd()
        .ifPresent(value -> node.put("partitionIntegerRangeEnd", value));
    return node;
  }
}
