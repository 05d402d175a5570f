package io.dqrun.runner.sandbox.store;

import io.dqrun.runner.sandbox.wire.ErrorReply;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** All entities of one kind, found by FQN, by id, and in the order of listings. */
public final class Shelf<E extends Entity> {

  private final Kind kind;
  private final Map<String, E> byFqn = new LinkedHashMap<>();
  private final Map<UUID, E> byId = new HashMap<>();
  private final NavigableMap<String, E> inOrder = new TreeMap<>();

  public Shelf(Kind kind) {
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /** By exact FQN, softly deleted ones included. */
  public Optional<E> find(String fqn) {
    return Optional.ofNullable(byFqn.get(fqn));
  }

  /** By id, softly deleted ones included. */
  public Optional<E> find(UUID id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** By exact FQN; softly deleted ones are not there. */
  public E load(String fqn) {
    return load(fqn, Include.NON_DELETED);
  }

  /** By id; softly deleted ones are not there. */
  public E load(UUID id) {
    return load(id, Include.NON_DELETED);
  }

  public E load(String fqn, Include include) {
    return find(fqn)
        .filter(include::covers)
        .orElseThrow(() -> ErrorReply.notFound(kind.type(), fqn));
  }

  public E load(UUID id, Include include) {
    return find(id).filter(include::covers).orElseThrow(() -> ErrorReply.notFound(kind.type(), id));
  }

  /** The oldest first: the order of searches. */
  public Collection<E> byAge() {
    return Collections.unmodifiableCollection(byFqn.values());
  }

  /** The order of listings. */
  public NavigableMap<String, E> inOrder() {
    return Collections.unmodifiableNavigableMap(inOrder);
  }

  /** Adds a new entity; its FQN must be free, also of softly deleted ones. */
  public void add(E entity) {
    if (byFqn.putIfAbsent(entity.fqn(), entity) != null) {
      throw ErrorReply.conflict();
    }
    byId.put(entity.id(), entity);
    inOrder.put(entity.listKey(), entity);
  }

  /** Removes for good. */
  public void remove(E entity) {
    byFqn.remove(entity.fqn());
    byId.remove(entity.id());
    inOrder.remove(entity.listKey());
  }
}
