package io.dqrun.yaml;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Location;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.yaml.YamlEvent.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * What a text says, piece by piece and without places: cheap to read, to be compared with what it
 * should say.
 */
public final class YamlTokens {

  /**
   * A piece of a text.
   *
   * @param kind what it is
   * @param text of a scalar with quotes and escapes undone; the name of an alias; otherwise empty
   * @param plain whether it is a scalar without quotes, which may be meant as something else than a
   *     text
   * @param anchor the name of its anchor; empty without one
   */
  public record Token(Kind kind, String text, boolean plain, String anchor) {

    /** Written out, because there are many of them and the generated one is slow to start. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Token that
          && kind == that.kind
          && plain == that.plain
          && text.equals(that.text)
          && anchor.equals(that.anchor);
    }

    @Override
    public int hashCode() {
      return Objects.hash(kind, text, plain, anchor);
    }
  }

  private final String file;
  private final String text;
  private final boolean narrow;
  private final List<Token> tokens = new ArrayList<>();
  private final Deque<Frame> open = new ArrayDeque<>();
  private final Set<String> anchors = new HashSet<>();
  private int documents;

  /** A collection that has begun and not ended. */
  private static final class Frame {
    final boolean flow;
    final @Nullable Set<String> keys;
    boolean atKey;

    Frame(CollectionStartEvent start) {
      this.flow = start.getFlowStyle() == FlowStyle.FLOW;
      this.keys = start instanceof MappingStartEvent ? new HashSet<>() : null;
      this.atKey = keys != null;
    }
  }

  private YamlTokens(String file, String text) {
    this.file = file;
    this.text = text;
    this.narrow = text.codePointCount(0, text.length()) == text.length();
  }

  /**
   * Reads a file's content.
   *
   * @param fileName the file as the user named it, for places
   * @param bytes the content
   * @return its pieces in the order of the text
   * @throws DqException if it is no YAML, says a key twice, or uses an alias before its anchor
   */
  public static List<Token> of(String fileName, byte[] bytes) {
    String text = Characters.decode(fileName, bytes);
    YamlTokens reader = new YamlTokens(fileName, text);
    YamlDocument.events(fileName, text).forEach(reader::add);
    return reader.tokens;
  }

  private void add(Event event) {
    if (event instanceof ScalarEvent scalar) {
      boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
      value(scalar, scalar.getValue());
      tokens.add(new Token(Kind.SCALAR, scalar.getValue(), plain, anchor(scalar)));
      if (scalar.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED
          || scalar.getScalarStyle() == ScalarStyle.SINGLE_QUOTED) {
        refuseNumberSign(event);
      }
    } else if (event instanceof AliasEvent alias) {
      value(alias, null);
      if (!anchors.contains(alias.getAnchor())) {
        throw refused(event, "an alias stands before its anchor");
      }
      tokens.add(new Token(Kind.ALIAS, alias.getAnchor(), false, ""));
    } else if (event instanceof CollectionStartEvent start) {
      value(start, null);
      open.push(new Frame(start));
      Kind kind = start instanceof MappingStartEvent ? Kind.MAPPING_START : Kind.SEQUENCE_START;
      tokens.add(new Token(kind, "", false, anchor(start)));
    } else if (event instanceof CollectionEndEvent) {
      if (open.pop().flow) {
        refuseNumberSign(event);
      }
      Kind kind = event instanceof MappingEndEvent ? Kind.MAPPING_END : Kind.SEQUENCE_END;
      tokens.add(new Token(kind, "", false, ""));
    } else if (event instanceof DocumentStartEvent && ++documents > 1) {
      throw refused(event, "a second document begins");
    }
  }

  /** Notes a key or value of the collection that is open. */
  private void value(NodeEvent event, @Nullable String key) {
    Frame frame = open.peek();
    if (frame == null || frame.keys == null) {
      return;
    }
    if (frame.atKey && key != null && !frame.keys.add(key)) {
      throw refused(event, "a key stands twice");
    }
    frame.atKey = !frame.atKey;
  }

  private String anchor(NodeEvent event) {
    String anchor = event.getAnchor();
    if (anchor == null) {
      return "";
    }
    anchors.add(anchor);
    return anchor;
  }

  /** The parser drops what stands behind a number sign even where no blank is before it. */
  private void refuseNumberSign(Event event) {
    int mark = event.getEndMark().getIndex();
    int end = narrow ? mark : text.offsetByCodePoints(0, mark);
    if (end < text.length() && text.charAt(end) == '#') {
      throw refused(event, "a `#` without a blank before it");
    }
  }

  private DqException refused(Event event, String what) {
    return new DqException(
        Problem.error(ProblemCode.YAML_SYNTAX, what)
            .withLocation(
                Location.of(
                    file,
                    event.getStartMark().getLine() + 1,
                    event.getStartMark().getColumn() + 1)));
  }
}
