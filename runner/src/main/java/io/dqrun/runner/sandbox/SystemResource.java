package io.dqrun.runner.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.runner.sandbox.store.Names;
import io.dqrun.runner.sandbox.store.Renderer;
import io.dqrun.runner.sandbox.wire.Caller;
import io.dqrun.runner.sandbox.wire.Json;
import io.dqrun.runner.sandbox.wire.Reply;
import io.dqrun.runner.sandbox.wire.Route;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** The version of the server, and the user whose token was sent. */
final class SystemResource {

  private final SandboxVersion version;
  private final Renderer renderer;
  private final long started = System.currentTimeMillis();

  SystemResource(SandboxVersion version, Renderer renderer) {
    this.version = version;
    this.renderer = renderer;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "system/version", Route.Access.PUBLIC, request -> version()),
        Route.get("system/status", request -> status()),
        Route.get("users/loggedInUser", request -> loggedInUser(request.caller())));
  }

  private Reply version() {
    ObjectNode node = Json.object();
    node.put("version", version.toString());
    node.put("revision", "dq-run sandbox");
    node.put("timestamp", started);
    return Reply.json(200, node);
  }

  private Reply status() {
    ObjectNode node = Json.object();
    List<String> parts =
        List.of("database", "searchInstance", "pipelineServiceClient", "jwks", "migrations");
    for (String part : parts) {
      node.putObject(part)
          .put("description", part)
          .put("passed", true)
          .put("message", "the sandbox needs none");
    }
    return Reply.json(200, node);
  }

  private Reply loggedInUser(Caller caller) {
    UUID id = UUID.nameUUIDFromBytes(caller.name().getBytes(StandardCharsets.UTF_8));
    ObjectNode node = Json.object();
    node.put("id", id.toString());
    node.put("name", caller.name());
    node.put("fullyQualifiedName", Names.quote(caller.name()));
    node.put("version", 0.1);
    node.put("updatedAt", started);
    node.put("updatedBy", caller.name());
    node.put("email", caller.name() + "@open-metadata.org");
    node.put("href", renderer.apiUrl() + "/v1/users/" + id);
    node.put("isBot", caller.isBot());
    node.put("isAdmin", false);
    node.put("deleted", false);
    return Reply.json(200, node);
  }
}
