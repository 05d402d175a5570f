package io.dqrun.runner.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
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

  /**
   * What a failure opens.
   *
   * @param id the id that its results carry
   * @param opened when, in milliseconds since the epoch
   */
  record Incident(String id, long opened) {}

  private final LinkText link;
  private final Entity table;
  private final Entity basicSuite;
  private Entity definition;
  private final Set<UUID> suites = new LinkedHashSet<>();
  private final NavigableMap<Long, StoredResult> results = new TreeMap<>();
  private @Nullable Incident incident;
  private @Nullable ObjectNode failedRows;
  private @Nullable String inspectionQuery;
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
    return incident != null;
  }

  /** The one incident of the case; the first failure opens it. */
  String openIncident() {
    if (incident == null) {
      incident = new Incident(UUID.randomUUID().toString(), System.currentTimeMillis());
    }
    return incident.id();
  }

  Optional<Incident> incident() {
    return Optional.ofNullable(incident);
  }

  /** The rows that the latest failure showed. */
  Optional<ObjectNode> failedRows() {
    return Optional.ofNullable(failedRows);
  }

  void keepFailedRows(ObjectNode rows) {
    failedRows = rows;
  }

  void forgetFailedRows() {
    failedRows = null;
  }

  Optional<String> inspectionQuery() {
    return Optional.ofNullable(inspectionQuery);
  }

  void inspectWith(String query) {
    inspectionQuery = query;
    amend("inspectionQuery", TextNode.valueOf(query));
  }

  /** Stores a result, in place of one with the same timestamp. */
  void store(StoredResult result) {
    results.put(result.timestamp(), result);
    if (result.status().equals("Success")) {
      failedRows = null;
    }
    if (latest().filter(result::equals).isPresent()) {
      if (shown == null) {
        Changes changes = new Changes();
        changes.add("testCaseStatus", TextNode.valueOf(result.status()));
        raiseVersion(changes);
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
  void takeOver(Entity fresh, Changes changes) {
    if (inspectionQuery != null) {
      changes.delete("inspectionQuery", TextNode.valueOf(inspectionQuery));
      inspectionQuery = null;
    }
    if (shown != null) {
      changes.delete("testCaseStatus", TextNode.valueOf(shown.status()));
      shown = null;
    }
    if (fresh instanceof CaseEntity other && !other.definition.equals(definition)) {
      changes.update(
          "testDefinition",
          TextNode.valueOf(definition.fqn()),
          TextNode.valueOf(other.definition.fqn()));
      definition = other.definition;
    }
  }
}
