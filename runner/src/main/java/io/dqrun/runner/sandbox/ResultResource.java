package io.dqrun.runner.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.runner.sandbox.store.CaseEntity;
import io.dqrun.runner.sandbox.store.EntityStore;
import io.dqrun.runner.sandbox.store.Kind;
import io.dqrun.runner.sandbox.store.Paging;
import io.dqrun.runner.sandbox.store.Renderer;
import io.dqrun.runner.sandbox.store.StoredResult;
import io.dqrun.runner.sandbox.wire.BodyReader;
import io.dqrun.runner.sandbox.wire.ErrorReply;
import io.dqrun.runner.sandbox.wire.Json;
import io.dqrun.runner.sandbox.wire.Reply;
import io.dqrun.runner.sandbox.wire.Request;
import io.dqrun.runner.sandbox.wire.Route;
import io.dqrun.runner.sandbox.wire.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The results of test cases. */
final class ResultResource {

  private static final String NEW_PATH = Kind.CASE.path() + "/testCaseResults/{fqn}";
  private static final String OLD_PATH = Kind.CASE.path() + "/{fqn}/testCaseResult";

  /** The first number that counts as milliseconds: anything below is a date in seconds. */
  private static final long FIRST_MILLISECOND = 1_000_000_000_000L;

  private final EntityStore store;
  private final Renderer renderer;
  private final BodyReader reader;
  private final Shape newShape;
  private final Shape oldShape;
  private final SandboxVersion version;

  ResultResource(EntityStore store, Renderer renderer, BodyReader reader, SandboxVersion version) {
    this.store = store;
    this.renderer = renderer;
    this.reader = reader;
    TestShapes shapes = new TestShapes(version);
    this.newShape = shapes.createResult();
    this.oldShape = shapes.storedResult();
    this.version = version;
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    if (version.since(SandboxVersion.V1_6_0)) {
      routes.add(Route.post(NEW_PATH, this::post));
      routes.add(Route.get(NEW_PATH, request -> list(request)));
    }
    if (!version.since(SandboxVersion.V1_8)) {
      routes.add(Route.put(OLD_PATH, this::put));
      routes.add(Route.get(OLD_PATH, this::listWithRange));
    }
    return routes;
  }

  private Reply post(Request request) {
    ObjectNode body = reader.read(request, newShape);
    CaseEntity testCase = load(request);
    long timestamp = timestamp(body);
    boolean failed = body.path("testCaseStatus").asText().equals("Failed");
    // A failure opens an incident before the server notices that the timestamp is taken.
    String incident = failed ? testCase.openIncident() : null;
    if (testCase.results().containsKey(timestamp)) {
      throw ErrorReply.conflict();
    }
    byte[] stored = store(testCase, timestamp, incident, body);
    if (testCase.fqn().indexOf('\\') >= 0 && !version.since(SandboxVersion.V1_7)) {
      // The search query that follows cannot be built; the result is stored all the same.
      throw ErrorReply.unhandled("Failed to parse query filter: %s");
    }
    String self = renderer.apiUrl() + request.rawPath().substring("/api".length());
    return Reply.json(201, stored).with("Location", self);
  }

  private Reply put(Request request) {
    ObjectNode body = reader.read(request, oldShape);
    CaseEntity testCase = load(request);
    long timestamp = timestamp(body);
    boolean failed = body.path("testCaseStatus").asText().equals("Failed");
    String incident = failed ? testCase.openIncident() : null;
    return Reply.json(201, store(testCase, timestamp, incident, body))
        .with(Reply.CHANGE, "entityUpdated");
  }

  private CaseEntity load(Request request) {
    return store.cases().load(request.variable("fqn"));
  }

  private static long timestamp(ObjectNode body) {
    long timestamp = body.path("timestamp").asLong();
    if (timestamp < FIRST_MILLISECOND) {
      throw ErrorReply.badRequest(
          "Timestamp " + timestamp + " is not valid, it should be in milliseconds since epoch");
    }
    return timestamp;
  }

  private static byte[] store(
      CaseEntity testCase, long timestamp, @Nullable String incident, ObjectNode body) {
    ObjectNode result = Json.object();
    result.put("id", UUID.randomUUID().toString());
    result.put("testCaseFQN", testCase.fqn());
    body.remove(List.of("id", "testCaseFQN", "fqn"));
    result.setAll(body);
    if (!result.has("testResultValue")) {
      result.putArray("testResultValue");
    }
    if (incident != null) {
      result.put("incidentId", incident);
    }
    byte[] json = Json.write(result);
    testCase.store(
        new StoredResult(timestamp, body.path("testCaseStatus").asText(), incident, json));
    return json;
  }

  private Reply listWithRange(Request request) {
    for (String bound : List.of("startTs", "endTs")) {
      if (request.query(bound).isEmpty()) {
        throw ErrorReply.unhandled(bound + " is marked non-null but is null");
      }
    }
    return list(request);
  }

  private Reply list(Request request) {
    CaseEntity testCase = load(request);
    Optional<Long> start = request.queryNumber("startTs");
    Optional<Long> end = request.queryNumber("endTs");
    ObjectNode listing = Json.object();
    ArrayNode data = listing.putArray("data");
    for (StoredResult result : testCase.results().descendingMap().values()) {
      boolean inside =
          start.orElse(Long.MIN_VALUE) <= result.timestamp()
              && result.timestamp() <= end.orElse(Long.MAX_VALUE);
      if (inside) {
        data.add(Json.read(result.json()));
      }
    }
    ObjectNode paging = listing.putObject("paging");
    start.ifPresent(timestamp -> paging.put("before", Paging.cursor(timestamp)));
    end.ifPresent(timestamp -> paging.put("after", Paging.cursor(timestamp)));
    paging.put("total", data.size());
    return Reply.json(200, listing);
  }
}
