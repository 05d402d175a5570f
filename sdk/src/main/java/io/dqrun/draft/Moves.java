package io.dqrun.draft;

import java.util.List;
import java.util.regex.Pattern;

/** Takes members out of collections and puts them into others. */
final class Moves {

  private static final Pattern BLANK_LINES = Pattern.compile("^(?:[ \\t]*\\r?\\n)+");

  private final Style style;
  private final Changes changes;
  private final Braces braces;

  Moves(Style style, Changes changes, Braces braces) {
    this.style = style;
    this.changes = changes;
    this.braces = braces;
  }

  /** Takes a member out; comments above it stay with it. */
  void detach(Tree.Collection parent, Tree.Member member) {
    changes.add();
    changes.touch(leadLine(member), member.lastLine);
    int index = parent.members.indexOf(member);
    parent.members.remove(index);
    if (parent.members.isEmpty()) {
      changes.touch(parent.line, parent.line);
      // The end of the dash's line went with the member.
      parent.open = member.besideDash() ? style.newline() : parent.open;
      return;
    }
    if (index < parent.members.size()) {
      Tree.Member next = parent.members.get(index);
      if (parent.flow && index == 0 && Comments.ofBlanks(next.before).isEmpty()) {
        next.before = member.before;
        changes.touch(next.firstLine, next.firstLine);
      } else if (member.besideDash()) {
        beside(parent, next);
      }
    } else if (parent.flow && index > 0) {
      Tree.Member last = parent.members.get(index - 1);
      changes.touch(last.lastLine, last.lastLine);
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
    changes.touch(leadLine(next), next.firstLine);
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
        throw Changes.refused(member, "comments would be lost");
      }
      return;
    }
    String kept = member.lead.isBlank() ? "" : member.lead;
    kept += style.comments(comments, member.column);
    if (index < parent.members.size() && !beside) {
      Tree.Member next = parent.members.get(index);
      next.lead = (kept.isEmpty() && next.lead.isEmpty() ? member.lead : kept) + next.lead;
    } else {
      parent.close = kept + parent.close;
    }
  }

  /** Puts a member that is in no collection into this one. */
  void attach(Tree.Collection parent, int index, Tree.Member member) {
    changes.add();
    if (parent.flow && Braces.hasLines(member) && !style.json()) {
      braces.openUp(parent);
    }
    if (parent.flow) {
      attachFlow(parent, index, member.flow ? member : braces.flowOf(member));
    } else {
      attachBlock(parent, index, member.flow ? braces.blockOf(member) : member);
    }
  }

  private void attachBlock(Tree.Collection parent, int index, Tree.Member member) {
    if (member.column != parent.column) {
      member.shift(parent.column - member.column);
    }
    member.before = " ".repeat(parent.column);
    if (parent.members.isEmpty()) {
      changes.touch(parent.line, parent.line);
      member.before = parent.open.isEmpty() ? member.before : "";
      parent.open = "";
    } else if (index == 0 && parent.members.get(0).besideDash()) {
      Tree.Member first = parent.members.get(0);
      changes.touch(first.firstLine, first.firstLine);
      first.before = member.before;
      member.before = "";
      first.lead = member.lead + first.lead;
      member.lead = "";
    }
    parent.members.add(index, member);
  }

  private void attachFlow(Tree.Collection parent, int index, Tree.Member member) {
    changes.touch(parent.line, parent.line);
    int size = parent.members.size();
    if (size == 0) {
      member.before = "";
      member.tail = "";
    } else if (index == size) {
      Tree.Member last = parent.members.get(size - 1);
      changes.touch(last.lastLine, last.lastLine);
      braces.place(member, size > 1 || last.before.indexOf('\n') >= 0 ? last.before : " ");
      member.tail = parent.comma ? "" : last.tail;
      last.tail = parent.comma ? last.tail : "";
    } else {
      Tree.Member next = parent.members.get(index);
      changes.touch(next.firstLine, next.firstLine);
      String before = next.before;
      next.before = before.indexOf('\n') >= 0 ? style.newline() + Indent.lineStart(before) : " ";
      braces.place(member, index == 0 ? before : next.before);
      member.tail = "";
    }
    parent.members.add(index, member);
  }
}
