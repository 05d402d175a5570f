package io.dqrun.runner.sandbox;

import io.dqrun.runner.sandbox.store.CaseEntity;
import io.dqrun.runner.sandbox.store.EntityStore;
import io.dqrun.runner.sandbox.store.Fields;
import io.dqrun.runner.sandbox.store.Include;
import io.dqrun.runner.sandbox.store.Kind;
import io.dqrun.runner.sandbox.store.LinkText;
import io.dqrun.runner.sandbox.store.Paging;
import io.dqrun.runner.sandbox.store.Renderer;
import io.dqrun.runner.sandbox.store.StoredResult;
import io.dqrun.runner.sandbox.wire.BodyReader;
import io.dqrun.runner.sandbox.wire.ErrorReply;
import io.dqrun.runner.sandbox.wire.Reply;
import io.dqrun.runner.sandbox.wire.Request;
import io.dqrun.runner.sandbox.wire.Route;
import io.dqrun.runner.sandbox.wire.Shape;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Test cases. */
final class CaseResource {

  private static final String PATH = Kind.CASE.path();

  private final EntityStore store;
  private final BodyReader reader;
  private final Shape shape;
  private final Cases cases;
  private final CaseView view;
  private final Resource<CaseEntity> resource;

  CaseResource(
      EntityStore store,
      Renderer renderer,
      BodyReader reader,
      SandboxVersion version,
      Cases cases) {
    this.store = store;
    this.reader = reader;
    this.shape = new TestShapes(version).testCase();
    this.cases = cases;
    this.view = new CaseView(store, renderer, version);
    this.resource =
        new Resource<>(
            store.cases(), renderer, (testCase, fields, request) -> view.render(testCase, fields));
  }

  List<Route> routes() {
    return List.of(
        Route.get(PATH, this::list),
        Route.get(
            PATH + "/{id}",
            request ->
                resource.one(store.cases().load(request.id("id"), Include.of(request)), request)),
        Route.get(
            PATH + "/name/{fqn}",
            request ->
                resource.one(
                    store.cases().load(request.variable("fqn"), Include.of(request)), request)),
        Route.post(PATH, this::post),
        Route.put(PATH, this::put),
        Route.delete(
            PATH + "/{id}",
            request -> delete(store.cases().load(request.id("id"), Include.ALL), request)),
        Route.delete(
            PATH + "/name/{fqn}",
            request -> delete(store.cases().load(request.variable("fqn"), Include.ALL), request)));
  }

  private Reply list(Request request) {
    Fields fields = Fields.of(request, Kind.CASE);
    Include include = Include.of(request);
    Optional<UUID> suite = request.queryId("testSuiteId");
    Collection<CaseEntity> candidates =
        suite.isPresent()
            ? store.suites().load(suite.get()).cases().values()
            : store.cases().inOrder().values();
    Predicate<CaseEntity> wanted = byLink(request).and(byStatus(request)).and(byType(request));
    return Reply.json(
        200,
        Paging.of(request)
            .page(
                candidates,
                testCase -> include.covers(testCase) && wanted.test(testCase),
                testCase -> view.render(testCase, fields)));
  }

  private static Predicate<CaseEntity> byLink(Request request) {
    Optional<LinkText> link = request.query("entityLink").map(LinkText::parse);
    if (link.isEmpty()) {
      return testCase -> true;
    }
    String fqn = link.get().entityFqn();
    if (link.get().column().isEmpty() && request.flag("includeAllTests")) {
      return testCase -> testCase.link().tableFqn().equals(fqn);
    }
    return testCase -> testCase.link().entityFqn().equals(fqn);
  }

  private static Predicate<CaseEntity> byStatus(Request request) {
    Optional<String> status = request.query("testCaseStatus");
    return testCase ->
        status.isEmpty() || testCase.latest().map(StoredResult::status).equals(status);
  }

  private static Predicate<CaseEntity> byType(Request request) {
    return switch (request.query("testCaseType").orElse("all")) {
      case "table" -> testCase -> testCase.link().column().isEmpty();
      case "column" -> testCase -> testCase.link().column().isPresent();
      default -> testCase -> true;
    };
  }

  private Reply post(Request request) {
    CaseEntity fresh = cases.fresh(reader.read(request, shape), request.caller());
    Reply reply = resource.create(fresh, request);
    cases.enlist(fresh);
    return reply;
  }

  private Reply put(Request request) {
    CaseEntity fresh = cases.fresh(reader.read(request, shape), request.caller());
    Reply reply = resource.createOrUpdate(fresh, request);
    if (store.cases().find(fresh.id()).isPresent()) {
      cases.enlist(fresh);
    }
    return reply;
  }

  private Reply delete(CaseEntity testCase, Request request) {
    if (testCase.hasIncident() && !request.flag("recursive")) {
      throw ErrorReply.badRequest(Kind.CASE.type() + " is not empty");
    }
    if (!request.flag("hardDelete")) {
      return resource.softDelete(testCase, request);
    }
    Reply reply = resource.hardDelete(testCase, request);
    cases.remove(testCase);
    return reply;
  }
}
