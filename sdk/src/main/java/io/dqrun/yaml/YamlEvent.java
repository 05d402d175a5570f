package io.dqrun.yaml;

import io.dqrun.problem.Location;
import java.util.Optional;

/**
 * One thing of a YAML text in the order of the text, with the exact stretch that it takes; aliases
 * are not resolved.
 *
 * @param kind what it is
 * @param start index of its first character in the text, its anchor or tag included
 * @param end index behind its last character. The end of a block collection says nothing: it lies
 *     at the next thing that follows
 * @param text the text of a scalar with quotes and escapes undone, the name of an alias; otherwise
 *     empty
 * @param style how it is written
 * @param anchor the name of its anchor
 * @param place where it stands
 */
public record YamlEvent(
    Kind kind,
    int start,
    int end,
    String text,
    Style style,
    Optional<String> anchor,
    YamlEvent.At place) {

  /** What an event tells. */
  public enum Kind {
    /** A mapping begins; its keys and values follow in turn. */
    MAPPING_START,
    /** A mapping ends. */
    MAPPING_END,
    /** A list begins. */
    SEQUENCE_START,
    /** A list ends. */
    SEQUENCE_END,
    /** A single value, or a key. */
    SCALAR,
    /** {@code *name}. */
    ALIAS
  }

  /** How something is written. */
  public enum Style {
    /** A collection by indentation. */
    BLOCK,
    /** A collection in braces or brackets. */
    FLOW,
    /** A scalar without quotes, which may be meant as a number, a boolean or nothing. */
    PLAIN,
    /** A scalar in double quotes. */
    DOUBLE_QUOTED,
    /** A scalar in single quotes. */
    SINGLE_QUOTED,
    /** A scalar of lines as they stand, after {@code |}. */
    LITERAL,
    /** A scalar of folded lines, after {@code >}. */
    FOLDED
  }

  /** A place that becomes a location when somebody asks. */
  public static final class At {
    private final Place place;

    At(Place place) {
      this.place = place;
    }

    /** The location, with an excerpt that shows no secret. */
    public Location location() {
      return place.location();
    }
  }
}
