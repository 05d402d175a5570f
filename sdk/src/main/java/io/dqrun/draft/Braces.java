package io.dqrun.draft;

import io.dqrun.yaml.YamlEvent;
import java.util.List;

/** Turns lines into braces and braces into lines, and lays out what stands in braces. */
final class Braces {

  private final Tree.Node root;
  private final Style style;
  private final Changes changes;

  Braces(Tree.Node root, Style style, Changes changes) {
    this.root = root;
    this.style = style;
    this.changes = changes;
  }

  /** A value as it may stand in braces. */
  Tree.Node onOneLine(Tree.Node node) {
    if (node instanceof Tree.Collection collection && collection.block()) {
      return flowOf(collection);
    }
    if (node instanceof Tree.Scalar scalar
        && (scalar.raw.indexOf('\n') >= 0 || Style.breaksInFlow(scalar))) {
      Tree.Scalar quoted = style.scalar(scalar.text, YamlEvent.Style.DOUBLE_QUOTED);
      keepAnchor(scalar, quoted);
      return quoted;
    }
    if (node instanceof Tree.Scalar scalar && scalar.raw.isEmpty()) {
      return new Tree.Scalar("null", "null", YamlEvent.Style.PLAIN);
    }
    return node;
  }

  /** Gives a value the anchor of the one whose place it takes. */
  static void keepAnchor(Tree.Node old, Tree.Node node) {
    old.anchor.ifPresent(
        name -> {
          node.anchor = old.anchor;
          if (node instanceof Tree.Scalar scalar) {
            scalar.raw = "&" + name + " " + scalar.raw;
          } else if (node instanceof Tree.Collection collection) {
            collection.open = "&" + name + " " + collection.open;
          }
        });
  }

  /** A member of a flow as the line of a block; its value stays in brackets. */
  Tree.Member blockOf(Tree.Member flow) {
    Tree.Member block = new Tree.Member(false, flow.value);
    block.key = flow.key;
    List<String> comments = Comments.ofBlanks(flow.before);
    comments.addAll(Comments.ofBlanks(flow.tail));
    block.lead = style.comments(comments, 0);
    block.between = flow.key == null ? "- " : flow.between.equals(":") ? ": " : flow.between;
    block.tail = style.newline();
    block.firstLine = flow.firstLine;
    block.lastLine = flow.lastLine;
    return block;
  }

  /** A line of a block as a member of a flow. */
  Tree.Member flowOf(Tree.Member block) {
    List<String> comments = Comments.within(block);
    if (!comments.isEmpty() || !Comments.ofBlanks(block.lead).isEmpty()) {
      throw Changes.refused(
          block, "a block with comments would move into braces, which have one line");
    }
    Tree.Member flow = new Tree.Member(true, onOneLine(block.value));
    if (block.key != null) {
      flow.key = block.key;
      flow.between = ": ";
    }
    flow.firstLine = block.firstLine;
    flow.lastLine = block.lastLine;
    return flow;
  }

  private Tree.Collection flowOf(Tree.Collection block) {
    Tree.Collection flow = Style.flow(block.mapping);
    for (Tree.Member member : block.members) {
      Tree.Member inner = flowOf(member);
      inner.before = flow.members.isEmpty() ? "" : " ";
      flow.members.add(inner);
    }
    flow.anchor = block.anchor;
    if (block.anchor.isPresent()) {
      flow.open = "&" + block.anchor.get() + " " + flow.open;
    }
    return flow;
  }

  /** Whether a member of a block would be hard to read, or lose its comments, within braces. */
  static boolean hasLines(Tree.Member member) {
    return !member.flow
        && (member.holdsBlock()
            || !Comments.within(member).isEmpty()
            || !Comments.ofBlanks(member.lead).isEmpty());
  }

  /** Turns a collection in braces, and those around it, into blocks, where that is possible. */
  void openUp(Tree.Collection target) {
    openUp(root, target);
  }

  /** Whether the collection was found below this node. */
  private boolean openUp(Tree.Node node, Tree.Collection target) {
    if (node == target) {
      return true;
    }
    if (node instanceof Tree.Collection collection) {
      for (Tree.Member member : collection.members) {
        // The outer one first: its members must be lines before what they hold can be.
        boolean found = find(member.value, target);
        if (found && member.value instanceof Tree.Collection below && below.flow) {
          if (member.flow) {
            return false;
          }
          openUp(member, below);
        }
        if (found) {
          return openUp(member.value, target);
        }
      }
    }
    return false;
  }

  private static boolean find(Tree.Node node, Tree.Collection target) {
    return node == target
        || (node instanceof Tree.Collection collection
            && collection.members.stream().anyMatch(member -> find(member.value, target)));
  }

  /** Gives every member of a collection in braces its own line below its key or beside its dash. */
  private void openUp(Tree.Member owner, Tree.Collection flow) {
    if (!Comments.of(flow).isEmpty()) {
      throw Changes.refused(owner, "comments within braces would lose their places");
    }
    changes.touch(owner);
    String properties = flow.open.substring(0, flow.open.length() - 1).strip();
    flow.flow = false;
    flow.comma = false;
    flow.open = "";
    flow.close = "";
    boolean item = owner.key == null;
    flow.column = owner.column + (item ? 2 : flow.mapping ? style.step() : style.listStep());
    for (Tree.Member member : flow.members) {
      member.flow = false;
      member.column = flow.column;
      member.before = " ".repeat(flow.column);
      member.between = member.key == null ? "- " : ": ";
      member.tail = style.newline();
    }
    if (item && properties.isEmpty()) {
      owner.lead += style.comments(Comments.ofBlanks(owner.tail), owner.column);
      owner.between = "- ";
      flow.open = flow.members.isEmpty() ? style.newline() : "";
      flow.members.stream().limit(1).forEach(first -> first.before = "");
    } else {
      String mark = item ? "-" : ":";
      owner.between = mark + (properties.isEmpty() ? "" : " " + properties) + owner.tail;
    }
    owner.tail = "";
  }

  /** Puts a member behind these blanks; what is new becomes as many lines as its neighbours. */
  void place(Tree.Member member, String before) {
    if (before.indexOf('\n') < 0) {
      member.before = before.isBlank() ? before : " ";
      return;
    }
    int from = Indent.lineStart(member.before).length();
    boolean ownLine = member.before.indexOf('\n') >= 0;
    member.before = style.newline() + Indent.lineStart(before);
    if (member.value instanceof Tree.Collection collection && collection.line < 0) {
      spread(collection, Indent.lineStart(before));
    } else if (ownLine) {
      member.value.shift(Indent.lineStart(before).length() - from);
    }
  }

  /** Gives every member of a new collection a line of its own. */
  void spread(Tree.Collection collection, String indentation) {
    if (collection.block() || (!collection.mapping && !holdsMappings(collection))) {
      return;
    }
    collection.members.forEach(
        member -> place(member, style.newline() + indentation + style.unit()));
    if (!collection.members.isEmpty()) {
      collection.close = style.newline() + indentation + collection.close.strip();
    }
  }

  private static boolean holdsMappings(Tree.Collection list) {
    return list.members.stream()
        .anyMatch(item -> item.value instanceof Tree.Collection below && below.mapping);
  }
}
