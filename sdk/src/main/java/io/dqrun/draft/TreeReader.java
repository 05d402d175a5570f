package io.dqrun.draft;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.yaml.YamlEvent;
import io.dqrun.yaml.YamlEvent.Kind;
import io.dqrun.yaml.YamlEvent.Style;
import io.dqrun.yaml.YamlSource;
import java.util.List;

/** Cuts a text into the pieces of a {@link Tree}. */
final class TreeReader {

  private final String text;
  private final Lines lines;
  private final List<YamlEvent> events;
  private int next;

  /** Up to where the text is cut. */
  private int cursor;

  TreeReader(YamlSource source) {
    this.text = source.text();
    this.lines = new Lines(text);
    this.events = source.events();
  }

  /**
   * A text in pieces.
   *
   * @param start what stands before the value: marks and comments
   * @param root the value
   * @param end what stands behind it
   */
  record Pieces(String start, Tree.Node root, String end) {}

  /**
   * Cuts the whole text.
   *
   * @throws DqException if it is written in a way that cannot be changed safely
   */
  Pieces read() {
    YamlEvent first = events.get(0);
    int start = first.style() == Style.BLOCK ? lines.lineStart(first.start()) : first.start();
    if (first.style() == Style.BLOCK && first.anchor().isPresent()) {
      throw refused(first, "an anchor of the whole document");
    }
    start = first.style() == Style.BLOCK ? lines.documentStart(start) : start;
    cursor = start;
    Tree.Node root = value(-1);
    return new Pieces(text.substring(0, start), root, text.substring(cursor));
  }

  private Tree.Node value(int parentColumn) {
    YamlEvent event = events.get(next);
    Tree.Node node =
        switch (event.kind()) {
          case SCALAR -> scalar(parentColumn);
          case ALIAS -> alias();
          case MAPPING_START, SEQUENCE_START ->
              event.style() == Style.FLOW ? flow() : block(parentColumn);
          case MAPPING_END, SEQUENCE_END -> throw new IllegalStateException("no value");
        };
    node.anchor = event.anchor();
    node.place = event.place();
    return node;
  }

  private Tree.Alias alias() {
    YamlEvent event = events.get(next++);
    cursor = event.end();
    return new Tree.Alias(event.text());
  }

  private Tree.Scalar scalar(int parentColumn) {
    YamlEvent event = events.get(next++);
    boolean block = event.style() == Style.LITERAL || event.style() == Style.FOLDED;
    int end = block ? lines.blockScalarEnd(event.start(), parentColumn) : event.end();
    cursor = end;
    return new Tree.Scalar(text.substring(event.start(), end), event.text(), event.style());
  }

  private Tree.Collection block(int parentColumn) {
    YamlEvent start = events.get(next++);
    boolean mapping = start.kind() == Kind.MAPPING_START;
    Tree.Collection block = new Tree.Collection(mapping, false);
    while (!isEnd(events.get(next))) {
      Tree.Member member = mapping ? entry() : item();
      if (block.members.isEmpty()) {
        block.column = member.column;
      }
      block.members.add(member);
    }
    next++;
    block.close = comments(Math.max(block.column, parentColumn + 1));
    return block;
  }

  private Tree.Member entry() {
    YamlEvent key = events.get(next);
    if (key.kind() != Kind.SCALAR) {
      throw refused(key, "a key that is an alias, a mapping or a list");
    }
    int begin = key.start();
    int lineStart = lines.lineStart(begin);
    boolean beside = cursor > lineStart;
    String lead = beside ? "" : text.substring(cursor, lineStart);
    String before = beside ? "" : text.substring(lineStart, begin);
    if (!before.isBlank() || (beside && cursor != begin)) {
      throw refused(key, "a key after `?`, or a tab or mark before a key");
    }
    int column = begin - lineStart;
    int firstLine = lines.lineOf(begin);
    next++;
    String keyRaw = text.substring(begin, key.end());
    cursor = key.end();
    Tree.Scalar name = new Tree.Scalar(keyRaw, key.text(), key.style());
    name.place = key.place();
    name.anchor = key.anchor();
    Tree.Member member = rest(column, mark(key));
    member.lead = lead;
    member.before = before;
    member.key = name;
    member.column = column;
    member.firstLine = firstLine;
    member.lastLine = lines.lineOf(Math.max(begin, cursor - 1));
    member.value.line = firstLine;
    return member;
  }

  /** Behind the colon of a key. */
  private int mark(YamlEvent key) {
    int colon = text.indexOf(':', key.end());
    if (colon < 0 || !text.substring(key.end(), colon).isBlank()) {
      throw refused(key, "a key without a colon behind it");
    }
    return colon + 1;
  }

  private Tree.Member item() {
    int dash = dash();
    int lineStart = lines.lineStart(dash);
    boolean beside = cursor > lineStart;
    String lead = beside ? "" : text.substring(cursor, lineStart);
    String before = beside ? "" : text.substring(lineStart, dash);
    int column = dash - lineStart;
    int firstLine = lines.lineOf(dash);
    cursor = dash;
    Tree.Member member = rest(column, dash + 1);
    member.lead = lead;
    member.before = before;
    member.column = column;
    member.firstLine = firstLine;
    member.lastLine = lines.lineOf(Math.max(dash, cursor - 1));
    member.value.line = firstLine;
    return member;
  }

