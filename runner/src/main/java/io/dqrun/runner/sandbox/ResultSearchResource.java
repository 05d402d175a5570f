package io.dqrun.runner.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.runner.sandbox.store.CaseEntity;
import io.dqrun.runner.sandbox.store.EntityStore;
import io.dqrun.runner.sandbox.store.Kind;
import io.dqrun.runner.sandbox.store.Paging;
import io.dqrun.runner.sandbox.store.StoredResult;
import io.dqrun.runner.sandbox.wire.ErrorReply;
import io.dqrun.runner.sandbox.wire.Json;
import io.dqrun.runner.sandbox.wire.Reply;
import io.dqrun.runner.sandbox.wire.Request;
import io.dqrun.runner.sandbox.wire.Route;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Results as the search engine finds them; the sandbox's lags behind nothing. */
final class ResultSearchResource {

  private static final String PATH = Kind.CASE.path() + "/testCaseResults/search";

  private final EntityStore store;
  private final SandboxVersion version;

  ResultSearchResource(EntityStore store, SandboxVersion version) {
    this.store = store;
    this.version = version;
  }

  List<Route> routes() {
    return version.since(SandboxVersion.V1_6_0)
        ? List.of(Route.get(PATH + "/latest", this::latest), Route.get(PATH + "/list", this::list))
        : List.of();
  }

  private Reply latest(Request request) {
    CaseEntity testCase = store.cases().load(request.query("testCaseFQN").orElse(""));
    return testCase
        .latest()
        .map(result -> Reply.json(200, result.json()))
        .orElseGet(Reply::noContent);
  }

  private Reply list(Request request) {
    Optional<String> fqn = request.query("testCaseFQN");
    Optional<String> entity = request.query("entityFQN");
    Optional<UUID> suite = request.queryId("testSuiteId");
    Optional<String> status = request.query("testCaseStatus");
    long start = request.queryNumber("startTimestamp").orElse(Long.MIN_VALUE);
    long end = request.queryNumber("endTimestamp").orElse(Long.MAX_VALUE);
    boolean latest = request.flag("latest");
    if (latest && suite.isEmpty() && entity.isEmpty()) {
      throw ErrorReply.badRequest("latest=true requires testSuiteId or entityFQN to be provided");
    }
    List<ObjectNode> found =
        store.cases().byAge().stream()
            .filter(testCase -> fqn.isEmpty() || fqn.get().equals(testCase.fqn()))
            .filter(
                testCase -> entity.isEmpty() || entity.get().equals(testCase.link().entityFqn()))
            .filter(testCase -> suite.isEmpty() || testCase.suites().contains(suite.get()))
            .flatMap(testCase -> latest ? testCase.latest().stream() : all(testCase))
            .filter(result -> status.isEmpty() || status.get().equals(result.status()))
            .filter(result -> result.timestamp() >= start && result.timestamp() <= end)
            .map(result -> (ObjectNode) Json.read(result.json()))
            .toList();
    return Reply.json(200, Paging.window(found, request));
  }

  private static Stream<StoredResult> all(CaseEntity testCase) {
    return testCase.results().descendingMap().values().stream();
  }
}
