package io.dqrun.codec;

import io.dqrun.problem.ProblemCode;
import io.dqrun.workflow.FieldType;
import io.dqrun.workflow.FormerField;
import io.dqrun.workflow.ObjectType;
import io.dqrun.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Binds the fields that a type of connection, or of an object inside one, has. */
final class ObjectBinder {

  private ObjectBinder() {}

  /** The values by their keys; also of what is wrong, which is reported. */
  static Map<String, Object> bind(Fields fields, ObjectType type) {
    FormerLayout.refuse(fields, type);
    Map<String, Object> values =
        new LinkedHashMap<>(type.open() ? OpenBinder.map(fields) : Map.of());
    later(fields, type, values);
    for (FieldType field : type.fields()) {
      if (field.required()) {
        fields.require(field.name());
      }
      if (!isFormer(fields, type, field)) {
        Optional<?> value = value(fields, field);
        if (value.isPresent()) {
          values.put(field.name(), value.get());
        }
      }
    }
    fields.close();
    return values;
  }

  private static boolean isFormer(Fields fields, ObjectType type, FieldType field) {
    for (FormerField former : type.former()) {
      if (former.name().equals(field.name())
          && FormerLayout.find(fields, type, former).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** What only later versions know; how they type it is not looked at. */
  private static void later(Fields fields, ObjectType type, Map<String, Object> values) {
    for (String key : new TreeSet<>(type.later().keySet())) {
      boolean known = fields.reading().knowsNewest();
      if (known) {
        // Also where it is missing, for it may be misspelt.
        open(fields, key).ifPresent(value -> values.put(key, value));
      }
      if (fields.mapping().find(key).isEmpty()) {
        continue;
      }
      String instead = type.later().getOrDefault(key, "");
      if (!known) {
        fields.refuse(
            key,
            ProblemCode.UNSUPPORTED_SETTING,
            "`" + key + "` is not known here to OpenMetadata 1.6; it came with a later version",
            instead.isEmpty() ? "remove it" : "write `" + instead + ": ...` instead");
      }
      fields.handled(instead);
    }
  }

  private static Optional<?> value(Fields fields, FieldType field) {
    String key = field.name();
    Optional<String> reference =
        switch (field.kind()) {
          case INTEGER, BOOLEAN, CHOICE -> fields.reference(key);
          default -> Optional.empty();
        };
    if (reference.isPresent()) {
      return reference;
    }
    return switch (field.kind()) {
      case TEXT, SECRET -> fields.plainText(key);
      case INTEGER -> integer(fields, key);
      case BOOLEAN -> fields.flag(key);
      case CHOICE -> fields.choice(key, field.choices());
      case MAP -> fields.object(key).map(OpenBinder::map);
      case OBJECT -> {
        Optional<Fields> inner = fields.object(key);
        yield inner.isPresent() ? Optional.of(object(inner.get(), field)) : Optional.empty();
      }
      case LIST -> {
        boolean given = fields.entry(key).isPresent();
        List<YamlNode> items = fields.list(key);
        yield given && !items.isEmpty() ? open(fields, key) : Optional.empty();
      }
      case ANY -> open(fields, key);
    };
  }

  private static Optional<Long> integer(Fields fields, String key) {
    Optional<Integer> whole = fields.whole(key, Integer.MIN_VALUE, Integer.MAX_VALUE);
    return whole.isPresent() ? Optional.of(whole.get().longValue()) : Optional.empty();
  }

  private static Optional<Object> open(Fields fields, String key) {
    return fields
        .entry(key)
        .flatMap(entry -> OpenBinder.value(fields.reading(), fields.path(key), entry.value()));
  }

  private static Object object(Fields fields, FieldType field) {
    Optional<ObjectType> type = Alternatives.choose(field, fields.mapping());
    if (type.isEmpty()) {
      fields
          .reading()
          .report(
              ProblemCode.MISSING_KEY,
              "`" + field.name() + "` is empty",
              fields.path(),
              fields.place(),
              "give one of " + String.join(", ", Alternatives.firstFields(field)));
      return Map.of();
    }
    return bind(fields, type.get());
  }
}
