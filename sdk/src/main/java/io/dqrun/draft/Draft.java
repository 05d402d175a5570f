package io.dqrun.draft;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Location;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.yaml.YamlEvent;
import io.dqrun.yaml.YamlSource;
import io.dqrun.yaml.YamlText;
import io.dqrun.yaml.YamlTokens;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A YAML text with its values, to be changed value by value.
 *
 * <p>What no change touches keeps every byte: comments, order, quotes, indentation, line breaks.
 * Nothing is expanded. What a change moves takes its comments along; of what it removes they stay.
 */
public final class Draft {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final String file;
  private final String original;
  private final boolean byteOrderMark;
  private final boolean lineEnded;
  private final TreeReader.Pieces pieces;
  private final Editor editor;
  private final Anchors anchors;

  /** The text after so many changes: it is checked before it is used. */
  private @Nullable String text;

  private int textAt;

  private Draft(String file, byte[] bytes) {
    this.file = file;
    this.byteOrderMark =
        bytes.length > 2
            && bytes[0] == (byte) 0xEF
            && bytes[1] == (byte) 0xBB
            && bytes[2] == (byte) 0xBF;
    this.lineEnded = bytes.length > 0 && bytes[bytes.length - 1] == '\n';
    YamlSource source = YamlSource.parse(file, lineEnded ? bytes : ended(bytes));
    this.original = source.text();
    this.pieces = new TreeReader(source).read();
    this.editor = new Editor(pieces.root(), Style.of(original, pieces.root()));
    this.anchors = new Anchors(pieces.root());
  }

  /** Without an end, the last line would have to be told from all others in every change. */
  private static byte[] ended(byte[] bytes) {
    if (bytes.length == 0) {
      return bytes;
    }
    boolean crlf = false;
    for (int i = 1; i < bytes.length && !crlf; i++) {
      crlf = bytes[i] == '\n' && bytes[i - 1] == '\r';
    }
    byte[] ended = Arrays.copyOf(bytes, bytes.length + (crlf ? 2 : 1));
    ended[ended.length - 2] = crlf ? (byte) '\r' : ended[ended.length - 2];
    ended[ended.length - 1] = '\n';
    return ended;
  }

  /**
   * Reads a text.
   *
   * @param file the file as the user named it, for places
   * @param bytes the content, UTF-8
   * @throws DqException with one or more located problems if it is no acceptable YAML, or written
   *     in a way that no program should change
   */
  public static Draft parse(String file, byte[] bytes) {
    return new Draft(file, bytes);
  }

  /** The file as the user named it. */
  public String file() {
    return file;
  }

  /** The text as it is now, with everything that was not changed as it was. */
  public String text() {
    if (text == null || textAt != edits()) {
      text = write();
      textAt = edits();
    }
    return text;
  }

  private String write() {
    StringBuilder out = new StringBuilder(original.length() + 256);
    out.append(byteOrderMark ? BYTE_ORDER_MARK : "");
    out.append(pieces.start());
    if (pieces.root() instanceof Tree.Collection root && root.block() && root.members.isEmpty()) {
      out.append(root.mapping ? "{}" : "[]").append(editor.style().newline());
    }
    pieces.root().write(out);
    out.append(pieces.end());
    String newline = editor.style().newline();
    if (!lineEnded && out.indexOf(newline, out.length() - newline.length()) >= 0) {
      out.setLength(out.length() - newline.length());
    }
    return out.toString();
  }

  /** The text as it is now in UTF-8. */
  public byte[] bytes() {
    return text().getBytes(StandardCharsets.UTF_8);
  }

  /** A second draft of the text as it is now. */
  public Draft copy() {
    return new Draft(file, bytes());
  }

  /** The outermost mapping; empty if the file holds something else. */
  public Optional<Mapping> root() {
    return pieces.root() instanceof Tree.Collection collection && collection.mapping
        ? Optional.of(new Mapping(collection, KeyPath.ROOT, null))
        : Optional.empty();
  }

  /** Whether a key of this name stands anywhere in the text. */
  public boolean holds(String key) {
    return pieces.root() instanceof Tree.Collection root && root.holds(key);
  }

  /** How many changes were made so far. */
  public int edits() {
    return editor.changes().count();
  }

  /** All comments in the order of the text, each from its hash sign on. */
  public List<String> comments() {
    List<String> comments = Comments.ofBlanks(pieces.start());
    comments.addAll(Comments.of(pieces.root()));
    comments.addAll(Comments.ofBlanks(pieces.end()));
    return comments;
  }

