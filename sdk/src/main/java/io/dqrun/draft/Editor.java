package io.dqrun.draft;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Location;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.yaml.YamlEvent;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Changes a tree, and remembers which lines of the file that concerns. */
final class Editor {

  private static final Pattern BLANK_LINES = Pattern.compile("^(?:[ \\t]*\\r?\\n)+");

  private final Tree.Node root;
  private final Style style;
  private final BitSet touched = new BitSet();
  private int edits;

  Editor(Tree.Node root, Style style) {
    this.root = root;
    this.style = style;
  }

  Style style() {
    return style;
  }

  /** How many changes were made. */
  int edits() {
    return edits;
  }

  /** Whether a line of the file, counted from 0, was changed, moved or removed. */
  boolean isTouched(int line) {
    return touched.get(line);
  }

  private void touch(int firstLine, int lastLine) {
    if (firstLine >= 0) {
      touched.set(firstLine, lastLine + 1);
    }
  }

  private void touch(Tree.Member member) {
    touch(member.firstLine, member.lastLine);
  }

  /** Adds a line above a member of a block. */
  void comment(Tree.Member member, String text) {
    if (!member.flow && !member.besideDash()) {
      edits++;
      member.lead += " ".repeat(member.column) + "# " + text + style.newline();
    }
  }

  /** Gives a member another key, written as the old one was. */
  void rename(Tree.Member member, String key) {
    edits++;
    touch(member.firstLine, member.firstLine);
    Tree.Scalar old = member.key;
    Tree.Scalar renamed = style.scalar(key, old == null ? YamlEvent.Style.PLAIN : old.style);
    renamed.place = old == null ? null : old.place;
    member.key = renamed;
  }

  /** Gives a member another value. */
  void replace(Tree.Member member, Object value) {
    edits++;
    touch(member);
    Tree.Node old = member.value;
    Tree.Node node = member.flow ? style.inFlow(value) : style.inline(value);
    if (value instanceof String text && old instanceof Tree.Scalar scalar) {
      node = member.flow ? style.flowScalar(text, scalar.style) : style.scalar(text, scalar.style);
    }
    keepAnchor(old, node);
    put(member, node);
  }

