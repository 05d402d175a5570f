package io.dqrun.codec;

import io.dqrun.problem.Nearest;
import io.dqrun.workflow.ConnectionTypes;
import io.dqrun.workflow.FieldType;
import io.dqrun.workflow.FieldType.Kind;
import io.dqrun.workflow.ObjectType;
import io.dqrun.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** Tells which of several types an object is meant to be, by the fields that it has. */
final class Alternatives {

  private static final int CONTRADICTION = -100;

  private Alternatives() {}

  /**
   * The type with most of the fields that are there, the first of several such; a misspelt field
   * counts half. If none has any, all fields of all types, so that the one that was meant can be
   * named.
   *
   * @return empty if nothing is there and all types need something
   */
  static Optional<ObjectType> choose(FieldType field, YamlNode.Mapping mapping) {
    List<ObjectType> types = field.choices().stream().map(ConnectionTypes::object).toList();
    if (types.size() == 1) {
      return Optional.of(types.get(0));
    }
    if (mapping.entries().isEmpty()) {
      return types.stream()
          .filter(type -> type.fields().stream().noneMatch(FieldType::required))
          .findFirst();
    }
    ObjectType best = null;
    int most = 0;
    for (ObjectType type : types) {
      int score = score(type, mapping);
      if (score > most) {
        best = type;
        most = score;
      }
    }
    return Optional.of(best == null ? ConnectionTypes.anyOf(field) : best);
  }

  /** The fields of which one is needed. */
  static List<String> firstFields(FieldType field) {
    return field.choices().stream()
        .map(ConnectionTypes::object)
        .map(type -> type.fields().get(0).name())
        .toList();
  }

  private static int score(ObjectType type, YamlNode.Mapping mapping) {
    int score = 0;
    List<String> names = type.fields().stream().map(FieldType::name).toList();
    for (YamlNode.Entry entry : mapping.entries()) {
      Optional<FieldType> field = type.field(entry.key());
      if (field.isPresent()) {
        score += 2 + score(field.get(), entry.value());
      } else if (Nearest.of(entry.key(), names).isPresent()) {
        score++;
      }
    }
    return score;
  }

  private static int score(FieldType field, YamlNode value) {
    if (field.kind() == Kind.OBJECT && value instanceof YamlNode.Mapping inner) {
      return field.choices().stream()
          .map(ConnectionTypes::object)
          .mapToInt(type -> score(type, inner))
          .max()
          .orElse(0);
    }
    boolean contradicts =
        field.kind() == Kind.CHOICE
            && value instanceof YamlNode.Scalar scalar
            && !scalar.text().contains("$")
            && !field.choices().contains(scalar.text());
    return contradicts ? CONTRADICTION : 0;
  }
}