  /** The next character that is neither blank nor part of a comment. */
  private int dash() {
    int at = lines.skip(cursor);
    if (at < text.length() && text.charAt(at) == '-') {
      return at;
    }
    throw refused(events.get(next), "a list item without a dash");
  }

  /**
   * What follows a key or a dash: from the cursor to the value, the value, the rest of the line.
   */
  private Tree.Member rest(int column, int mark) {
    YamlEvent value = events.get(next);
    int from = cursor;
    boolean block = !isScalarLike(value) && value.style() == Style.BLOCK;
    if (block) {
      int start = blockStart(value, mark);
      cursor = start;
      Tree.Member member = new Tree.Member(false, value(column));
      member.between = text.substring(from, start);
      return member;
    }
    boolean nothing = value.kind() == Kind.SCALAR && value.start() == value.end();
    int start = nothing ? mark : value.start();
    Tree.Member member = new Tree.Member(false, value(column));
    member.between = text.substring(from, start);
    cursor = nothing ? mark : cursor;
    boolean ended = cursor > 0 && cursor > start && text.charAt(cursor - 1) == '\n';
    if (!ended) {
      int end = lines.lineEnd(cursor);
      member.tail = text.substring(cursor, end);
      cursor = end;
    }
    return member;
  }

  /** Where the lines of a block begin: behind the line of the key, or right behind a dash. */
  private int blockStart(YamlEvent block, int mark) {
    int header = Math.max(mark, block.anchor().isPresent() ? block.start() : mark);
    YamlEvent first = events.get(next + 1);
    int begin = block.kind() == Kind.SEQUENCE_START ? block.start() : first.start();
    int end = lines.lineEnd(header);
    boolean sameLine = begin < end && block.anchor().isEmpty();
    if (block.anchor().isPresent() && begin < end && begin > block.start()) {
      throw refused(block, "an anchor and the first key of its mapping on one line");
    }
    return sameLine ? begin : end;
  }

  private Tree.Collection flow() {
    YamlEvent start = events.get(next++);
    boolean mapping = start.kind() == Kind.MAPPING_START;
    Tree.Collection flow = new Tree.Collection(mapping, true);
    int bracket = text.indexOf(mapping ? '{' : '[', start.start());
    if (bracket < 0 || bracket >= events.get(next).start() + 1) {
      throw refused(start, "a pair without braces in a list");
    }
    flow.open = text.substring(start.start(), bracket + 1);
    cursor = bracket + 1;
    while (!isEnd(events.get(next))) {
      Tree.Member member = mapping ? flowEntry() : flowItem();
      flow.members.add(member);
      int comma = lines.skip(cursor);
      member.tail = text.substring(cursor, comma);
      flow.comma = text.charAt(comma) == ',';
      cursor = flow.comma ? comma + 1 : comma;
    }
    YamlEvent end = events.get(next++);
    flow.close = text.substring(cursor, end.end());
    cursor = end.end();
    return flow;
  }

  private Tree.Member flowEntry() {
    YamlEvent key = events.get(next);
    if (key.kind() != Kind.SCALAR) {
      throw refused(key, "a key that is an alias, a mapping or a list");
    }
    int from = cursor;
    int firstLine = lines.lineOf(key.start());
    next++;
    Tree.Scalar name =
        new Tree.Scalar(text.substring(key.start(), key.end()), key.text(), key.style());
    name.place = key.place();
    name.anchor = key.anchor();
    cursor = key.end();
    YamlEvent value = events.get(next);
    boolean nothing = value.kind() == Kind.SCALAR && value.start() == value.end();
    int colon = lines.skip(cursor);
    int start = nothing ? (text.charAt(colon) == ':' ? colon + 1 : cursor) : value.start();
    Tree.Member member = new Tree.Member(true, value(Integer.MIN_VALUE));
    member.key = name;
    member.before = text.substring(from, key.start());
    member.between = text.substring(key.end(), start);
    cursor = nothing ? start : cursor;
    member.firstLine = firstLine;
    member.lastLine = lines.lineOf(Math.max(key.start(), cursor - 1));
    member.value.line = firstLine;
    if (member.before.contains("?")) {
      throw refused(key, "a key after `?`");
    }
    return member;
  }

  private Tree.Member flowItem() {
    YamlEvent value = events.get(next);
    int from = cursor;
    int start = value.start();
    int firstLine = lines.lineOf(start);
    Tree.Member member = new Tree.Member(true, value(Integer.MIN_VALUE));
    member.before = text.substring(from, start);
    member.firstLine = firstLine;
    member.lastLine = lines.lineOf(Math.max(start, cursor - 1));
    member.value.line = firstLine;
    return member;
  }

  /** Comments at least this far to the right, with the blank lines between them. */
  private String comments(int column) {
    int end = lines.commentsEnd(cursor, column);
    String comments = text.substring(cursor, end);
    cursor = end;
    return comments;
  }

  private static boolean isEnd(YamlEvent event) {
    return event.kind() == Kind.MAPPING_END || event.kind() == Kind.SEQUENCE_END;
  }

  private static boolean isScalarLike(YamlEvent event) {
    return event.kind() == Kind.SCALAR || event.kind() == Kind.ALIAS;
  }

  private static DqException refused(YamlEvent event, String what) {
    return new DqException(
        Problem.error(
                ProblemCode.CONVERSION_REFUSED,
                "this way to write YAML is not changed by a program: " + what)
            .withLocation(event.place().location())
            .withHint("write it in the usual way first"));
  }
}