  /** Puts quotes around a scalar without them. */
  void quote(Tree.Member member, Tree.Scalar scalar) {
    if (scalar.style == YamlEvent.Style.PLAIN) {
      edits++;
      touch(member);
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
  void put(Tree.Member member, Tree.Node node) {
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
      throw refused(member, "comments would be lost");
    }
    if (member.besideDash()) {
      member.tail += lines(comments, member.column);
    } else {
      member.lead += lines(comments, member.column);
    }
    member.value = node;
  }

  private static void keepAnchor(Tree.Node old, Tree.Node node) {
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

  /** Makes the value the only item of a list. */
  void wrapInList(Tree.Member member) {
    edits++;
    touch(member);
    Tree.Node inner = onOneLine(member.value);
    Tree.Collection list = Style.flow(false);
    list.members.add(new Tree.Member(true, inner));
    put(member, list);
  }

  /** Makes the value the only value of a mapping. */
  void wrapInMapping(Tree.Member member, String key) {
    edits++;
    touch(member);
    Tree.Node inner = member.value;
    boolean flow = member.flow || style.json();
    if (flow) {
      Tree.Collection mapping = Style.flow(true);
      Tree.Member only = new Tree.Member(true, onOneLine(inner));
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

  private Tree.Node onOneLine(Tree.Node node) {
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

  /** Takes a member out; comments above it stay with it. */
  void detach(Tree.Collection parent, Tree.Member member) {
    edits++;
    touch(leadLine(member), member.lastLine);
    int index = parent.members.indexOf(member);
    parent.members.remove(index);
    if (parent.members.isEmpty()) {
      touch(parent.line, parent.line);
      // The end of the dash's line went with the member.
      parent.open = member.besideDash() ? style.newline() : parent.open;
      return;
    }
    if (index < parent.members.size()) {
      Tree.Member next = parent.members.get(index);
      if (parent.flow && index == 0 && Comments.ofBlanks(next.before).isEmpty()) {
        next.before = member.before;
        touch(next.firstLine, next.firstLine);
      } else if (member.besideDash()) {
        beside(parent, next);
      }
    } else if (parent.flow && index > 0) {
      Tree.Member last = parent.members.get(index - 1);
      touch(last.lastLine, last.lastLine);
      if (last.tail.isEmpty()) {
        last.tail = member.tail;
      }
    }
  }

  /** The first line of the comments above a member. */
  private static int leadLine(Tree.Member member) {
    return member.firstLine - (int) member.lead.chars().filter(c -> c == '\n').count();
  }

  /** Takes a member out for good, with the blank lines that set it apart from the next one. */
  void drop(Tree.Collection parent, Tree.Member member) {
    boolean first = parent.members.indexOf(member) == 0;
    detach(parent, member);
    if (first && parent.block() && !parent.members.isEmpty()) {
      Tree.Member next = parent.members.get(0);
      next.lead =
          BLANK_LINES.matcher(next.lead).replaceFirst(member.lead.isBlank() ? member.lead : "");
    }
  }

  /** Moves a member to the line of the dash. */
  private void beside(Tree.Collection parent, Tree.Member next) {
    touch(leadLine(next), next.firstLine);
    if (!next.lead.isBlank()) {
      parent.close = next.lead + parent.close;
    }
    next.lead = "";
    next.before = "";
  }

  /** Removes a member; every comment stays. */
  void remove(Tree.Collection parent, Tree.Member member) {
    int index = parent.members.indexOf(member);
    boolean beside = member.besideDash();
    detach(parent, member);
    List<String> comments = Comments.within(member);
    if (parent.flow) {
      comments.addAll(0, Comments.ofBlanks(member.before));
      if (!comments.isEmpty()) {
        throw refused(member, "comments would be lost");
      }
      return;
    }
    String kept = member.lead.isBlank() ? "" : member.lead;
    kept += lines(comments, member.column);
    if (index < parent.members.size() && !beside) {
      Tree.Member next = parent.members.get(index);
      next.lead = (kept.isEmpty() && next.lead.isEmpty() ? member.lead : kept) + next.lead;
    } else {
      parent.close = kept + parent.close;
    }
  }

  private String lines(List<String> comments, int column) {
    return comments.stream()
        .map(comment -> " ".repeat(column) + comment + style.newline())
        .collect(Collectors.joining());
  }

  /** Makes a new member and puts it at this place. */
  Tree.Member add(Tree.Collection parent, int index, String key, Object value) {
    Tree.Member member = style.member(parent, key, value);
    attach(parent, index, member);
    return member;
  }

  /** Puts a new item at the end of a list. */
  Tree.Member addItem(Tree.Collection list, Object value) {
    Tree.Member member =
        list.flow ? new Tree.Member(true, style.inFlow(value)) : style.item(list.column, value);
    attach(list, list.members.size(), member);
    return member;
  }

  /** Puts a member that is in no collection into this one. */
  void attach(Tree.Collection parent, int index, Tree.Member member) {
    edits++;
    if (parent.flow && hasLines(member) && !style.json()) {
      openUp(root, parent);
    }
    if (parent.flow) {
      attachFlow(parent, index, member.flow ? member : flowOf(member));
    } else {
      attachBlock(parent, index, member.flow ? blockOf(member) : member);
    }
  }

  /** Whether a member of a block would be hard to read, or lose its comments, within braces. */
  private static boolean hasLines(Tree.Member member) {
    return !member.flow
        && (member.holdsBlock()
            || !Comments.within(member).isEmpty()
            || !Comments.ofBlanks(member.lead).isEmpty());
  }

  /** Turns a collection in braces, and those around it, into blocks; whether it was found. */
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
      throw refused(owner, "comments within braces would lose their places");
    }
    touch(owner);
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
      owner.lead += lines(Comments.ofBlanks(owner.tail), owner.column);
      owner.between = "- ";
      flow.open = flow.members.isEmpty() ? style.newline() : "";
      flow.members.stream().limit(1).forEach(first -> first.before = "");
    } else {
      String mark = item ? "-" : ":";
      owner.between = mark + (properties.isEmpty() ? "" : " " + properties) + owner.tail;
    }
    owner.tail = "";
  }

  private void attachBlock(Tree.Collection parent, int index, Tree.Member member) {
    if (member.column != parent.column) {
      member.shift(parent.column - member.column);
    }
    member.before = " ".repeat(parent.column);
    if (parent.members.isEmpty()) {
      touch(parent.line, parent.line);
      member.before = parent.open.isEmpty() ? member.before : "";
      parent.open = "";
    } else if (index == 0 && parent.members.get(0).besideDash()) {
      Tree.Member first = parent.members.get(0);
      touch(first.firstLine, first.firstLine);
      first.before = member.before;
      member.before = "";
      first.lead = member.lead + first.lead;
      member.lead = "";
    }
    parent.members.add(index, member);
  }

  private void attachFlow(Tree.Collection parent, int index, Tree.Member member) {
    touch(parent.line, parent.line);
    int size = parent.members.size();
    if (size == 0) {
      member.before = "";
      member.tail = "";
    } else if (index == size) {
      Tree.Member last = parent.members.get(size - 1);
      touch(last.lastLine, last.lastLine);
      place(member, size > 1 || last.before.indexOf('\n') >= 0 ? last.before : " ");
      member.tail = parent.comma ? "" : last.tail;
      last.tail = parent.comma ? last.tail : "";
    } else {
      Tree.Member next = parent.members.get(index);
      touch(next.firstLine, next.firstLine);
      String before = next.before;
      next.before = before.indexOf('\n') >= 0 ? style.newline() + Indent.lineStart(before) : " ";
      place(member, index == 0 ? before : next.before);
      member.tail = "";
    }
    parent.members.add(index, member);
  }

  /** Puts a member behind these blanks; what is new becomes as many lines as its neighbours. */
  private void place(Tree.Member member, String before) {
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
  private void spread(Tree.Collection collection, String indentation) {
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

  /** A member of a flow as the line of a block; its value stays in brackets. */
  private Tree.Member blockOf(Tree.Member flow) {
    Tree.Member block = new Tree.Member(false, flow.value);
    block.key = flow.key;
    List<String> comments = Comments.ofBlanks(flow.before);
    comments.addAll(Comments.ofBlanks(flow.tail));
    block.lead = lines(comments, 0);
    block.between = flow.key == null ? "- " : flow.between.equals(":") ? ": " : flow.between;
    block.tail = style.newline();
    block.firstLine = flow.firstLine;
    block.lastLine = flow.lastLine;
    return block;
  }

  /** A line of a block as a member of a flow. */
  private Tree.Member flowOf(Tree.Member block) {
    List<String> comments = Comments.within(block);
    if (!comments.isEmpty() || !Comments.ofBlanks(block.lead).isEmpty()) {
      throw refused(block, "a block with comments would move into braces, which have one line");
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
    attach(parent, parent.members.indexOf(members.get(0)), outer);
    for (Tree.Member member : members) {
      detach(parent, member);
      attach(inner, inner.members.size(), member);
    }
    if (outer.before.indexOf('\n') >= 0) {
      spread(inner, Indent.lineStart(outer.before));
    }
    return outer;
  }

  private static DqException refused(Tree.Member member, String why) {
    Problem problem =
        Problem.error(
                ProblemCode.CONVERSION_REFUSED,
                "the place is written in a way that cannot be changed: " + why)
            .withHint("write this part in block style first");
    Tree.Scalar key = member.key;
    YamlEvent.At place = key != null && key.place != null ? key.place : member.value.place;
    Location location = place == null ? null : place.location();
    return new DqException(location == null ? problem : problem.withLocation(location));
  }
}
