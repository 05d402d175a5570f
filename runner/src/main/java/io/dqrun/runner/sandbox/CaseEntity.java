package io.dqrun.runner.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A test case with its results. */
final class CaseEntity extends Entity {

  private final LinkText link;
  private final Entity table;
  private final Entity basicSuite;
  private Entity definition;
  private final Set<UUID> suites = new LinkedHashSet<>();
  private final NavigableMap<Long, StoredResult> results = new TreeMap<>();
  private @Nullable String incidentId;
  private @Nullable StoredResult shown;

  /** A new case of its table's basic suite. */
  CaseEntity(
      String name,
      String fqn,
      LinkText link,
      Entity table,
      Entity basicSuite,
      Entity definition,
      ObjectNode body,
      Caller caller) {
    super(Kind.CASE, name, fqn, table, body, caller);
    this.link = link;
    this.table = table;
    this.basicSuite = basicSuite;
    this.definition = definition;
    suites.add(basicSuite.id());
  }

  LinkText link() {
    return link;
  }

  Entity table() {
    return table;
  }

  Entity basicSuite() {
    return basicSuite;
  }

  Entity definition() {
    return definition;
  }

  /** The ids of the suites that the case is in, the basic one first. */
  Set<UUID> suites() {
    return Collections.unmodifiableSet(suites);
  }

  void join(UUID suite) {
    suites.add(suite);
  }

  void leave(UUID suite) {
    suites.remove(suite);
  }

  /** All results by timestamp. */
  NavigableMap<Long, StoredResult> results() {
    return Collections.unmodifiableNavigableMap(results);
  }

  Optional<StoredResult> latest() {
    return results.isEmpty() ? Optional.empty() : Optional.of(results.lastEntry().getValue());
  }

  /** Whether a failure was ever reported, stored or not; such a case counts as not empty. */
  boolean hasIncident() {
    return incidentId != null;
  }

  /** The one incident of the case; the first failure opens it. */
  String openIncident() {
    if (incidentId == null) {
      incidentId = UUID.randomUUID().toString();
    }
    return incidentId;
  }

  /** Stores a result, in place of one with the same timestamp. */
  void store(StoredResult result) {
    results.put(result.timestamp(), result);
    if (latest().filter(result::equals).isPresent()) {
      if (shown == null) {
        raiseVersion();
      }
      shown = result;
    }
  }

  /**
   * The result whose status and incident the case itself shows; a PUT of the case makes it forget
   * it, while the result stays stored.
   */
  Optional<StoredResult> shown() {
    return Optional.ofNullable(shown);
  }

  @Override
  boolean takeOver(Entity fresh) {
    boolean changed = shown != null;
    shown = null;
    if (fresh instanceof CaseEntity other && !other.definition.equals(definition)) {
      definition = other.definition;
      changed = true;
    }
    return changed;
  }
}