  /** The lines of the file that no change touched, in order; blank ones left out. */
  public List<String> untouchedLines() {
    List<String> lines = new ArrayList<>();
    String[] all = original.split("\n", -1);
    for (int i = 0; i < all.length; i++) {
      if (!editor.changes().isTouched(i) && !all[i].isBlank()) {
        lines.add(all[i]);
      }
    }
    return lines;
  }

  /**
   * Whether the text as it is now, read again from its bytes, says what the changes meant.
   *
   * @throws DqException if it is no acceptable YAML any more
   */
  public boolean readsBack() {
    return YamlTokens.of(file, bytes()).equals(tokens());
  }

  /** What the text should say as it is now, whoever reads it. */
  List<YamlTokens.Token> tokens() {
    List<YamlTokens.Token> tokens = new ArrayList<>();
    pieces.root().tell(tokens);
    return tokens;
  }

  /** A value behind its alias. */
  private record Found(Tree.Node node, @Nullable String anchor) {}

  private Found resolve(Tree.Node node, @Nullable String anchor) {
    if (node instanceof Tree.Alias alias) {
      Tree.Node target = anchors.node(alias.name);
      return target == null ? new Found(node, alias.name) : new Found(target, alias.name);
    }
    return new Found(node, node.anchor.orElse(anchor));
  }

  private void refuseShared(@Nullable String anchor, Tree.Node node) {
    if (anchor != null && anchors.isShared(anchor)) {
      Problem problem =
          Problem.error(
                  ProblemCode.CONVERSION_REFUSED,
                  "the anchor `" + anchor + "` is used at places that need different changes")
              .withHint("write the values at each place, then convert again");
      YamlEvent.At place = node.place;
      throw new DqException(place == null ? problem : problem.withLocation(place.location()));
    }
  }

  /** Refuses that a value went whose name is still used. */
  private void refuseLost() {
    for (String name : new Anchors(pieces.root()).lost()) {
      throw new DqException(
          Problem.error(
                  ProblemCode.CONVERSION_REFUSED,
                  "the anchor `" + name + "` is used in parts that do not stay in one file")
              .withLocation(Location.of(file, 1, 1))
              .withHint("write the values at each place, then convert again"));
    }
  }

  /**
   * A single value of a list.
   *
   * @param text the text with quotes and escapes undone
   * @param plain whether it stands without quotes
   * @param nothing whether it is {@code null}
   */
  public record Value(String text, boolean plain, boolean nothing) {}

  /** A mapping in the text. */
  public final class Mapping {
    private final Tree.Collection collection;
    private final KeyPath path;
    private final @Nullable String anchor;

    private Mapping(Tree.Collection collection, KeyPath path, @Nullable String anchor) {
      this.collection = collection;
      this.path = path;
      this.anchor = anchor;
    }

    /** The keys that lead here, joined by dots, list items as {@code [0]}; empty for the root. */
    public String path() {
      return path.toString();
    }

    /** Its entries in the order of the text; those of merge keys are not among them. */
    public List<Entry> entries() {
      List<Entry> entries = new ArrayList<>();
      for (Tree.Member member : collection.members) {
        entries.add(new Entry(this, member));
      }
      return entries;
    }

    /** The entry of a key. */
    public Optional<Entry> find(String key) {
      Tree.Member member = collection.find(key);
      return member == null ? Optional.empty() : Optional.of(new Entry(this, member));
    }

    /** Whether there is an entry of this key, whatever its value. */
    public boolean has(String key) {
      return collection.find(key) != null;
    }

    /** The mapping behind these keys, if each of them leads to a mapping. */
    public Optional<Mapping> mapping(String... keys) {
      Mapping at = this;
      for (String key : keys) {
        Tree.Member member = at.collection.find(key);
        Optional<Mapping> below =
            member == null ? Optional.empty() : new Entry(at, member).mapping();
        if (below.isEmpty()) {
          return below;
        }
        at = below.get();
      }
      return Optional.of(at);
    }

    /** The text of a key's scalar; empty if it has none, or {@code null}. */
    public Optional<String> text(String key) {
      return find(key).flatMap(Entry::text);
    }

    /**
     * Adds an entry at the end.
     *
     * @param value a text, a number, a boolean, or a list or map of such; a text is quoted where it
     *     must be
     */
    public Entry add(String key, Object value) {
      return addAt(collection.members.size(), key, value);
    }

    /** Adds an entry as the first one. */
    public Entry addFirst(String key, Object value) {
      return addAt(0, key, value);
    }

    /** Adds an entry behind one of this mapping. */
    public Entry addAfter(Entry entry, String key, Object value) {
      return addAt(collection.members.indexOf(entry.member) + 1, key, value);
    }

