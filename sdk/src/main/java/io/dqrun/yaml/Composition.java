package io.dqrun.yaml;

import java.io.Reader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Composes the parser's nodes, and stops within a value that is too long and behind too many
 * values.
 *
 * <p>The parser looks at a value as a whole, in a time that grows with the square of its length;
 * asking afterwards how long it is would be too late.
 */
final class Composition {

  private final Progress progress = new Progress();
  private final String text;
  private final List<Event> events;

  /**
   * Composes a text.
   *
   * @param events gets every event of the parser
   */
  Composition(String text, List<Event> events) {
    this.text = text;
    this.events = events;
  }

  /** A limit is exceeded; the message says which. */
  static final class LimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String text;
    private final transient Mark mark;

    LimitException(String text, Mark mark) {
      super(text);
      this.text = text;
      this.mark = mark;
    }

    /** What is too much. */
    String text() {
      return text;
    }

    /** Up to where all was well. */
    Mark mark() {
      return mark;
    }
  }

  /** The document; null if there is none. */
  @Nullable Node compose() {
    return new Composer(parser(), new PlainResolver(), Limits.options()).getSingleNode();
  }

  /** Only the events. */
  void parse() {
    Parser parser = parser();
    Event event = parser.getEvent();
    while (event != null && !event.is(Event.ID.StreamEnd)) {
      event = parser.getEvent();
    }
  }

  private Parser parser() {
    return new WatchedParser(
        new ParserImpl(new StreamReader(new WatchedReader()), Limits.options()), progress, events);
  }

  /** How far the text was read, and how far it was understood. */
  private static final class Progress {
    private int read;
    private int understood;
    private int values;
    private @Nullable Mark last;

    void event(Event event) {
      understood = read;
      last = event.getEndMark();
      if (event instanceof NodeEvent && ++values > Limits.NODES) {
        throw new LimitException(Limits.TOO_MANY_NODES, event.getStartMark());
      }
    }

    void ask() {
      Mark mark = last;
      if (mark != null && read - understood > Limits.SCALAR_LENGTH) {
        throw new LimitException(
            "the value or comment that follows has more than "
                + Limits.SCALAR_LENGTH
                + " characters",
            mark);
      }
    }
  }

  private final class WatchedReader extends Reader {
    @Override
    public int read(char[] target, int offset, int length) {
      progress.ask();
      int count = Math.min(length, text.length() - progress.read);
      if (count <= 0) {
        return -1;
      }
      text.getChars(progress.read, progress.read + count, target, offset);
      progress.read += count;
      return count;
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  private record WatchedParser(Parser parser, Progress progress, List<Event> events)
      implements Parser {
    @Override
    public boolean checkEvent(Event.ID choice) {
      return parser.checkEvent(choice);
    }

    @Override
    public Event peekEvent() {
      return parser.peekEvent();
    }

    @Override
    public Event getEvent() {
      Event event = parser.getEvent();
      if (event != null) {
        progress.event(event);
        events.add(event);
      }
      return event;
    }
  }
}
