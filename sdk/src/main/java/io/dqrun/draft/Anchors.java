package io.dqrun.draft;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The anchors of a tree, and where each is used. */
final class Anchors {

  private final Map<String, Tree.Node> nodes = new HashMap<>();
  private final Map<String, Set<String>> uses = new HashMap<>();

  /** The anchors of a tree. */
  Anchors(Tree.Node root) {
    visit(root, "");
  }

  /** The names that are used without a value that has them. */
  List<String> lost() {
    return uses.keySet().stream().filter(name -> !nodes.containsKey(name)).sorted().toList();
  }

  private void visit(Tree.Node node, String path) {
    node.anchor.ifPresent(
        name -> {
          nodes.put(name, node);
          uses.computeIfAbsent(name, n -> new HashSet<>()).add(path);
        });
    if (node instanceof Tree.Alias alias) {
      uses.computeIfAbsent(alias.name, n -> new HashSet<>()).add(path);
    } else if (node instanceof Tree.Collection collection) {
      for (Tree.Member member : collection.members) {
        visit(member.value, member.key == null ? path + "[]" : path + "." + member.key.text);
      }
    }
  }

  /** The member whose value has this anchor, or the given one. */
  Tree.Member holder(Tree.Node node, String name, Tree.Member otherwise) {
    if (node instanceof Tree.Collection collection) {
      for (Tree.Member member : collection.members) {
        if (member.value.anchor.filter(name::equals).isPresent()) {
          return member;
        }
        Tree.Member below = holder(member.value, name, otherwise);
        if (below != otherwise) {
          return below;
        }
      }
    }
    return otherwise;
  }

  /** The value with this anchor, or null. */
  Tree.@Nullable Node node(String name) {
    return nodes.get(name);
  }

  /** Whether a change to it would also change a place of another meaning. */
  boolean isShared(String name) {
    return uses.getOrDefault(name, Set.of()).size() > 1;
  }
}
