package io.dqrun.yaml;

import io.dqrun.problem.Location;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A value in a YAML file, immutable. Aliases and merge keys are resolved, so that the nodes form a
 * tree.
 */
public sealed interface YamlNode {

  /**
   * The place to point at: a scalar's text, the first key of a mapping, the first character of a
   * list. What came through an alias lies where its anchor stands. A scalar that holds a secret is
   * shown by its key, so that its length stays unknown.
   */
  Location location();

  /** What it is, with the article: {@code a mapping}, {@code a list}, {@code a single value}. */
  String kind();

  /**
   * Keys with their values; no key stands twice.
   *
   * @param entries the entries in the order of the file, after them those of merge keys
   * @param place the place of the first key
   */
  public record Mapping(List<Entry> entries, Place place) implements YamlNode {

    public Mapping {
      entries = List.copyOf(entries);
    }

    /** The entry of this key. */
    public Optional<Entry> find(String key) {
      for (Entry entry : entries) {
        if (entry.key().equals(key)) {
          return Optional.of(entry);
        }
      }
      return Optional.empty();
    }

    @Override
    public Location location() {
      return place.location();
    }

    @Override
    public String kind() {
      return "a mapping";
    }
  }

  /**
   * A key with its value.
   *
   * @param key the key's text
   * @param secretKey whether the key itself must not be shown: a lone word where a secret belongs
   * @param keyPlace the place of the key
   * @param value the value; a scalar without text where nothing is written
   */
  public record Entry(String key, boolean secretKey, Place keyPlace, YamlNode value) {

    /** The place of the key. */
    public Location keyLocation() {
      return keyPlace.location();
    }

    /** The part of the key that messages may show, followed by dots where it is not all of it. */
    public String visibleKey() {
      return secretKey ? "..." : SecretKeys.visible(key);
    }

    /** Without what {@link #visibleKey()} hides. */
    @Override
    public String toString() {
      return visibleKey() + "=" + value;
    }

    /**
     * The place to point at for this entry: the text of a scalar, otherwise the key, because a
     * mapping or a list may start lines below it.
     */
    public Location location() {
      return value instanceof Scalar scalar && !scalar.isNull() ? scalar.location() : keyLocation();
    }

    /**
     * The place of the key with an excerpt that ends after it; for keys that nobody knows, whose
     * values may be secrets under a misspelt name.
     */
    public Location bareKeyLocation() {
      Location key = keyLocation();
      return new Location(
          key.file(),
          key.line(),
          key.column(),
          key.length(),
          key.excerpt().flatMap(excerpt -> upToKey(excerpt, key)));
    }

    private static Optional<String> upToKey(String excerpt, Location key) {
      int end = key.column() - 1 + key.length();
      if (excerpt.codePointCount(0, excerpt.length()) < end) {
        return Optional.empty();
      }
      int keyEnd = excerpt.offsetByCodePoints(0, end);
      boolean alone = excerpt.substring(keyEnd).strip().equals(":");
      String shown = excerpt.substring(0, keyEnd);
      return Optional.of(alone ? shown + ":" : shown + ": " + Excerpts.MASK);
    }
  }

  /**
   * A list.
   *
   * @param items the values in the order of the file
   * @param place the place of its first character
   */
  public record Sequence(List<YamlNode> items, Place place) implements YamlNode {

    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public Location location() {
      return place.location();
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /**
   * A single value as it is written, of no type yet.
   *
   * @param text the text with quotes and escapes undone, otherwise untouched: {@code no}, {@code
   *     0777} and {@code 1.10} stay as they are
   * @param style how it is written
   * @param secret whether its key says that it must not be shown
   * @param place the place of the text, or of its key if it is secret
   */
  public record Scalar(String text, Style style, boolean secret, Place place) implements YamlNode {

    /** How a scalar is written. */
    public enum Style {
      /** Without quotes, so that it may also be meant as a number, a boolean or nothing. */
      PLAIN,
      /** In quotes, as a block, or tagged {@code !!str}: always a text. */
      TEXT
    }

    /** Whether it is written without quotes. */
    public boolean plain() {
      return style == Style.PLAIN;
    }

    /** Whether nothing is written, or YAML's {@code null} or {@code ~}. */
    public boolean isNull() {
      return plain()
          && (text.isEmpty() || text.equals("~") || text.toLowerCase(Locale.ROOT).equals("null"));
    }

    @Override
    public Location location() {
      return place.location();
    }

    @Override
    public String kind() {
      return isNull() ? "nothing" : "a single value";
    }

    /** Without the text, which may be a secret. */
    @Override
    public String toString() {
      return "Scalar[" + style + " at " + location() + "]";
    }
  }
}
