package io.dqrun.draft;

import io.dqrun.yaml.YamlEvent;
import java.util.List;

/** Changes the values of a tree. */
final class Editor {

  private final Style style;
  private final Changes changes = new Changes();
  private final Braces braces;
  private final Moves moves;

  Editor(Tree.Node root, Style style) {
    this.style = style;
    this.braces = new Braces(root, style, changes);
    this.moves = new Moves(style, changes, braces);
  }

  Style style() {
    return style;
  }

  /** What was changed so far. */
  Changes changes() {
    return changes;
  }

  /** For taking members out and putting them elsewhere. */
  Moves moves() {
    return moves;
  }

  /** Adds a line above a member of a block. */
  void comment(Tree.Member member, String text) {
    if (!member.flow && !member.besideDash()) {
      changes.add();
      member.lead += " ".repeat(member.column) + "# " + text + style.newline();
    }
  }

  /** Gives a member another key, written as the old one was. */
  void rename(Tree.Member member, String key) {
    changes.add();
    changes.touch(member.firstLine, member.firstLine);
    Tree.Scalar old = member.key;
    Tree.Scalar renamed = style.scalar(key, old == null ? YamlEvent.Style.PLAIN : old.style);
    renamed.place = old == null ? null : old.place;
    member.key = renamed;
  }

  /** Gives a member another value. */
  void replace(Tree.Member member, Object value) {
    changes.add();
    changes.touch(member);
    Tree.Node old = member.value;
    Tree.Node node = member.flow ? style.inFlow(value) : style.inline(value);
    if (value instanceof String text && old instanceof Tree.Scalar scalar) {
      node = member.flow ? style.flowScalar(text, scalar.style) : style.scalar(text, scalar.style);
    }
    Braces.keepAnchor(old, node);
    put(member, node);
  }

  /** Puts quotes around a scalar without them. */
  void quote(Tree.Member member, Tree.Scalar scalar) {
    if (scalar.style == YamlEvent.Style.PLAIN) {
      changes.add();
      changes.touch(member);
      String properties = scalar.raw.substring(0, scalar.raw.length() - rawLength(scalar));
      Tree.Scalar quoted = style.scalar(scalar.text, YamlEvent.Style.DOUBLE_QUOTED);
      quoted.raw = properties + quoted.raw;
      quoted.anchor = scalar.anchor;
      put(member, quoted);
    }
  }

  /** The length of a plain scalar without its anchor; over several lines, of all of it. */
  private static int rawLength(Tree.Scalar scalar) {
    return scalar.raw.endsWith(scalar.text) ? scalar.text.length() : scalar.raw.length();
  }

  /** Puts a value, written on one line, in the place of the old one; its comments stay. */
  private void put(Tree.Member member, Tree.Node node) {
    List<String> comments = Comments.of(member.value);
    node.place = member.value.place;
    node.line = member.value.line;
    boolean ownsLines =
        member.holdsBlock()
            || (member.value instanceof Tree.Scalar scalar && scalar.raw.endsWith("\n"));
    if (ownsLines) {
      comments.addAll(0, Comments.ofBlanks(member.between));
      member.between = member.key == null ? "- " : ": ";
      member.tail = style.newline();
    } else if (member.between.endsWith(":") || member.between.equals("-")) {
      member.between += " ";
    }
    if (member.flow && !comments.isEmpty()) {
      throw Changes.refused(member, "comments would be lost");
    }
    if (member.besideDash()) {
      member.tail += style.comments(comments, member.column);
    } else {
      member.lead += style.comments(comments, member.column);
    }
    member.value = node;
  }

  /** Makes the value the only item of a list. */
  void wrapInList(Tree.Member member) {
    changes.add();
    changes.touch(member);
    Tree.Node inner = braces.onOneLine(member.value);
    Tree.Collection list = Style.flow(false);
    list.members.add(new Tree.Member(true, inner));
    put(member, list);
  }

  /** Makes the value the only value of a mapping. */
  void wrapInMapping(Tree.Member member, String key) {
    changes.add();
    changes.touch(member);
    Tree.Node inner = member.value;
    boolean flow = member.flow || style.json();
    if (flow) {
      Tree.Collection mapping = Style.flow(true);
      Tree.Member only = new Tree.Member(true, braces.onOneLine(inner));
      only.key = style.key(key);
      only.between = ": ";
      mapping.members.add(only);
      put(member, mapping);
      return;
    }
    Tree.Collection mapping = new Tree.Collection(true, false);
    int base = member.key == null ? member.column + 2 : member.column + style.step();
    mapping.column = base;
    mapping.line = inner.line;
    mapping.place = inner.place;
    Tree.Member only = new Tree.Member(false, inner);
    only.key = style.key(key);
    only.column = base;
    only.before = member.key == null ? "" : " ".repeat(base);
    only.between = member.between;
    only.tail = member.tail;
    only.firstLine = member.firstLine;
    only.lastLine = member.lastLine;
    if (member.key == null) {
      only.between = ":" + member.between.substring(1);
      member.between = "- ";
    } else {
      member.between = ":" + style.newline();
    }
    inner.shift(base - member.column);
    member.tail = "";
    mapping.members.add(only);
    member.value = mapping;
  }

  /** Makes a new member and puts it at this place. */
  Tree.Member add(Tree.Collection parent, int index, String key, Object value) {
    Tree.Member member = style.member(parent, key, value);
    moves.attach(parent, index, member);
    return member;
  }

  /** Puts a new item at the end of a list. */
  Tree.Member addItem(Tree.Collection list, Object value) {
    Tree.Member member =
        list.flow ? new Tree.Member(true, style.inFlow(value)) : style.item(list.column, value);
    moves.attach(list, list.members.size(), member);
    return member;
  }

  /** Moves members of a mapping into a new mapping below a new key in the place of the first. */
  Tree.Member wrap(Tree.Collection parent, String key, List<Tree.Member> members) {
    Tree.Collection inner = new Tree.Collection(true, parent.flow);
    if (parent.flow) {
      inner.open = "{";
      inner.close = "}";
    }
    inner.column = parent.column + style.step();
    Tree.Member outer = new Tree.Member(parent.flow, inner);
    outer.key = style.key(key);
    outer.between = parent.flow ? ": " : ":" + style.newline();
    outer.column = parent.column;
    moves.attach(parent, parent.members.indexOf(members.get(0)), outer);
    for (Tree.Member member : members) {
      moves.detach(parent, member);
      moves.attach(inner, inner.members.size(), member);
    }
    if (outer.before.indexOf('\n') >= 0) {
      braces.spread(inner, Indent.lineStart(outer.before));
    }
    return outer;
  }
}
