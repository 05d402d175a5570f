package io.dqrun.runner.sandbox.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.dqrun.runner.sandbox.wire.Caller;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A test case with its results. */
public final class CaseEntity extends Entity {

  /**
   * What a failure opens.
   *
   * @param id the id that its results carry
   * @param opened when, in milliseconds since the epoch
   */
  public record Incident(String id, long opened) {}

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
  public CaseEntity(
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

  public LinkText link() {
    return link;
  }

  public Entity table() {
    return table;
  }

  public Entity basicSuite() {
    return basicSuite;
  }

  public Entity definition() {
    return definition;
  }

  /** The ids of the suites that the case is in, the basic one first. */
  public Set<UUID> suites() {
    return Collections.unmodifiableSet(suites);
  }

  public void join(UUID suite) {
    suites.add(suite);
  }

  public void leave(UUID suite) {
    suites.remove(suite);
  }

  /** All results by timestamp. */
  public NavigableMap<Long, StoredResult> results() {
    return Collections.unmodifiableNavigableMap(results);
  }

  public Optional<StoredResult> latest() {
    return results.isEmpty() ? Optional.empty() : Optional.of(results.lastEntry().getValue());
  }

  /** Whether a failure was ever reported, stored or not; such a case counts as not empty. */
  public boolean hasIncident() {
    return incident != null;
  }

  /** The one incident of the case; the first failure opens it. */
  public String openIncident() {
    if (incident == null) {
      incident = new Incident(UUID.randomUUID().toString(), System.currentTimeMillis());
    }
    return incident.id();
  }

  public Optional<Incident> incident() {
    return Optional.ofNullable(incident);
  }

  /** The rows that the latest failure showed. */
  public Optional<ObjectNode> failedRows() {
    return Optional.ofNullable(failedRows);
  }

  public void keepFailedRows(ObjectNode rows) {
    failedRows = rows;
  }

  public void forgetFailedRows() {
    failedRows = null;
  }

  public Optional<String> inspectionQuery() {
    return Optional.ofNullable(inspectionQuery);
  }

  public void inspectWith(String query) {
    inspectionQuery = query;
    amend("inspectionQuery", TextNode.valueOf(query));
  }

  /** Stores a result, in place of one with the same timestamp. */
  public void store(StoredResult result) {
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
  public Optional<StoredResult> shown() {
    return Optional.ofNullable(shown);
  }

  @Override
  public void takeOver(Entity fresh, Changes changes) {
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
