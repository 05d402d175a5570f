package io.dqrun.yaml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Finds the values that must not be shown, wherever they are written: an anchored value is secret
 * if any of its aliases stands under a secret key.
 */
final class SecretMarks {

  private record Visit(Node node, Depth depth) {}

  /** How deep in a secret something is; the later the less may be shown. */
  private enum Depth {
    OUTSIDE,
    /** In a group of fields some of which are secret; the names of its fields are not. */
    GROUP,
    /** In a group whose fields are all single secrets. */
    TEXTS,
    /** In what should be a single text; whatever it is instead, it may be the secret. */
    SECRET
  }

  private final SecretKeys keys;
  private final Excerpts excerpts;
  private final IdentityHashMap<Node, Depth> deepest = new IdentityHashMap<>();

  SecretMarks(SecretKeys keys, Excerpts excerpts) {
    this.keys = keys;
    this.excerpts = excerpts;
  }

  /** Hides all secrets of a document. */
  void hide(Node root) {
    Deque<Visit> open = new ArrayDeque<>();
    open.push(new Visit(root, Depth.OUTSIDE));
    while (!open.isEmpty()) {
      Visit visit = open.pop();
      Depth before = deepest.get(visit.node());
      if (before != null && before.compareTo(visit.depth()) >= 0) {
        continue;
      }
      deepest.put(visit.node(), visit.depth());
      if (visit.node() instanceof MappingNode mapping) {
        for (NodeTuple tuple : mapping.getValue()) {
          boolean hidden =
              visit.depth() == Depth.SECRET || (visit.depth() != Depth.OUTSIDE && isLone(tuple));
          visit(open, tuple.getKeyNode(), hidden ? Depth.SECRET : Depth.OUTSIDE);
          visit(open, tuple.getValueNode(), below(visit.depth(), tuple.getKeyNode()));
        }
      } else if (visit.node() instanceof SequenceNode sequence) {
        for (Node item : sequence.getValue()) {
          visit(open, item, visit.depth());
        }
      } else if (visit.depth() != Depth.OUTSIDE) {
        excerpts.hide(
            visit.node().getStartMark().getLine(),
            visit.node().getStartMark().getColumn(),
            visit.node().getEndMark().getLine(),
            visit.node().getEndMark().getColumn());
      }
    }
  }

  /** Most single values lie outside of all secrets, where nothing is done about them. */
  private static void visit(Deque<Visit> open, Node node, Depth depth) {
    if (depth != Depth.OUTSIDE || !(node instanceof ScalarNode)) {
      open.push(new Visit(node, depth));
    }
  }

  private Depth below(Depth depth, Node key) {
    if (depth == Depth.TEXTS || depth == Depth.SECRET) {
      return Depth.SECRET;
    }
    if (!(key instanceof ScalarNode scalar) || !keys.matches(scalar.getValue())) {
      return depth;
    }
    String name = scalar.getValue();
    return SecretKeys.isGroup(name)
        ? Depth.GROUP
        : SecretKeys.isGroupOfTexts(name) ? Depth.TEXTS : Depth.SECRET;
  }

  /** A key without a value, as in {@code authType: {hunter2}}, is meant as the value. */
  private static boolean isLone(NodeTuple tuple) {
    return tuple.getValueNode() instanceof ScalarNode value
        && value.getStartMark().getIndex() == value.getEndMark().getIndex();
  }

  /** Whether this key or value is a secret. */
  boolean isSecret(Node node) {
    return deepest.getOrDefault(node, Depth.OUTSIDE) != Depth.OUTSIDE;
  }
}
