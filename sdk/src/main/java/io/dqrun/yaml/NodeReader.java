package io.dqrun.yaml;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns the parser's nodes into our own and refuses what the parser lets pass. */
final class NodeReader {

  /** Aliases may nest what is itself nested; the parser's own limit does not see that. */
  private static final int MAX_DEPTH = 2 * Limits.DEPTH;

  private static final int MAX_PROBLEMS = 50;

  private final Excerpts excerpts;
  private final SecretMarks secrets;
  private final List<Problem> problems = new ArrayList<>();
  private int nodes;

  NodeReader(Excerpts excerpts, SecretMarks secrets) {
    this.excerpts = excerpts;
    this.secrets = secrets;
  }

  /**
   * Reads a whole document.
   *
   * @throws DqException with everything that is not allowed in it
   */
  YamlNode read(Node root) {
    YamlNode node = read(root, place(root), 1);
    if (!problems.isEmpty()) {
      throw new DqException(problems, null);
    }
    return node;
  }

  private YamlNode read(Node node, Place keyPlace, int depth) {
    count(node, depth);
    if (!YamlTags.allowed(node.getTag())) {
      problems.add(
          Problem.error(ProblemCode.YAML_TAG, YamlTags.MESSAGE)
              .withLocation(place(node).location())
              .withHint(YamlTags.HINT));
    }
    if (node instanceof MappingNode mapping) {
      return mapping(mapping, depth);
    }
    if (node instanceof SequenceNode sequence) {
      List<YamlNode> items = new ArrayList<>();
      for (Node item : sequence.getValue()) {
        Place start = new Place(excerpts, line(item), column(item));
        items.add(read(item, start, depth + 1));
      }
      return new YamlNode.Sequence(items, place(node));
    }
    return scalar((ScalarNode) node, keyPlace);
  }

  private void count(Node node, int depth) {
    if (problems.size() >= MAX_PROBLEMS) {
      throw new DqException(problems, null);
    }
    Mark mark = node.getStartMark();
    if (++nodes > Limits.NODES) {
      throw new DqException(Limits.exceeded(Limits.TOO_MANY_NODES, mark, excerpts));
    }
    if (depth > MAX_DEPTH) {
      throw new DqException(
          Limits.exceeded("aliases nest the document too deep, or without end", mark, excerpts));
    }
  }

  private YamlNode.Scalar scalar(ScalarNode node, Place keyPlace) {
    String text = node.getValue();
    if (text.length() > Limits.SCALAR_LENGTH) {
      problems.add(
          Limits.exceeded(
              "the value has more than " + Limits.SCALAR_LENGTH + " characters",
              node.getStartMark(),
              excerpts));
    }
    YamlNode.Scalar.Style style =
        node.getTag().equals(Tag.STR) ? YamlNode.Scalar.Style.TEXT : YamlNode.Scalar.Style.PLAIN;
    boolean secret = secrets.isSecret(node);
    return new YamlNode.Scalar(text, style, secret, secret ? keyPlace : place(node));
  }

  private YamlNode.Mapping mapping(MappingNode node, int depth) {
    Map<String, YamlNode.Entry> own = new LinkedHashMap<>();
    List<NodeTuple> merges = new ArrayList<>();
    for (NodeTuple tuple : node.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.add(
            Problem.error(ProblemCode.YAML_SYNTAX, "a key must be a text, not a mapping or list")
                .withLocation(place(tuple.getKeyNode()).location())
                .withHint("put text with braces or brackets in quotes"));
      } else if (key.getTag().equals(Tag.MERGE)) {
        merges.add(tuple);
      } else {
        add(own, key, tuple.getValueNode(), depth);
      }
    }
    Map<String, YamlNode.Entry> merged = new LinkedHashMap<>(own);
    for (NodeTuple merge : merges) {
      merge(merge, depth).forEach(merged::putIfAbsent);
    }
    return new YamlNode.Mapping(List.copyOf(merged.values()), place(node));
  }

  private void add(Map<String, YamlNode.Entry> entries, ScalarNode key, Node value, int depth) {
    Place place = place(key);
    YamlNode.Entry first = entries.get(key.getValue());
    if (first == null) {
      entries.put(
          key.getValue(),
          new YamlNode.Entry(
              key.getValue(), secrets.isSecret(key), place, read(value, place, depth + 1)));
    } else if (problems.size() < MAX_PROBLEMS) {
      problems.add(
          Problem.error(ProblemCode.DUPLICATE_KEY, keyName(key) + " stands twice")
              .withLocation(place.location())
              .withLabel("first given in line " + first.keyLocation().line())
              .withHint("keep one of the two"));
    }
  }

  /** The entries of a merge key's mapping or mappings, the first of which wins. */
  private Map<String, YamlNode.Entry> merge(NodeTuple tuple, int depth) {
    YamlNode value = read(tuple.getValueNode(), place(tuple.getKeyNode()), depth + 1);
    List<YamlNode> sources =
        value instanceof YamlNode.Sequence sequence ? sequence.items() : List.of(value);
    Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
    for (YamlNode source : sources) {
      if (source instanceof YamlNode.Mapping mapping) {
        mapping.entries().forEach(entry -> entries.putIfAbsent(entry.key(), entry));
      } else {
        problems.add(
            Problem.error(ProblemCode.YAML_SYNTAX, "`<<` must name a mapping or a list of mappings")
                .withLocation(place(tuple.getKeyNode()).location())
                .withHint("give it an alias of a mapping, such as `<<: *defaults`"));
      }
    }
    return entries;
  }

  private String keyName(ScalarNode key) {
    return secrets.isSecret(key)
        ? "the key"
        : "the key `" + SecretKeys.visible(key.getValue()) + "`";
  }

  /** The text of a scalar, the first key of a mapping, the start of a list. */
  private Place place(Node node) {
    if (node instanceof MappingNode mapping
        && !mapping.getValue().isEmpty()
        && mapping.getValue().get(0).getKeyNode() instanceof ScalarNode key) {
      return place(key);
    }
    if (node instanceof ScalarNode) {
      Mark end = node.getEndMark();
      return new Place(excerpts, line(node), column(node), end.getLine(), end.getColumn());
    }
    return new Place(excerpts, line(node), column(node));
  }

  private static int line(Node node) {
    return node.getStartMark().getLine();
  }

  private static int column(Node node) {
    return node.getStartMark().getColumn();
  }
}
