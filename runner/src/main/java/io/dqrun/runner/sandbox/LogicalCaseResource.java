package io.dqrun.runner.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.runner.sandbox.store.CaseEntity;
import io.dqrun.runner.sandbox.store.EntityStore;
import io.dqrun.runner.sandbox.store.Fields;
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
import java.util.UUID;

/** Which cases are in which logical suite. */
final class LogicalCaseResource {

  private static final String PATH = Kind.CASE.path() + "/logicalTestCases";

  private final EntityStore store;
  private final BodyReader reader;
  private final Shape shape;
  private final SandboxVersion version;
  private final SuiteView suiteView;
  private final CaseView caseView;

  LogicalCaseResource(
      EntityStore store, Renderer renderer, BodyReader reader, SandboxVersion version) {
    this.store = store;
    this.reader = reader;
    this.shape = new TestShapes(version).logicalCases();
    this.version = version;
    this.suiteView = new SuiteView(store, renderer, version);
    this.caseView = new CaseView(store, renderer, version);
  }

  List<Route> routes() {
    return List.of(
        Route.put(PATH, this::add), Route.delete(PATH + "/{suite}/{case}", this::detach));
  }

  private Reply add(Request request) {
    ObjectNode body = reader.read(request, shape);
    SuiteEntity suite = store.suites().load(UUID.fromString(body.path("testSuiteId").asText()));
    if (suite.isBasic()) {
      throw ErrorReply.badRequest("You are trying to add test cases to an executable test suite.");
    }
    List<CaseEntity> added = new ArrayList<>();
    for (JsonNode id : body.path("testCaseIds")) {
      added.add(existing(id.asText()));
    }
    if (added.isEmpty() && !version.since(SandboxVersion.V1_8)) {
      throw unknownCase();
    }
    added.forEach(suite::add);
    Reply reply =
        Reply.json(200, suiteView.nested(suite)).with(Reply.CHANGE, "logicalTestCaseAdded");
    return version.since(SandboxVersion.V1_13)
        ? reply
            .with("Deprecation", "true")
            .with(
                "Sunset",
                "This endpoint will be removed in version 2.0. Use PUT"
                    + " /api/v1/dataQuality/testCases/logicalTestCases/bulk instead.")
        : reply;
  }

  private CaseEntity existing(String id) {
    try {
      return store
          .cases()
          .find(UUID.fromString(id))
          .filter(Include.NON_DELETED::covers)
          .orElseThrow(LogicalCaseResource::unknownCase);
    } catch (IllegalArgumentException e) {
      throw unknownCase();
    }
  }

  private static ErrorReply unknownCase() {
    return ErrorReply.badRequest("You are trying to add one or more test cases that do not exist.");
  }

  private Reply detach(Request request) {
    SuiteEntity suite = store.suites().load(request.id("suite"));
    CaseEntity testCase = store.cases().load(request.id("case"));
    if (suite.isBasic()) {
      throw ErrorReply.badRequest(
          "You are trying to remove test cases from an executable test suite.");
    }
    suite.remove(testCase);
    return Reply.json(200, caseView.render(testCase, Fields.DETACHED))
        .with(Reply.CHANGE, "entityDeleted");
  }
}
