package io.dqrun.yaml;

import io.dqrun.problem.DqException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;

/** A YAML text with the exact stretch of everything in it, for those who change the text itself. */
public final class YamlSource {

  private final String text;
  private final YamlNode root;
  private final List<YamlEvent> events;
  private final Excerpts excerpts;

  private YamlSource(String text, YamlNode root, List<YamlEvent> events, Excerpts excerpts) {
    this.text = text;
    this.root = root;
    this.events = events;
    this.excerpts = excerpts;
  }

  /**
   * Reads a file's content as strictly as {@link YamlDocument} does.
   *
   * @param fileName the file as the user named it, for places
   * @param bytes the content
   * @throws DqException with one or more located problems if it is no acceptable YAML
   */
  public static YamlSource parse(String fileName, byte[] bytes) {
    String text = Characters.decode(fileName, bytes);
    YamlDocument.Reading reading = YamlDocument.read(fileName, text);
    Translation translation = new Translation(text, reading.excerpts());
    List<YamlEvent> events = new ArrayList<>();
    for (Event event : reading.events()) {
      translation.event(event).ifPresent(events::add);
    }
    return new YamlSource(text, reading.root(), List.copyOf(events), reading.excerpts());
  }

  /** The text, without a byte order mark. */
  public String text() {
    return text;
  }

  /** The text to be shown: asterisks in the place of each secret that is no reference. */
  public String masked() {
    return excerpts.masked();
  }

  /** The same content as a tree of values. */
  public YamlNode root() {
    return root;
  }

  /** Everything in the order of the text. */
  public List<YamlEvent> events() {
    return events;
  }

  /** Turns the parser's events, whose marks count code points, into our own. */
  private static final class Translation {
    private final Excerpts excerpts;

    /** Index of each code point; empty where they are the same. */
    private final int[] indexes;

    private final int length;

    Translation(String text, Excerpts excerpts) {
      this.excerpts = excerpts;
      this.length = text.length();
      int codePoints = text.codePointCount(0, text.length());
      this.indexes = codePoints == length ? new int[0] : indexes(text, codePoints);
    }

    private static int[] indexes(String text, int codePoints) {
      int[] indexes = new int[codePoints + 1];
      int index = 0;
      for (int i = 0; i < codePoints; i++) {
        indexes[i] = index;
        index += Character.charCount(text.codePointAt(index));
      }
      indexes[codePoints] = index;
      return indexes;
    }

    /** Not more than the text has: the parser may have been given a line break at the end. */
    private int index(Mark mark) {
      int index = mark.getIndex();
      return indexes.length == 0
          ? Math.min(index, length)
          : indexes[Math.min(index, indexes.length - 1)];
    }

    Optional<YamlEvent> event(Event event) {
      if (event instanceof ScalarEvent scalar) {
        return Optional.of(
            translate(
                event, YamlEvent.Kind.SCALAR, scalar.getValue(), style(scalar.getScalarStyle())));
      }
      if (event instanceof AliasEvent alias) {
        return Optional.of(
            translate(event, YamlEvent.Kind.ALIAS, alias.getAnchor(), YamlEvent.Style.PLAIN));
      }
      YamlEvent.Kind kind = kind(event);
      if (kind == null) {
        return Optional.empty();
      }
      boolean flow =
          event instanceof CollectionStartEvent start && start.getFlowStyle() == FlowStyle.FLOW;
      return Optional.of(
          translate(event, kind, "", flow ? YamlEvent.Style.FLOW : YamlEvent.Style.BLOCK));
    }

    private YamlEvent translate(
        Event event, YamlEvent.Kind kind, String text, YamlEvent.Style style) {
      Mark start = event.getStartMark();
      Mark end = event.getEndMark();
      Place place =
          new Place(excerpts, start.getLine(), start.getColumn(), end.getLine(), end.getColumn());
      Optional<String> anchor =
          event instanceof NodeEvent node && kind != YamlEvent.Kind.ALIAS
              ? Optional.ofNullable(node.getAnchor())
              : Optional.empty();
      return new YamlEvent(
          kind, index(start), index(end), text, style, anchor, new YamlEvent.At(place));
    }

    private static YamlEvent.@Nullable Kind kind(Event event) {
      if (event instanceof MappingStartEvent) {
        return YamlEvent.Kind.MAPPING_START;
      }
      if (event instanceof MappingEndEvent) {
        return YamlEvent.Kind.MAPPING_END;
      }
      if (event instanceof SequenceStartEvent) {
        return YamlEvent.Kind.SEQUENCE_START;
      }
      return event instanceof SequenceEndEvent ? YamlEvent.Kind.SEQUENCE_END : null;
    }

    private static YamlEvent.Style style(ScalarStyle style) {
      return switch (style) {
        case DOUBLE_QUOTED -> YamlEvent.Style.DOUBLE_QUOTED;
        case SINGLE_QUOTED -> YamlEvent.Style.SINGLE_QUOTED;
        case LITERAL -> YamlEvent.Style.LITERAL;
        case FOLDED -> YamlEvent.Style.FOLDED;
        case PLAIN, JSON_SCALAR_STYLE -> YamlEvent.Style.PLAIN;
      };
    }
  }
}
