package io.dqrun.runner.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.runner.sandbox.store.EntityStore;
import io.dqrun.runner.sandbox.store.Fields;
import io.dqrun.runner.sandbox.store.Include;
import io.dqrun.runner.sandbox.store.Kind;
import io.dqrun.runner.sandbox.store.Paging;
import io.dqrun.runner.sandbox.store.Renderer;
import io.dqrun.runner.sandbox.store.SuiteEntity;
import io.dqrun.runner.sandbox.wire.Reply;
import io.dqrun.runner.sandbox.wire.Request;
import io.dqrun.runner.sandbox.wire.Route;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Suites as the search engine finds them, and what their cases last gave. */
final class SuiteReportResource {

  private static final String PATH = Kind.SUITE.path();

  private final EntityStore store;
  private final SandboxVersion version;
  private final SuiteView view;

  SuiteReportResource(EntityStore store, Renderer renderer, SandboxVersion version) {
    this.store = store;
    this.version = version;
    this.view = new SuiteView(store, renderer, version);
  }

  List<Route> routes() {
    Route summary = Route.get(PATH + "/executionSummary", this::summary);
    return version.since(SandboxVersion.V1_6_0)
        ? List.of(summary, Route.get(PATH + "/search/list", this::search))
        : List.of(summary);
  }

  private Reply search(Request request) {
    Fields fields = Fields.of(request, Kind.SUITE);
    Include include = Include.of(request);
    Optional<String> text = request.query("q").filter(q -> !q.equals("*"));
    Optional<String> fqn = request.query("fullyQualifiedName");
    Predicate<SuiteEntity> sort = view.ofType(request.query("testSuiteType").orElse(""));
    List<ObjectNode> found =
        store.suites().byAge().stream()
            .filter(include::covers)
            .filter(sort)
            .filter(suite -> fqn.isEmpty() || fqn.get().equals(suite.fqn()))
            .filter(suite -> text.isEmpty() || suite.fqn().contains(text.get().replace("*", "")))
            .map(suite -> view.render(suite, fields))
            .toList();
    return Reply.json(200, Paging.window(found, request));
  }

  private Reply summary(Request request) {
    Reply reply =
        Reply.json(
            200,
            request
                .queryId("testSuiteId")
                .map(id -> SuiteView.summary(List.of(store.suites().load(id))))
                .orElseGet(() -> SuiteView.summary(store.suites().inOrder().values())));
    return version.since(SandboxVersion.V1_6_0)
        ? reply
            .with("Deprecation", "Monday, October 30, 2024")
            .with("Link", "api/v1/dataQuality/testSuites/dataQualityReport; rel=\"alternate\"")
        : reply;
  }
}
