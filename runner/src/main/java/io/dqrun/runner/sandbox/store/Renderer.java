package io.dqrun.runner.sandbox.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.runner.sandbox.wire.Json;

/** Writes what all entities have in common, and references to them. */
public final class Renderer {

  private final String apiUrl;

  /**
   * A renderer.
   *
   * @param apiUrl the URL up to and including {@code /api}
   */
  public Renderer(String apiUrl) {
    this.apiUrl = apiUrl;
  }

  public String apiUrl() {
    return apiUrl;
  }

  public String href(Entity entity) {
    return apiUrl + "/v1/" + entity.kind().path() + "/" + entity.id();
  }

  /** The entity without its relations. */
  public ObjectNode entity(Entity entity) {
    ObjectNode node = Json.object();
    node.put("id", entity.id().toString());
    node.put("name", entity.name());
    node.put("fullyQualifiedName", entity.fqn());
    node.setAll(entity.body());
    node.put("version", entity.version());
    node.put("updatedAt", entity.updatedAt());
    node.put("updatedBy", entity.updatedBy());
    node.put("href", href(entity));
    node.put("deleted", entity.isDeleted());
    entity.lastChange().ifPresent(change -> node.set("changeDescription", change));
    return node;
  }

  public ObjectNode reference(Entity entity) {
    return plainReference(entity).put("href", href(entity));
  }

  /** A reference that does not say where the entity is. */
  public ObjectNode plainReference(Entity entity) {
    ObjectNode node = shortReference(entity);
    if (entity.body().has("description")) {
      node.set("description", entity.body().get("description"));
    }
    node.put("displayName", entity.body().path("displayName").asText(entity.name()));
    node.put("deleted", entity.isDeleted());
    return node;
  }

  /** As suites refer to their tables. */
  public ObjectNode shortReference(Entity entity) {
    ObjectNode node = Json.object();
    node.put("id", entity.id().toString());
    node.put("type", entity.kind().type());
    node.put("name", entity.name());
    node.put("fullyQualifiedName", entity.fqn());
    return node;
  }
}
