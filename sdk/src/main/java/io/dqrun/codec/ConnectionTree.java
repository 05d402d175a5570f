package io.dqrun.codec;

import io.dqrun.workflow.ConnectionConfig;
import io.dqrun.workflow.ConnectionTypes;
import io.dqrun.workflow.FieldType;
import io.dqrun.workflow.FieldType.Kind;
import io.dqrun.workflow.ObjectType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The tree of a {@code serviceConnection.config}, in OpenMetadata's order of its fields. */
final class ConnectionTree {

  private final SecretGuard guard;

  ConnectionTree(SecretGuard guard) {
    this.guard = guard;
  }

  Map<String, Object> of(String path, ConnectionConfig config) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("type", config.type());
    fill(tree, path, config.fields(), ConnectionTypes.find(config.type()));
    return tree;
  }

  private void fill(
      Map<String, Object> tree, String path, Map<?, ?> values, Optional<ObjectType> type) {
    if (type.isPresent()) {
      for (FieldType field : type.get().fields()) {
        Object value = values.get(field.name());
        if (value != null && !tree.containsKey(field.name())) {
          tree.put(field.name(), value(path + "." + field.name(), value, field));
        }
      }
    }
    values.forEach(
        (key, value) -> {
          String name = String.valueOf(key);
          if (value != null && !tree.containsKey(name)) {
            guard.open(path + "." + name, name, value);
            tree.put(name, value);
          }
        });
  }

  private Object value(String path, Object value, FieldType field) {
    if (field.kind() == Kind.OBJECT && value instanceof Map<?, ?> map) {
      Map<String, Object> inner = new LinkedHashMap<>();
      fill(inner, path, map, Optional.of(ConnectionTypes.anyOf(field)));
      return inner;
    }
    switch (field.kind()) {
      case SECRET -> guard.secret(path, value);
      case MAP, LIST, ANY, OBJECT -> guard.open(path, "", value);
      case TEXT, CHOICE, INTEGER, BOOLEAN -> {}
    }
    return value;
  }
}
