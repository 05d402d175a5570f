package io.dqrun.codec;

import io.dqrun.problem.Nearest;
import io.dqrun.workflow.ConnectionConfig;
import io.dqrun.workflow.ConnectionTypes;
import io.dqrun.workflow.ObjectType;
import io.dqrun.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Binds a {@code serviceConnection.config} by the fields of its connection type. */
final class ConnectionBinder {

  private ConnectionBinder() {}

  static ConnectionConfig bind(Fields fields) {
    fields.require("type");
    Optional<String> name = fields.reference("type").or(() -> type(fields));
    Optional<ObjectType> type = name.flatMap(ConnectionTypes::find);
    Map<String, Object> values;
    if (type.isPresent()) {
      values = ObjectBinder.bind(fields.named("the " + name.get() + " connection"), type.get());
    } else {
      // What it may hold is unknown, so that there is nothing to say about it.
      fields.mapping().entries().stream()
          .map(YamlNode.Entry::key)
          .filter(key -> fields.entry("type").isPresent() || !isMisspeltType(key))
          .forEach(fields::accept);
      fields.close();
      values = OpenBinder.map(fields);
    }
    Map<String, Object> others = new LinkedHashMap<>(values);
    others.remove("type");
    return new ConnectionConfig(name.orElse(""), others);
  }

  private static boolean isMisspeltType(String key) {
    return !key.equals("type") && Nearest.of(key, List.of("type")).isPresent();
  }

  private static Optional<String> type(Fields fields) {
    Optional<Value> value = fields.text("type").filter(text -> !text.failed());
    // Which server knows it is judged by the target version, not here.
    if (value.map(Value::text).flatMap(ConnectionTypes::newerThan16).isPresent()) {
      return value.map(Value::text);
    }
    List<String> names = new ArrayList<>(ConnectionTypes.names());
    if (fields.reading().knowsNewest()) {
      names.addAll(ConnectionTypes.newerNames());
    }
    return value.isEmpty() ? Optional.empty() : fields.choice("type", names);
  }
}
