package io.dqrun.entity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;

/**
 * A fully qualified name: parts joined by dots, a part that holds a dot in double quotes.
 *
 * <p>The server's own grammar: a quoted part must hold a dot, and no part may hold a double quote.
 * Lookups are exact, so that a needlessly quoted part is not found; {@link #toString()} therefore
 * gives the one spelling that the server uses.
 */
public final class FullyQualifiedName {

  private final List<String> parts;
  private final String text;

  private FullyQualifiedName(List<String> parts) {
    this.parts = List.copyOf(parts);
    StringJoiner joined = new StringJoiner(".");
    for (String part : this.parts) {
      joined.add(quote(part));
    }
    this.text = joined.toString();
  }

  /**
   * Builds a name of plain parts.
   *
   * @param parts the parts without quotes, at least one
   * @throws IllegalArgumentException if there is no part, or a part is empty or holds a double
   *     quote
   */
  public static FullyQualifiedName of(List<String> parts) {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a name needs at least one part");
    }
    for (String part : parts) {
      checkPart(part);
    }
    return new FullyQualifiedName(parts);
  }

  /** As {@link #of(List)}. */
  public static FullyQualifiedName of(String... parts) {
    return of(List.of(parts));
  }

  /**
   * Reads a name as a user or the server writes it.
   *
   * @throws IllegalArgumentException if a part is empty, a quote is not closed or stands inside a
   *     part; the message names the place
   */
  @JsonCreator
  public static FullyQualifiedName parse(String text) {
    List<String> parts = new ArrayList<>();
    int at = 0;
    while (true) {
      int end;
      if (at < text.length() && text.charAt(at) == '"') {
        int close = text.indexOf('"', at + 1);
        if (close < 0) {
          throw new IllegalArgumentException(
              "the quote at character " + (at + 1) + " of '" + text + "' is not closed");
        }
        parts.add(text.substring(at + 1, close));
        end = close + 1;
        if (end < text.length() && text.charAt(end) != '.') {
          throw new IllegalArgumentException(
              "a dot must follow the quoted part at character " + (end + 1) + " of '" + text + "'");
        }
      } else {
        end = text.indexOf('.', at);
        end = end < 0 ? text.length() : end;
        parts.add(text.substring(at, end));
      }
      checkPart(parts.get(parts.size() - 1));
      if (end >= text.length()) {
        return new FullyQualifiedName(parts);
      }
      at = end + 1;
    }
  }

  private static void checkPart(String part) {
    if (part.isEmpty()) {
      throw new IllegalArgumentException("a part of the name is empty");
    }
    if (part.indexOf('"') >= 0) {
      throw new IllegalArgumentException("the part '" + part + "' holds a double quote");
    }
  }

  /** One part as it is written inside a name: in quotes if, and only if, it holds a dot. */
  public static String quote(String part) {
    return part.indexOf('.') >= 0 ? '"' + part + '"' : part;
  }

  /** The parts without quotes. */
  public List<String> parts() {
    return parts;
  }

  /** The number of parts. */
  public int depth() {
    return parts.size();
  }

  /** The last part, without quotes. */
  public String name() {
    return parts.get(parts.size() - 1);
  }

  /** This name with one more part, given without quotes. */
  public FullyQualifiedName child(String part) {
    List<String> longer = new ArrayList<>(parts);
    longer.add(part);
    return of(longer);
  }

  /**
   * The first {@code count} parts.
   *
   * @throws IndexOutOfBoundsException if the name is shorter
   */
  public FullyQualifiedName prefix(int count) {
    return new FullyQualifiedName(parts.subList(0, count));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FullyQualifiedName that && parts.equals(that.parts);
  }

  @Override
  public int hashCode() {
    return Objects.hash(parts);
  }

  /** The spelling that the server uses, quotes included. */
  @Override
  @JsonValue
  public String toString() {
    return text;
  }
}
