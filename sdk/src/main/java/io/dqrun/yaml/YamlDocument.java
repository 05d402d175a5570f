package io.dqrun.yaml;

import io.dqrun.problem.DqException;
import io.dqrun.problem.Location;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A YAML or JSON file as a tree of values with their places.
 *
 * <p>Stricter than YAML: one document, at most 1 MiB of UTF-8, no key twice, no tags of one's own,
 * bounded depth, size and use of aliases.
 */
public final class YamlDocument {

  private final YamlNode root;

  private YamlDocument(YamlNode root) {
    this.root = root;
  }

  /**
   * Reads a file's content.
   *
   * @param fileName the file as the user named it, for places
   * @param bytes the content
   * @throws DqException with one or more located problems if it is no acceptable YAML
   */
  public static YamlDocument parse(String fileName, byte[] bytes) {
    return new YamlDocument(read(fileName, Characters.decode(fileName, bytes)).root());
  }

  /** What reading a text gives: the values, the parser's events, the lines that may be shown. */
  record Reading(YamlNode root, List<Event> events, Excerpts excerpts) {}

  /** Reads a text; see {@link #parse}. */
  static Reading read(String fileName, String text) {
    SecretKeys keys = new SecretKeys();
    Excerpts excerpts = new Excerpts(fileName, text, keys);
    String clean = clean(text);
    List<Event> events = new ArrayList<>();
    Node node = attempt(clean, excerpts, new Composition(clean, events)::compose);
    if (node == null || node.getStartMark().getIndex() == node.getEndMark().getIndex()) {
      throw new DqException(
          Problem.error(ProblemCode.EMPTY_FILE, "the file holds nothing but blanks and comments")
              .withLocation(Location.of(fileName, 1, 1)));
    }
    excerpts.trustStructure();
    SecretMarks secrets = new SecretMarks(keys, excerpts);
    secrets.hide(node);
    List<Problem> doubts = new Syntax(clean, excerpts).check(node);
    if (!doubts.isEmpty()) {
      throw new DqException(doubts, null);
    }
    return new Reading(new NodeReader(excerpts, secrets).read(node), events, excerpts);
  }

  /** The outermost value. */
  public YamlNode root() {
    return root;
  }

  /** The parser's events of a text, and nothing of what {@link #read} makes of them. */
  static List<Event> events(String fileName, String text) {
    String clean = clean(text);
    List<Event> events = new ArrayList<>();
    attempt(
        clean,
        new Excerpts(fileName, text, new SecretKeys()),
        () -> {
          new Composition(clean, events).parse();
          return events;
        });
    return events;
  }

  private static <T extends @Nullable Object> T attempt(
      String text, Excerpts excerpts, Supplier<T> work) {
    try {
      return work.get();
    } catch (MarkedYAMLException e) {
      // Without the cause, whose message quotes the file and so perhaps a secret.
      throw new DqException(SyntaxErrors.explain(e, text, excerpts));
    } catch (YAMLException e) {
      throw new DqException(Limits.locate(text, excerpts));
    } catch (Composition.LimitException e) {
      throw new DqException(Limits.exceeded(e.text(), e.mark(), excerpts));
    }
  }

  private static String clean(String text) {
    return withLastLineEnded(withoutTabs(text));
  }

  /**
   * A last line of nothing but blanks belongs to a block of text as every other line does; the
   * parser would drop its end.
   */
  private static String withLastLineEnded(String text) {
    int last = text.length() - 1;
    boolean blank = last >= 0 && (text.charAt(last) == ' ' || text.charAt(last) == '\t');
    return blank ? text + "\n" : text;
  }

  /** JSON may be indented with tabs; blanks in their place move nothing. */
  private static String withoutTabs(String text) {
    String start = text.stripLeading();
    if (text.indexOf('\t') < 0 || !(start.startsWith("{") || start.startsWith("["))) {
      return text;
    }
    return Pattern.compile("(?m)^[ \t]*\t[ \t]*")
        .matcher(text)
        .replaceAll(match -> " ".repeat(match.group().length()));
  }
}
