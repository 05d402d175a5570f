package io.dqrun.runner.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.runner.sandbox.store.CaseEntity;
import io.dqrun.runner.sandbox.store.EntityStore;
import io.dqrun.runner.sandbox.store.Kind;
import io.dqrun.runner.sandbox.store.Renderer;
import io.dqrun.runner.sandbox.wire.Caller;
import io.dqrun.runner.sandbox.wire.Json;
import io.dqrun.runner.sandbox.wire.Reply;
import io.dqrun.runner.sandbox.wire.Request;
import io.dqrun.runner.sandbox.wire.Route;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The incidents that failures open, to read. */
final class IncidentResource {

  private final EntityStore store;
  private final Renderer renderer;

  IncidentResource(EntityStore store, Renderer renderer) {
    this.store = store;
    this.renderer = renderer;
  }

  List<Route> routes() {
    return List.of(Route.get(Kind.CASE.path() + "/testCaseIncidentStatus", this::list));
  }

  private Reply list(Request request) {
    Optional<String> fqn = request.query("testCaseFQN");
    long start = request.queryNumber("startTs").orElse(Long.MIN_VALUE);
    long end = request.queryNumber("endTs").orElse(Long.MAX_VALUE);
    ObjectNode listing = Json.object();
    ArrayNode data = listing.putArray("data");
    for (CaseEntity testCase : store.cases().inOrder().values()) {
      if (fqn.isEmpty() || fqn.get().equals(testCase.fqn())) {
        testCase
            .incident()
            .filter(incident -> incident.opened() >= start && incident.opened() <= end)
            .ifPresent(incident -> data.add(render(incident, testCase)));
      }
    }
    listing.putObject("paging").put("total", data.size());
    return Reply.json(200, listing);
  }

  private ObjectNode render(CaseEntity.Incident incident, CaseEntity testCase) {
    ObjectNode node = Json.object();
    node.put(
        "id", UUID.nameUUIDFromBytes(incident.id().getBytes(StandardCharsets.UTF_8)).toString());
    node.put("stateId", incident.id());
    node.put("timestamp", incident.opened());
    node.put("testCaseResolutionStatusType", "New");
    ObjectNode user = node.putObject("updatedBy");
    user.put("id", new UUID(0, 1).toString());
    user.put("type", "user");
    for (String key : List.of("name", "fullyQualifiedName", "displayName")) {
      user.put(key, Caller.BOT.name());
    }
    user.put("deleted", false);
    node.put("updatedAt", incident.opened());
    ObjectNode reference = renderer.reference(testCase);
    reference.remove(List.of("href", "description"));
    node.set("testCaseReference", reference);
    node.putArray("metrics");
    return node;
  }
}
