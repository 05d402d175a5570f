package io.dqrun.runner.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something stored under an id and a fully qualified name. */
class Entity {

  private final Kind kind;
  private final UUID id = UUID.randomUUID();
  private final String name;
  private final String fqn;
  private final @Nullable Entity parent;
  private ObjectNode body;
  private boolean deleted;
  private int revision = 1;
  private long updatedAt = System.currentTimeMillis();
  private String updatedBy;

  /**
   * A new entity.
   *
   * @param parent what its name is below of; null at the top
   * @param body what the request gave, without the name
   */
  Entity(
      Kind kind, String name, String fqn, @Nullable Entity parent, ObjectNode body, Caller caller) {
    this.kind = kind;
    this.name = name;
    this.fqn = fqn;
    this.parent = parent;
    this.body = body;
    this.updatedBy = caller.name();
  }

  final Kind kind() {
    return kind;
  }

  final UUID id() {
    return id;
  }

  final String name() {
    return name;
  }

  final String fqn() {
    return fqn;
  }

  final @Nullable Entity parent() {
    return parent;
  }

  /** The parent of an entity that cannot be without one. */
  final Entity requireParent() {
    if (parent == null) {
      throw new IllegalStateException(kind.type() + " " + fqn + " has no parent");
    }
    return parent;
  }

  final ObjectNode body() {
    return body;
  }

  final boolean isDeleted() {
    return deleted;
  }

  /** The version number that clients see: 0.1 at first. */
  final double version() {
    return revision / 10.0;
  }

  final long updatedAt() {
    return updatedAt;
  }

  final String updatedBy() {
    return updatedBy;
  }

  /** The place in listings: by name, then by id. */
  final String listKey() {
    return listKey(name, id.toString());
  }

  static String listKey(String name, String id) {
    return name + '\0' + id;
  }

  /** Stores new content and takes a soft deletion back. */
  final void update(ObjectNode newBody, Caller caller) {
    body = newBody;
    deleted = false;
    touch(caller);
  }

  /** Deletes softly: name and id stay taken. */
  final void markDeleted(Caller caller) {
    deleted = true;
    touch(caller);
  }

  /** Raises the version without changing content that the client sent. */
  final void raiseVersion() {
    revision++;
  }

  /**
   * Takes over what a PUT sends beside the body, and forgets what a PUT cannot carry.
   *
   * @return whether that changed anything
   */
  boolean takeOver(Entity fresh) {
    return false;
  }

  private void touch(Caller caller) {
    revision++;
    updatedAt = System.currentTimeMillis();
    updatedBy = caller.name();
  }
}
