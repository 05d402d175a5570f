package io.dqrun.runner.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.runner.sandbox.store.CaseEntity;
import io.dqrun.runner.sandbox.store.EntityStore;
import io.dqrun.runner.sandbox.store.Include;
import io.dqrun.runner.sandbox.store.Kind;
import io.dqrun.runner.sandbox.store.Renderer;
import io.dqrun.runner.sandbox.store.SuiteEntity;
import io.dqrun.runner.sandbox.wire.BodyReader;
import io.dqrun.runner.sandbox.wire.ErrorReply;
import io.dqrun.runner.sandbox.wire.Reply;
import io.dqrun.runner.sandbox.wire.Request;
import io.dqrun.runner.sandbox.wire.Route;
import io.dqrun.runner.sandbox.wire.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Test suites: logical ones on the collection itself, basic ones on a path of their own. */
final class SuiteResource {

  private static final String PATH = Kind.SUITE.path();
  private static final String EXECUTABLE = PATH + "/executable";
  private static final String BASIC = PATH + "/basic";

  private final EntityStore store;
  private final BodyReader reader;
  private final Shape shape;
  private final SandboxVersion version;
  private final SuiteView view;
  private final Cases cases;
  private final Resource<SuiteEntity> resource;

  SuiteResource(
      EntityStore store,
      Renderer renderer,
      BodyReader reader,
      SandboxVersion version,
      Cases cases) {
    this.store = store;
    this.reader = reader;
    this.shape = new TestShapes(version).suite();
    this.version = version;
    this.view = new SuiteView(store, renderer, version);
    this.cases = cases;
    this.resource =
        new Resource<>(
            store.suites(), renderer, (suite, fields, request) -> view.render(suite, fields));
  }

  List<Route> routes() {
    List<Route> routes =
        new ArrayList<>(
            resource.reads(request -> view.ofType(request.query("testSuiteType").orElse(""))));
    routes.add(Route.post(PATH, request -> resource.create(logical(request), request)));
    routes.add(Route.put(PATH, request -> resource.createOrUpdate(logical(request), request)));
    addDeletes(routes, PATH, this::deleteLogical);
    if (version.saysBasic()) {
      routes.add(Route.post(BASIC, this::postBasic));
      routes.add(Route.put(BASIC, this::putBasic));
      addDeletes(routes, BASIC, this::deleteBasic);
    }
    if (!version.since(SandboxVersion.V1_8)) {
      routes.add(Route.post(EXECUTABLE, request -> deprecated(postBasic(request))));
    }
    routes.add(Route.put(EXECUTABLE, request -> deprecated(putBasic(request))));
    addDeletes(routes, EXECUTABLE, (suite, request) -> deprecated(deleteBasic(suite, request)));
    return routes;
  }

  private void addDeletes(
      List<Route> routes, String path, BiFunction<SuiteEntity, Request, Reply> delete) {
    routes.add(
        Route.delete(
            path + "/{id}",
            request -> delete.apply(store.suites().load(request.id("id"), Include.ALL), request)));
    routes.add(
        Route.delete(
            path + "/name/{fqn}",
            request ->
                delete.apply(store.suites().load(request.variable("fqn"), Include.ALL), request)));
  }

  private SuiteEntity logical(Request request) {
    ObjectNode body = reader.read(request, shape);
    removeReference(body);
    return SuiteEntity.logical(body.remove("name").asText(), body, request.caller());
  }

  private Reply postBasic(Request request) {
    ObjectNode body = reader.read(request, shape);
    if (version.saysBasic() && !body.has(view.referenceField())) {
      throw ErrorReply.badRequest(
          "Cannot create a basic test suite without the BasicEntityReference field informed.");
    }
    return resource.create(basic(body, request), request);
  }

  private Reply putBasic(Request request) {
    return resource.createOrUpdate(basic(reader.read(request, shape), request), request);
  }

  private SuiteEntity basic(ObjectNode body, Request request) {
    Optional<String> table = removeReference(body);
    String name = body.remove("name").asText();
    if (table.isEmpty()) {
      if (!version.saysBasic()) {
        // Old servers store the row before they fail; from then on no listing works.
        store.suites().add(SuiteEntity.withoutTable(name, body, request.caller()));
      }
      throw view.broken("getFullyQualifiedName()");
    }
    return SuiteEntity.basic(name, store.tables().load(table.get()), body, request.caller());
  }

  private Optional<String> removeReference(ObjectNode body) {
    JsonNode reference = body.path(view.referenceField());
    body.remove(List.of("executableEntityReference", "basicEntityReference"));
    return reference.isTextual() ? Optional.of(reference.asText()) : Optional.empty();
  }

  private Reply deprecated(Reply reply) {
    if (version.saysBasic()) {
      reply.with("Deprecation", "Monday, March 24, 2025");
      reply.with("Link", "api/v1/dataQuality/testSuites/basic; rel=\"alternate\"");
    }
    return reply;
  }

  private Reply deleteLogical(SuiteEntity suite, Request request) {
    if (suite.isBasic()) {
      throw wrongPath(version.saysBasic() ? "basic" : "executable", "/executable");
    }
    return delete(suite, request);
  }

  private Reply deleteBasic(SuiteEntity suite, Request request) {
    if (!suite.isBasic()) {
      throw wrongPath("logical", "");
    }
    if (!suite.cases().isEmpty() && !request.flag("recursive")) {
      throw ErrorReply.badRequest(Kind.SUITE.type() + " is not empty");
    }
    for (CaseEntity testCase : List.copyOf(suite.cases().values())) {
      if (request.flag("hardDelete")) {
        cases.remove(testCase);
      } else {
        testCase.markDeleted(request.caller());
      }
    }
    return delete(suite, request);
  }

  private Reply delete(SuiteEntity suite, Request request) {
    if (!request.flag("hardDelete")) {
      return resource.softDelete(suite, request);
    }
    Reply reply = resource.hardDelete(suite, request);
    List.copyOf(suite.cases().values()).forEach(suite::remove);
    return reply;
  }

  private static ErrorReply wrongPath(String sort, String path) {
    return ErrorReply.badRequest(
        "Cannot delete "
            + sort
            + " test suite. To delete "
            + sort
            + " test suite, use DELETE /v1/dataQuality/testSuites"
            + path
            + "/<...>");
  }
}
