package io.dqrun.runner.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.entity.BuiltInDefinitions;
import io.dqrun.runner.sandbox.store.Entity;
import io.dqrun.runner.sandbox.store.EntityStore;
import io.dqrun.runner.sandbox.store.Kind;
import io.dqrun.runner.sandbox.store.Renderer;
import io.dqrun.runner.sandbox.wire.Caller;
import io.dqrun.runner.sandbox.wire.Json;
import io.dqrun.runner.sandbox.wire.Request;
import io.dqrun.runner.sandbox.wire.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The built-in test definitions, to read. */
final class DefinitionResource {

  /** The one definition that 1.6.0 does not have yet. */
  private static final String NEWEST = "columnValuesToBeAtExpectedLocation";

  private static final Caller ADMIN = new Caller("admin", false, true);

  private final Resource<Entity> resource;

  /** Puts the definitions of the version into the store. */
  DefinitionResource(EntityStore store, Renderer renderer, SandboxVersion version) {
    this.resource =
        new Resource<>(
            store.definitions(),
            renderer,
            (definition, fields, request) -> renderer.entity(definition));
    for (JsonNode definition : builtIn()) {
      ObjectNode body = definition.deepCopy();
      String name = body.remove("name").asText();
      for (JsonNode parameter : body.path("parameterDefinition")) {
        if (!parameter.has("displayName")) {
          ((ObjectNode) parameter).put("displayName", parameter.path("name").asText());
        }
      }
      if (!name.equals(NEWEST) || version.saysBasic()) {
        store.definitions().add(new Entity(Kind.DEFINITION, name, name, null, body, ADMIN));
      }
    }
  }

  List<Route> routes() {
    return resource.reads(DefinitionResource::filter);
  }

  private static JsonNode builtIn() {
    try (InputStream stream = BuiltInDefinitions.json()) {
      return Json.MAPPER.readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Predicate<Entity> filter(Request request) {
    Optional<String> entityType = request.query("entityType");
    Optional<String> platform = request.query("testPlatform");
    Optional<String> dataType = request.query("supportedDataType");
    return definition ->
        entityType.map(definition.body().path("entityType").asText()::equals).orElse(true)
            && platform.map(text -> has(definition, "testPlatforms", text)).orElse(true)
            && dataType.map(text -> has(definition, "supportedDataTypes", text)).orElse(true);
  }

  private static boolean has(Entity definition, String list, String text) {
    for (JsonNode value : definition.body().path(list)) {
      if (value.asText().equals(text)) {
        return true;
      }
    }
    return false;
  }
}
