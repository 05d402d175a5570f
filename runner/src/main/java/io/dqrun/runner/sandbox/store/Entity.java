package io.dqrun.runner.sandbox.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.runner.sandbox.wire.Caller;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something stored under an id and a fully qualified name. */
public class Entity {

  private static final double VERSION_STEPS = 10.0;

  private final Kind kind;
  private final UUID id = UUID.randomUUID();
  private final String name;
  private final String fqn;
  private final @Nullable Entity parent;
  private ObjectNode body;
  private boolean deleted;
  private @Nullable Changes lastChange;
  private int revision = 1;
  private long updatedAt = System.currentTimeMillis();
  private String updatedBy;

  /**
   * A new entity.
   *
   * @param parent what its name is below of; null at the top
   * @param body what the request gave, without the name
   */
  public Entity(
      Kind kind, String name, String fqn, @Nullable Entity parent, ObjectNode body, Caller caller) {
    this.kind = kind;
    this.name = name;
    this.fqn = fqn;
    this.parent = parent;
    this.body = body;
    this.updatedBy = caller.name();
  }

  public final Kind kind() {
    return kind;
  }

  public final UUID id() {
    return id;
  }

  public final String name() {
    return name;
  }

  public final String fqn() {
    return fqn;
  }

  public final @Nullable Entity parent() {
    return parent;
  }

  /** The parent of an entity that cannot be without one. */
  public final Entity requireParent() {
    if (parent == null) {
      throw new IllegalStateException(kind.type() + " " + fqn + " has no parent");
    }
    return parent;
  }

  public final ObjectNode body() {
    return body;
  }

  public final boolean isDeleted() {
    return deleted;
  }

  /** The version number that clients see: 0.1 at first. */
  public final double version() {
    return revision / VERSION_STEPS;
  }

  public final long updatedAt() {
    return updatedAt;
  }

  public final String updatedBy() {
    return updatedBy;
  }

  /** Whether it has the owners of what it is below, where it has none of its own. */
  public final boolean inheritsOwners() {
    return parent != null && kind != Kind.DATABASE && kind != Kind.PIPELINE;
  }

  /** What the change did that made this version; empty in the first one. */
  public final Optional<ObjectNode> lastChange() {
    return Optional.ofNullable(lastChange)
        .map(changes -> changes.json((revision - 1) / VERSION_STEPS));
  }

  /** The place in listings: by name, then by id. */
  public final String listKey() {
    return listKey(name, id.toString());
  }

  public static String listKey(String name, String id) {
    return name + '\0' + id;
  }

  /** Stores new content and takes a soft deletion back. */
  public final void update(ObjectNode newBody, Caller caller) {
    update(newBody, Changes.between(body, newBody), caller);
  }

  /** Stores new content, which changes this, and takes a soft deletion back. */
  public final void update(ObjectNode newBody, Changes changes, Caller caller) {
    body = newBody;
    if (deleted) {
      changes.update("deleted", BooleanNode.TRUE, BooleanNode.FALSE);
    }
    deleted = false;
    touch(changes, caller);
  }

  /** Deletes softly: name and id stay taken. */
  public final void markDeleted(Caller caller) {
    deleted = true;
    Changes changes = new Changes();
    changes.update("deleted", BooleanNode.FALSE, BooleanNode.TRUE);
    touch(changes, caller);
  }

  /** Raises the version by a change that no client sent. */
  public final void raiseVersion(Changes changes) {
    lastChange = changes;
    revision++;
  }

  /** A change that makes no new version, but is told with the one before. */
  public final void amend(String field, JsonNode value) {
    if (lastChange == null) {
      raiseVersion(new Changes());
    }
    if (lastChange != null) {
      lastChange.add(field, value);
    }
  }

  /** Takes over what a PUT sends beside the body, and forgets what a PUT cannot carry. */
  public void takeOver(Entity fresh, Changes changes) {}

  private void touch(Changes changes, Caller caller) {
    raiseVersion(changes);
    updatedAt = System.currentTimeMillis();
    updatedBy = caller.name();
  }
}
