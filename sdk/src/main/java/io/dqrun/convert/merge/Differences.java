package io.dqrun.convert.merge;

import io.dqrun.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where two values differ, by paths alone: values may be secrets. */
final class Differences {

  private final List<String> paths = new ArrayList<>();

  private Differences() {}

  /** The paths below {@code path} at which they differ. */
  static List<String> between(
      Optional<? extends YamlNode> one, Optional<? extends YamlNode> other, String path) {
    Differences differences = new Differences();
    differences.compare(one.orElse(null), other.orElse(null), path);
    return List.copyOf(differences.paths);
  }

  private void compare(@Nullable YamlNode one, @Nullable YamlNode other, String path) {
    if (one instanceof YamlNode.Mapping a && other instanceof YamlNode.Mapping b) {
      Set<String> keys = new LinkedHashSet<>();
      a.entries().forEach(entry -> keys.add(entry.key()));
      b.entries().forEach(entry -> keys.add(entry.key()));
      for (String key : keys) {
        compare(value(a, key), value(b, key), path.isEmpty() ? key : path + "." + key);
      }
    } else if (one instanceof YamlNode.Sequence a
        && other instanceof YamlNode.Sequence b
        && a.items().size() == b.items().size()) {
      for (int i = 0; i < a.items().size(); i++) {
        compare(a.items().get(i), b.items().get(i), path + "[" + i + "]");
      }
    } else if (one instanceof YamlNode.Scalar a && other instanceof YamlNode.Scalar b) {
      if (!a.text().equals(b.text()) || a.isNull() != b.isNull()) {
        paths.add(path);
      }
    } else if (one != null || other != null) {
      paths.add(path);
    }
  }

  private static @Nullable YamlNode value(YamlNode.Mapping mapping, String key) {
    return mapping.find(key).map(YamlNode.Entry::value).orElse(null);
  }
}
