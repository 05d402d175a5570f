package io.dqrun.runner.sandbox.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.runner.sandbox.wire.Json;
import java.util.Map;

/** What one change did to an entity, field by field. */
public final class Changes {

  private final ArrayNode added = Json.array();
  private final ArrayNode updated = Json.array();
  private final ArrayNode deleted = Json.array();

  /** What makes one body out of another. */
  public static Changes between(ObjectNode before, ObjectNode after) {
    Changes changes = new Changes();
    for (Map.Entry<String, JsonNode> field : after.properties()) {
      JsonNode old = before.get(field.getKey());
      if (old == null) {
        changes.add(field.getKey(), field.getValue());
      } else if (!old.equals(field.getValue())) {
        changes.update(field.getKey(), old, field.getValue());
      }
    }
    for (Map.Entry<String, JsonNode> field : before.properties()) {
      if (!after.has(field.getKey())) {
        changes.delete(field.getKey(), field.getValue());
      }
    }
    return changes;
  }

  public void add(String field, JsonNode value) {
    added.addObject().put("name", field).set("newValue", value);
  }

  public void update(String field, JsonNode before, JsonNode after) {
    ObjectNode change = updated.addObject().put("name", field);
    change.set("oldValue", before);
    change.set("newValue", after);
  }

  public void delete(String field, JsonNode value) {
    deleted.addObject().put("name", field).set("oldValue", value);
  }

  public boolean isEmpty() {
    return added.isEmpty() && updated.isEmpty() && deleted.isEmpty();
  }

  public ObjectNode json(double previousVersion) {
    ObjectNode json = Json.object();
    json.set("fieldsAdded", added);
    json.set("fieldsUpdated", updated);
    json.set("fieldsDeleted", deleted);
    json.put("previousVersion", previousVersion);
    return json;
  }
}