    private Entry addAt(int index, String key, Object value) {
      refuseShared(anchor, collection);
      return new Entry(this, editor.add(collection, index, key, value));
    }

    /**
     * Moves entries of this mapping below a key: into its mapping if there is one, otherwise into a
     * new mapping in the place of the first entry.
     *
     * @return the mapping below the key
     */
    public Mapping wrap(String key, List<Entry> entries) {
      refuseShared(anchor, collection);
      Optional<Mapping> existing = mapping(key);
      if (existing.isPresent()) {
        entries.forEach(existing.get()::take);
        return existing.get();
      }
      find(key).ifPresent(Entry::remove);
      List<Tree.Member> members = entries.stream().map(entry -> entry.member).toList();
      Tree.Member outer = editor.wrap(collection, key, members);
      return new Entry(this, outer).mapping().orElseThrow();
    }

    /** Moves an entry from anywhere to the end of this mapping, with its comments. */
    public Entry take(Entry entry) {
      refuseShared(anchor, collection);
      refuseShared(entry.parent.anchor, entry.parent.collection);
      editor.moves().detach(entry.parent.collection, entry.member);
      int index = collection.members.size();
      editor.moves().attach(collection, index, entry.member);
      return new Entry(this, collection.members.get(index));
    }

    /** The place of the first key. */
    public Optional<Location> location() {
      YamlEvent.At place = collection.place;
      return place == null ? Optional.empty() : Optional.of(place.location());
    }
  }

  /** A key with its value. */
  public final class Entry {
    private final Mapping parent;
    private final Tree.Member member;

    private Entry(Mapping parent, Tree.Member member) {
      this.parent = parent;
      this.member = member;
    }

    private Found found() {
      return resolve(member.value, parent.anchor);
    }

    /** The key. */
    public String key() {
      return member.key == null ? "" : member.key.text;
    }

    /** The keys that lead here, joined by dots. */
    public String path() {
      return keyPath().toString();
    }

    private KeyPath keyPath() {
      return parent.path.to(key());
    }

    /** The value, if it is a mapping. */
    public Optional<Mapping> mapping() {
      Found found = found();
      return found.node() instanceof Tree.Collection collection && collection.mapping
          ? Optional.of(new Mapping(collection, keyPath(), found.anchor()))
          : Optional.empty();
    }

    /** The value, if it is a list. */
    public Optional<Items> items() {
      Found found = found();
      return found.node() instanceof Tree.Collection collection && !collection.mapping
          ? Optional.of(new Items(collection, keyPath(), found.anchor()))
          : Optional.empty();
    }

    /** The text of a scalar with quotes and escapes undone; empty for anything else and null. */
    public Optional<String> text() {
      return found().node() instanceof Tree.Scalar scalar && !nothing(scalar)
          ? Optional.of(scalar.text)
          : Optional.empty();
    }

    /** Whether nothing is written, or {@code null}. */
    public boolean isNull() {
      return found().node() instanceof Tree.Scalar scalar && nothing(scalar);
    }

    /** Whether it is a scalar without quotes. */
    public boolean isPlain() {
      return found().node() instanceof Tree.Scalar scalar && scalar.style == YamlEvent.Style.PLAIN;
    }

    /**
     * Whether it is a scalar without quotes that some reader takes for something else than a text:
     * a number, a boolean, a date, nothing.
     */
    public boolean isMistakable() {
      return found().node() instanceof Tree.Scalar scalar
          && scalar.style == YamlEvent.Style.PLAIN
          && YamlText.needsQuotes(scalar.text);
    }

    /** The place of the key; empty for what a change wrote. */
    public Optional<Location> location() {
      YamlEvent.At place = member.key == null ? null : member.key.place;
      return place == null ? Optional.empty() : Optional.of(place.location());
    }

    /**
     * Adds a line above it that is a comment; nothing where there is no room for one: in braces,
     * and beside the dash of a list.
     */
    public Entry comment(String text) {
      refuseShared(parent.anchor, parent.collection);
      editor.comment(member, text);
      return this;
    }

    /** Gives it another key. */
    public Entry rename(String key) {
      refuseShared(parent.anchor, parent.collection);
      editor.rename(member, key);
      return this;
    }

    /** Removes it; its comments stay. */
    public void remove() {
      refuseShared(parent.anchor, parent.collection);
      editor.moves().remove(parent.collection, member);
    }

    /** Removes it together with the comments within and above it. */
    public void drop() {
      refuseShared(parent.anchor, parent.collection);
      editor.moves().detach(parent.collection, member);
    }

