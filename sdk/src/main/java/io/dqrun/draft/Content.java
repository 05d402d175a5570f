package io.dqrun.draft;

import io.dqrun.yaml.YamlEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a tree says, apart from how it is written. */
final class Content {

  private Content() {}

  /** A scalar: its text, and whether it may be meant as something else than a text. */
  private record Value(String text, boolean plain, String anchor) {}

  /** The name that stands for a value somewhere else. */
  private record Reference(String name) {}

  /** The mappings, lists and values of a tree, to be compared with those of another. */
  static Object of(Tree.Node node) {
    if (node instanceof Tree.Scalar scalar) {
      return new Value(
          scalar.text, scalar.style == YamlEvent.Style.PLAIN, scalar.anchor.orElse(""));
    }
    if (node instanceof Tree.Alias alias) {
      return new Reference(alias.name);
    }
    Tree.Collection collection = (Tree.Collection) node;
    if (collection.mapping) {
      Map<String, Object> values = new LinkedHashMap<>();
      for (Tree.Member member : collection.members) {
        values.put(member.key == null ? "" : member.key.text, of(member.value));
      }
      return collection.anchor.isEmpty() ? values : Map.of(collection.anchor.get(), values);
    }
    List<Object> items = new ArrayList<>();
    collection.members.forEach(member -> items.add(of(member.value)));
    return collection.anchor.isEmpty() ? items : Map.of(collection.anchor.get(), items);
  }
}
