package io.dqrun.codec;

import io.dqrun.problem.ProblemCode;
import io.dqrun.workflow.FormerField;
import io.dqrun.workflow.ObjectType;
import io.dqrun.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** Refuses fields of older layouts of an object, with what to write today. */
final class FormerLayout {

  private FormerLayout() {}

  /** Reports one problem for all fields that the same version of OpenMetadata changed. */
  static void refuse(Fields fields, ObjectType type) {
    Map<String, List<FormerField>> byVersion = new LinkedHashMap<>();
    for (FormerField former : type.former()) {
      if (find(fields, type, former).isPresent()) {
        byVersion.computeIfAbsent(former.version(), version -> new ArrayList<>()).add(former);
      }
    }
    for (List<FormerField> group : byVersion.values()) {
      refuse(fields, group);
    }
  }

  /** The entry of a field of an older layout, if it is there. */
  static Optional<YamlNode.Entry> find(Fields fields, ObjectType type, FormerField former) {
    Optional<YamlNode.Entry> entry = fields.mapping().find(former.name());
    boolean stillKnown = entry.isPresent() && type.field(former.name()).isPresent();
    return stillKnown
            && !(entry.get().value() instanceof YamlNode.Scalar scalar && !scalar.isNull())
        ? Optional.empty()
        : entry;
  }

  private static void refuse(Fields fields, List<FormerField> group) {
    FormerField first =
        group.stream()
            .filter(former -> !former.successor().isEmpty())
            .findFirst()
            .orElse(group.get(0));
    String message =
        first.successor().isEmpty()
            ? "`" + first.name() + "` is not read here since OpenMetadata " + first.version()
            : "`"
                + first.name()
                + "` is written as `"
                + first.successor()
                + "` since OpenMetadata "
                + first.version();
    fields.refuse(
        first.name(),
        ProblemCode.LEGACY_LAYOUT,
        message,
        Hints.byHandOrConvert(hint(group), fields.mapping().location()));
    for (FormerField former : group) {
      String[] path = former.successor().split("\\.", -1);
      fields.handled(former.name(), path[0]);
    }
  }

  private static String hint(List<FormerField> group) {
    Keys today = new Keys();
    StringJoiner removed = new StringJoiner(", ");
    boolean contents = false;
    for (FormerField former : group) {
      if (former.successor().isEmpty()) {
        removed.add("`" + former.name() + "`");
      } else {
        today.put(former.successor());
      }
      contents |= former.successor().contains("ertificate") || former.name().equals("sslKey");
    }
    StringJoiner hint = new StringJoiner("; ");
    if (!today.text().isEmpty()) {
      hint.add("write `" + today.text() + "`");
    }
    if (removed.length() > 0) {
      hint.add("remove " + removed);
    }
    if (contents) {
      hint.add("the values are the PEM texts, no longer the paths of files");
    }
    return hint.toString();
  }

  /** A tree of keys; one without keys below it holds a value. */
  private static final class Keys {
    private final Map<String, Keys> below = new LinkedHashMap<>();

    void put(String path) {
      int dot = path.indexOf('.');
      Keys keys = below.computeIfAbsent(dot < 0 ? path : path.substring(0, dot), k -> new Keys());
      if (dot >= 0) {
        keys.put(path.substring(dot + 1));
      }
    }

    String text() {
      StringJoiner text = new StringJoiner(", ");
      below.forEach(
          (key, keys) ->
              text.add(key + ": " + (keys.below.isEmpty() ? "..." : "{" + keys.text() + "}")));
      return text.toString();
    }
  }
}
