package io.dqrun.draft;

import io.dqrun.yaml.YamlEvent;
import io.dqrun.yaml.YamlEvent.Kind;
import io.dqrun.yaml.YamlTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pieces of a YAML text, which joined in order give it back byte by byte. */
final class Tree {

  private Tree() {}

  /** A value. */
  abstract static sealed class Node permits Collection, Scalar, Alias {
    /** The name of its anchor. */
    Optional<String> anchor = Optional.empty();

    /** Where it stood in the file; nothing for what an edit made. */
    YamlEvent.@Nullable At place;

    /** The line of the file that its key, its dash or itself begins on, from 0; -1 if it is new. */
    int line = -1;

    abstract void write(StringBuilder out);

    /** Adds what it says, however it is written. */
    abstract void tell(List<YamlTokens.Token> tokens);

    /** Moves every line but the one that it begins on. */
    abstract void shift(int columns);
  }

  /** A mapping or a list. */
  static final class Collection extends Node {
    final boolean mapping;
    boolean flow;
    final List<Member> members = new ArrayList<>();

    /** Of a block: the column of its members. */
    int column;

    /**
     * Of a flow: the opening bracket, with anchor and tag. Of a block that lost all: a line break.
     */
    String open = "";

    /** Of a flow: whether a comma stands behind the last member. */
    boolean comma;

    /** Of a block: whole lines of comments at its end. Of a flow: up to the closing bracket. */
    String close = "";

    Collection(boolean mapping, boolean flow) {
      this.mapping = mapping;
      this.flow = flow;
    }

    boolean block() {
      return !flow;
    }

    @Override
    void write(StringBuilder out) {
      out.append(open);
      for (int i = 0; i < members.size(); i++) {
        members.get(i).write(out);
        if (flow && (comma || i < members.size() - 1)) {
          out.append(',');
        }
      }
      out.append(close);
    }

    @Override
    void tell(List<YamlTokens.Token> tokens) {
      tokens.add(
          new YamlTokens.Token(
              mapping ? Kind.MAPPING_START : Kind.SEQUENCE_START, "", false, anchor.orElse("")));
      for (Member member : members) {
        if (member.key != null) {
          member.key.tell(tokens);
        }
        member.value.tell(tokens);
      }
      tokens.add(
          new YamlTokens.Token(mapping ? Kind.MAPPING_END : Kind.SEQUENCE_END, "", false, ""));
    }

    @Override
    void shift(int columns) {
      column += columns;
      open = Indent.following(open, columns);
      members.forEach(member -> member.shift(columns));
      close = flow ? Indent.following(close, columns) : Indent.lines(close, columns);
    }

    /** Whether it, or what is in it, has this key. */
    boolean holds(String key) {
      for (Member member : members) {
        if ((member.key != null && member.key.text.equals(key))
            || (member.value instanceof Collection below && below.holds(key))) {
          return true;
        }
      }
      return false;
    }

    /** The member of this key, or null. */
    @Nullable Member find(String key) {
      for (Member member : members) {
        if (member.key != null && member.key.text.equals(key)) {
          return member;
        }
      }
      return null;
    }
  }

  /** A key with its value, or an item of a list. */
  static final class Member {
    boolean flow;

    /** In a block: whole lines of comments and blanks above it. */
    String lead = "";

    /**
     * What stands before it: in a block the blanks of its line, nothing behind a dash; in a flow
     * everything since the bracket or comma.
     */
    String before = "";

    /** In a block: the column where it begins. */
    int column;

    /** Null in a list. */
    @Nullable Scalar key;

    /** From the key to its value; in a block list the dash and what follows it. */
    String between = "";

    Node value;

    /** In a block: from the value to the end of the line. In a flow: up to the comma. */
    String tail = "";

    /** The lines of the file that it takes, its lead not counted, from 0; -1 for what is new. */
    int firstLine = -1;

    int lastLine = -1;

    Member(boolean flow, Node value) {
      this.flow = flow;
      this.value = value;
    }

    /** Whether its value is a block, which has lines of its own. */
    boolean holdsBlock() {
      return value instanceof Collection collection && collection.block();
    }

    /** Whether it shares its line with the dash of a list. */
    boolean besideDash() {
      return !flow && before.isEmpty() && column > 0;
    }

    void write(StringBuilder out) {
      out.append(lead).append(before);
      if (key != null) {
        key.write(out);
      }
      out.append(holdsBlock() ? betweenBlock((Collection) value) : between);
      value.write(out);
      out.append(tail);
    }

    /** What lost its last member is written as the empty collection that it is now. */
    private String betweenBlock(Collection block) {
      if (!block.members.isEmpty()) {
        return between;
      }
      int mark = between.indexOf(key == null ? '-' : ':') + 1;
      return between.substring(0, mark) + (block.mapping ? " {}" : " []") + between.substring(mark);
    }

    void shift(int columns) {
      lead = Indent.lines(lead, columns);
      if (flow) {
        before = Indent.followingOpen(before, columns);
        between = Indent.followingOpen(between, columns);
        tail = Indent.followingOpen(tail, columns);
      } else {
        boolean beside = besideDash();
        column += columns;
        before = beside ? "" : " ".repeat(column);
        between = Indent.following(between, columns);
        tail = Indent.following(tail, columns);
      }
      if (key != null) {
        key.shift(columns);
      }
      value.shift(columns);
    }
  }

  /** A single value. */
  static final class Scalar extends Node {
    /** As it is written, with anchor and tag. */
    String raw;

    String text;
    YamlEvent.Style style;

    Scalar(String raw, String text, YamlEvent.Style style) {
      this.raw = raw;
      this.text = text;
      this.style = style;
    }

    @Override
    void write(StringBuilder out) {
      out.append(raw);
    }

    @Override
    void tell(List<YamlTokens.Token> tokens) {
      tokens.add(
          new YamlTokens.Token(
              Kind.SCALAR, text, style == YamlEvent.Style.PLAIN, anchor.orElse("")));
    }

    @Override
    void shift(int columns) {
      raw = Indent.following(raw, columns);
    }
  }

  /** {@code *name}. */
  static final class Alias extends Node {
    final String name;

    Alias(String name) {
      this.name = name;
    }

    @Override
    void write(StringBuilder out) {
      out.append('*').append(name);
    }

    @Override
    void tell(List<YamlTokens.Token> tokens) {
      tokens.add(new YamlTokens.Token(Kind.ALIAS, name, false, ""));
    }

    @Override
    void shift(int columns) {
      // One word on one line.
    }
  }
}
