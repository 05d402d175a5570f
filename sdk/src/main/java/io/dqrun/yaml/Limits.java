package io.dqrun.yaml;

import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.io.StringReader;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;

/** How large and how deep a document may be. */
final class Limits {

  static final int DEPTH = 50;
  static final int ALIASES = 50;
  static final int NODES = 100_000;
  static final int SCALAR_LENGTH = 256 * 1024;

  static final String TOO_MANY_NODES = "the document has more than " + NODES + " values";

  private Limits() {}

  /** The parser's options. */
  static LoaderOptions options() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setAllowRecursiveKeys(false);
    options.setMaxAliasesForCollections(ALIASES);
    options.setNestingDepthLimit(DEPTH);
    options.setCodePointLimit(Characters.MAX_BYTES);
    return options;
  }

  /** Finds the place where a limit is exceeded, which the parser does not tell. */
  static Problem locate(String text, Excerpts excerpts) {
    Mark[] last = new Mark[1];
    try {
      return locate(text, excerpts, mark -> last[0] = mark);
    } catch (YAMLException e) {
      // The parser gave up without a place: behind the last thing that it understood.
      int line = last[0] == null ? 0 : last[0].getLine();
      int column = last[0] == null ? 0 : last[0].getColumn();
      return Problem.error(ProblemCode.YAML_SYNTAX, "the file is no YAML from here on")
          .withLocation(excerpts.location(line, column, 1))
          .withHint("check the indentation of the next lines; a key must begin its line");
    }
  }

  private static Problem locate(String text, Excerpts excerpts, Consumer<Mark> reached) {
    Set<String> collections = new HashSet<>();
    int depth = 0;
    int aliases = 0;
    for (Event event : new Yaml(options()).parse(new StringReader(text))) {
      reached.accept(event.getStartMark());
      if (event instanceof CollectionStartEvent start) {
        if (start.getAnchor() != null) {
          collections.add(start.getAnchor());
        }
        depth++;
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      } else if (event instanceof AliasEvent alias && collections.contains(alias.getAnchor())) {
        aliases++;
      }
      Mark mark = event.getStartMark();
      if (depth > DEPTH) {
        return exceeded("the document is more than " + DEPTH + " levels deep", mark, excerpts);
      }
      if (aliases > ALIASES) {
        return exceeded(
            "more than " + ALIASES + " aliases of mappings and lists are used", mark, excerpts);
      }
    }
    return Problem.error(ProblemCode.YAML_LIMIT, "the document is too complex")
        .withLocation(excerpts.location(0, 0, 1));
  }

  static Problem exceeded(String message, Mark mark, Excerpts excerpts) {
    return Problem.error(ProblemCode.YAML_LIMIT, message)
        .withLocation(excerpts.location(mark.getLine(), mark.getColumn(), 1))
        .withHint("simplify the file, or split it into several workflows");
  }
}