    /**
     * Gives it another value, on one line; a text is quoted as the old one was.
     *
     * @param value as for {@link Mapping#add}
     */
    public Entry set(Object value) {
      refuseShared(found().anchor(), member.value);
      editor.replace(target(), value);
      return this;
    }

    /** Puts quotes around a scalar: what was a number or a boolean becomes the text it shows. */
    public Entry quote() {
      refuseShared(found().anchor(), member.value);
      Tree.Member target = target();
      if (target.value instanceof Tree.Scalar scalar) {
        editor.quote(target, scalar);
      }
      return this;
    }

    /** Makes the value the only item of a list. */
    public Entry wrapInList() {
      refuseShared(found().anchor(), member.value);
      editor.wrapInList(member);
      return this;
    }

    /** Makes the value the only value of a mapping. */
    public Mapping wrapInMapping(String key) {
      refuseShared(found().anchor(), member.value);
      editor.wrapInMapping(member, key);
      return mapping().orElseThrow();
    }

    /** Where the value is written: here, or at the anchor that an alias names. */
    private Tree.Member target() {
      return member.value instanceof Tree.Alias alias
          ? anchors.holder(pieces.root(), alias.name, member)
          : member;
    }
  }

  /** A list in the text. */
  public final class Items {
    private final Tree.Collection collection;
    private final KeyPath path;
    private final @Nullable String anchor;

    private Items(Tree.Collection collection, KeyPath path, @Nullable String anchor) {
      this.collection = collection;
      this.path = path;
      this.anchor = anchor;
    }

    /** How many items there are. */
    public int size() {
      return collection.members.size();
    }

    /** The items that are mappings, in order. */
    public List<Mapping> mappings() {
      List<Mapping> mappings = new ArrayList<>();
      for (int i = 0; i < collection.members.size(); i++) {
        Found found = resolve(collection.members.get(i).value, anchor);
        if (found.node() instanceof Tree.Collection item && item.mapping) {
          mappings.add(new Mapping(item, path.to(i), found.anchor()));
        }
      }
      return mappings;
    }

    /** The items that are scalars, as texts. */
    public List<String> texts() {
      List<String> texts = new ArrayList<>();
      for (Tree.Member member : collection.members) {
        if (resolve(member.value, anchor).node() instanceof Tree.Scalar scalar) {
          texts.add(scalar.text);
        }
      }
      return texts;
    }

    /** The items that are scalars. */
    public List<Value> values() {
      List<Value> values = new ArrayList<>();
      for (Tree.Member member : collection.members) {
        if (resolve(member.value, anchor).node() instanceof Tree.Scalar scalar) {
          boolean plain = scalar.style == YamlEvent.Style.PLAIN;
          values.add(new Value(scalar.text, plain, nothing(scalar)));
        }
      }
      return values;
    }

    /** Adds a mapping, or another value, at the end. */
    public Optional<Mapping> add(Object value) {
      refuseShared(anchor, collection);
      Tree.Member member = editor.addItem(collection, value);
      KeyPath at = path.to(collection.members.size() - 1);
      return member.value instanceof Tree.Collection item && item.mapping
          ? Optional.of(new Mapping(item, at, null))
          : Optional.empty();
    }

    /** Removes the item that is this mapping; comments stay. */
    public void remove(Mapping item) {
      refuseShared(anchor, collection);
      for (Tree.Member member : List.copyOf(collection.members)) {
        if (member.value == item.collection) {
          editor.moves().remove(collection, member);
        }
      }
    }

    /** Removes the item that is this mapping together with the comments within and above it. */
    public void drop(Mapping item) {
      refuseShared(anchor, collection);
      for (Tree.Member member : List.copyOf(collection.members)) {
        if (resolve(member.value, anchor).node() == item.collection) {
          editor.moves().drop(collection, member);
        }
      }
      refuseLost();
    }

    /** Moves an item of another list to the end of this one, with its comments. */
    public void take(Items from, Mapping item) {
      refuseShared(anchor, collection);
      refuseShared(from.anchor, from.collection);
      for (Tree.Member member : List.copyOf(from.collection.members)) {
        if (resolve(member.value, from.anchor).node() == item.collection) {
          editor.moves().detach(from.collection, member);
          editor.moves().attach(collection, collection.members.size(), member);
        }
      }
    }
  }

  private static boolean nothing(Tree.Scalar scalar) {
    return scalar.style == YamlEvent.Style.PLAIN
        && (scalar.text.isEmpty()
            || scalar.text.equals("~")
            || scalar.text.equalsIgnoreCase("null"));
  }
}
