package io.dqrun.codec;

import io.dqrun.problem.Location;
import io.dqrun.yaml.YamlNode;
import java.util.Optional;

/** Finds the place of a path such as {@code processor.config.testCases[2].columnName}. */
final class Places {

  private Places() {}

  /** The place of the path, or of the nearest parent that the file has. */
  static Location find(YamlNode root, String path) {
    YamlNode node = root;
    Location place = root.location();
    String rest = path;
    while (!rest.isEmpty()) {
      if (node instanceof YamlNode.Mapping mapping) {
        Optional<YamlNode.Entry> entry = step(mapping, rest);
        if (entry.isEmpty()) {
          return place;
        }
        place = entry.get().location();
        node = entry.get().value();
        rest = after(rest, entry.get().key().length());
      } else if (node instanceof YamlNode.Sequence sequence && rest.matches("\\[[0-9]{1,6}\\].*")) {
        int close = rest.indexOf(']');
        int index = Integer.parseInt(rest.substring(1, close));
        if (index >= sequence.items().size()) {
          return place;
        }
        node = sequence.items().get(index);
        place = node.location();
        rest = after(rest, close + 1);
      } else {
        return place;
      }
    }
    return place;
  }

  /** The entry with the longest key that the path starts with; keys may hold dots themselves. */
  private static Optional<YamlNode.Entry> step(YamlNode.Mapping mapping, String path) {
    YamlNode.Entry longest = null;
    for (YamlNode.Entry entry : mapping.entries()) {
      int length = entry.key().length();
      boolean fits =
          path.startsWith(entry.key())
              && (path.length() == length || ".[".indexOf(path.charAt(length)) >= 0);
      if (fits && (longest == null || longest.key().length() < length)) {
        longest = entry;
      }
    }
    return Optional.ofNullable(longest);
  }

  private static String after(String path, int length) {
    return path.startsWith(".", length) ? path.substring(length + 1) : path.substring(length);
  }
}
