package io.dqrun.runner.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.runner.sandbox.store.CaseEntity;
import io.dqrun.runner.sandbox.store.Entity;
import io.dqrun.runner.sandbox.store.EntityStore;
import io.dqrun.runner.sandbox.store.Fields;
import io.dqrun.runner.sandbox.store.Kind;
import io.dqrun.runner.sandbox.store.Renderer;
import io.dqrun.runner.sandbox.store.StoredResult;
import io.dqrun.runner.sandbox.wire.BodyReader;
import io.dqrun.runner.sandbox.wire.ErrorReply;
import io.dqrun.runner.sandbox.wire.Reply;
import io.dqrun.runner.sandbox.wire.Request;
import io.dqrun.runner.sandbox.wire.Route;
import io.dqrun.runner.sandbox.wire.Shape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What a failure is shown by: a sample of the rows that failed, and the query that finds them. */
final class CaseEvidenceResource {

  private static final String PATH = Kind.CASE.path() + "/{id}";

  private final EntityStore store;
  private final BodyReader reader;
  private final Shape shape;
  private final CaseView view;

  CaseEvidenceResource(
      EntityStore store, Renderer renderer, BodyReader reader, SandboxVersion version) {
    this.store = store;
    this.reader = reader;
    this.shape = new TestShapes(version).tableData();
    this.view = new CaseView(store, renderer, version);
  }

  List<Route> routes() {
    return List.of(
        Route.put(PATH + "/failedRowsSample", this::putRows),
        Route.get(
            PATH + "/failedRowsSample", request -> Reply.json(200, requireRows(load(request)))),
        Route.delete(PATH + "/failedRowsSample", this::deleteRows),
        Route.put(PATH + "/inspectionQuery", this::putQuery));
  }

  private Reply putRows(Request request) {
    ObjectNode rows = reader.read(request, shape);
    CaseEntity testCase = load(request);
    if (!testCase.latest().map(StoredResult::status).equals(Optional.of("Failed"))) {
      throw ErrorReply.badRequest("Failed rows can only be added to a failed test case.");
    }
    if (request.query("validate").map(Boolean::parseBoolean).orElse(true)) {
      validate(rows, testCase.table());
    }
    testCase.keepFailedRows(rows);
    ObjectNode node = view.render(testCase, Fields.SAMPLED);
    node.set("failedRowsSample", rows);
    return Reply.json(200, node);
  }

  private static void validate(ObjectNode rows, Entity table) {
    JsonNode names = rows.path("columns");
    for (JsonNode name : names) {
      if (!Cases.hasColumn(table, name.asText())) {
        throw ErrorReply.badRequest("Invalid column name " + name.asText());
      }
    }
    for (JsonNode row : rows.path("rows")) {
      if (row.size() != names.size()) {
        throw ErrorReply.badRequest(
            "Number of columns is " + names.size() + " but a row has " + row.size() + " values");
      }
    }
  }

  private Reply deleteRows(Request request) {
    CaseEntity testCase = load(request);
    requireRows(testCase);
    testCase.forgetFailedRows();
    return Reply.json(200, view.render(testCase, Fields.SAMPLED))
        .with(Reply.CHANGE, "entityUpdated");
  }

  private Reply putQuery(Request request) {
    CaseEntity testCase = load(request);
    // The body is the query itself, whatever the content type says.
    testCase.inspectWith(new String(request.body(), StandardCharsets.UTF_8));
    return Reply.json(200, view.render(testCase, Fields.INSPECTED));
  }

  private CaseEntity load(Request request) {
    return store.cases().load(request.id("id"));
  }

  private static ObjectNode requireRows(CaseEntity testCase) {
    return testCase
        .failedRows()
        .orElseThrow(() -> ErrorReply.notFound("testCase.failedRowsSample", testCase.id()));
  }
}
