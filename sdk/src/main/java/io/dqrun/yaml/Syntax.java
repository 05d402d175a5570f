package io.dqrun.yaml;

import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Finds spellings that the parser takes for something else than YAML 1.2 and other readers do, so
 * that no value silently differs from what its author sees.
 */
final class Syntax {

  private final String text;

  /** The characters, where one of them takes two places in the text; otherwise empty. */
  private final int[] wide;

  private final Excerpts excerpts;
  private final List<Problem> problems = new ArrayList<>();
  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Node> open = new ArrayDeque<>();

  Syntax(String text, Excerpts excerpts) {
    this.text = text;
    boolean narrow = text.codePointCount(0, text.length()) == text.length();
    this.wide = narrow ? new int[0] : text.codePoints().toArray();
    this.excerpts = excerpts;
  }

  /** What is doubtful in a document. */
  List<Problem> check(Node root) {
    visit(root);
    while (!open.isEmpty()) {
      Node node = open.pop();
      if (node instanceof MappingNode mapping) {
        for (NodeTuple tuple : mapping.getValue()) {
          checkKey(tuple.getKeyNode(), mapping);
          checkItem(tuple.getValueNode(), mapping);
        }
      } else if (node instanceof SequenceNode sequence) {
        for (Node item : sequence.getValue()) {
          checkItem(item, sequence);
        }
      }
    }
    return problems;
  }

  private void visit(Node node) {
    // Only what has an anchor can be met again.
    if (node.getAnchor() == null || seen.add(node)) {
      if (!(node instanceof ScalarNode)) {
        open.push(node);
      }
      checkAnchor(node);
      checkComment(node);
    }
  }

  /** In brackets, a question mark directly before a key belongs to it; the parser drops it. */
  private void checkKey(Node key, MappingNode mapping) {
    visit(key);
    if (inBrackets(mapping) && at(start(key) - 1) == '?') {
      add(key, "a `?` directly before a text is not allowed in brackets", "put it in quotes");
    }
  }

  private void checkItem(Node item, CollectionNode<?> parent) {
    visit(item);
    if (inBrackets(parent) && isPlain(item) && ((ScalarNode) item).getValue().equals("-")) {
      add(item, "a lone `-` is not allowed in brackets", "put it in quotes");
    }
  }

  /** The parser ends an anchor's name at a colon and takes the rest for the value. */
  private void checkAnchor(Node node) {
    String anchor = node.getAnchor();
    if (anchor == null) {
      return;
    }
    int at = start(node);
    while (at < end(node) && at(at) != '&') {
      at++;
    }
    if (at(at) == '&' && at(at + 1 + anchor.codePointCount(0, anchor.length())) == ':') {
      add(node, "this is no name of an anchor", "put a text that starts with `&` in quotes");
    }
  }

  /** The parser drops what stands behind a number sign even where no blank is before it. */
  private void checkComment(Node node) {
    boolean closed = node instanceof CollectionNode<?> list ? inBrackets(list) : !isPlain(node);
    boolean block = node instanceof ScalarNode scalar && isBlock(scalar.getScalarStyle());
    int end = end(node);
    if ((closed && !block && at(end) == '#') || (at(end) == ',' && at(end + 1) == '#')) {
      add(node, "a `#` directly behind this value starts no comment", "put a blank before it");
    }
  }

  private static boolean inBrackets(CollectionNode<?> node) {
    return node.getFlowStyle() == FlowStyle.FLOW;
  }

  private static boolean isPlain(Node node) {
    return node instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.PLAIN;
  }

  private static boolean isBlock(ScalarStyle style) {
    return style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED;
  }

  private static int start(Node node) {
    return node.getStartMark().getIndex();
  }

  private static int end(Node node) {
    return Math.max(0, node.getEndMark().getIndex());
  }

  private int at(int index) {
    if (index < 0 || index >= (wide.length == 0 ? text.length() : wide.length)) {
      return ' ';
    }
    return wide.length == 0 ? text.charAt(index) : wide[index];
  }

  private void add(Node node, String message, String hint) {
    problems.add(
        Problem.error(ProblemCode.YAML_SYNTAX, message)
            .withLocation(
                excerpts.location(
                    node.getStartMark().getLine(), node.getStartMark().getColumn(), 1))
            .withHint(hint));
  }
}
