package io.dqrun.yaml;

import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Says in one sentence what the parser stumbled over. The parser's own text is never repeated: it
 * may quote an unquoted password that starts with {@code *} or {@code !}.
 */
final class SyntaxErrors {

  private enum At {
    PROBLEM,
    CONTEXT
  }

  private record Wording(String start, ProblemCode code, At at, String message, String hint) {}

  private static final List<Wording> WORDINGS =
      List.of(
          yaml(
              "found character '\\t",
              At.PROBLEM,
              "a tab is not allowed for indentation",
              "indent with spaces"),
          yaml(
              "found character",
              At.PROBLEM,
              "a value cannot start with this character",
              "put the value in quotes"),
          yaml(
              "mapping values are not allowed",
              At.PROBLEM,
              "a `: ` is not allowed here",
              "put a value that holds `: ` in quotes; check colon and indent of the line before"),
          yaml(
              "could not find expected ':'",
              At.CONTEXT,
              "a colon is missing behind the key",
              "write `key: value`; check the indentation of the line"),
          yaml(
              "found unexpected end of stream",
              At.CONTEXT,
              "the quote is not closed",
              "close the quote at the end of the value"),
          yaml(
              "found unexpected document separator",
              At.CONTEXT,
              "the quote is not closed",
              "close the quote at the end of the value"),
          yaml(
              "expected <block end>",
              At.PROBLEM,
              "the line does not fit to the lines before it",
              "indent keys of one mapping equally; put values that hold quotes in quotes"),
          yaml(
              "expected ',' or ']'",
              At.CONTEXT,
              "the bracket `[` is not closed",
              "close it with `]`, separate items with commas"),
          yaml(
              "expected ',' or '}'",
              At.CONTEXT,
              "the brace `{` is not closed",
              "close it with `}`, separate entries with commas; put text with braces in quotes"),
          yaml(
              "expected '<document start>'",
              At.PROBLEM,
              "the document has ended before this",
              "check brackets and indentation"),
          yaml(
              "found unknown escape character",
              At.PROBLEM,
              "an unknown escape follows the backslash",
              "write `\\\\` for a backslash, or use single quotes"),
          yaml(
              "found undefined alias",
              At.PROBLEM,
              "the alias has no anchor before it",
              "put a text that starts with `*` in quotes"),
          yaml(
              "unexpected character found",
              At.CONTEXT,
              "this is no name of an anchor or alias",
              "put a text that starts with `*` or `&` in quotes"),
          new Wording(
              "but found another document",
              ProblemCode.MULTIPLE_DOCUMENTS,
              At.PROBLEM,
              "a second document starts here",
              "keep one document per file"),
          new Wording(
              "Global tag is not allowed",
              ProblemCode.YAML_TAG,
              At.PROBLEM,
              YamlTags.MESSAGE,
              YamlTags.HINT),
          new Wording(
              "found undefined tag handle",
              ProblemCode.YAML_TAG,
              At.PROBLEM,
              YamlTags.MESSAGE,
              YamlTags.HINT),
          yaml(
              "found incompatible YAML document",
              At.PROBLEM,
              "this version of YAML is not supported",
              "write `%YAML 1.1`, or leave the line out"));

  private static final Wording OTHER =
      yaml("", At.PROBLEM, "this is not valid YAML", "check quotes, brackets and indentation");

  private SyntaxErrors() {}

  private static Wording yaml(String start, At at, String message, String hint) {
    return new Wording(start, ProblemCode.YAML_SYNTAX, at, message, hint);
  }

  static Problem explain(MarkedYAMLException exception, String text, Excerpts excerpts) {
    String problem = Optional.ofNullable(exception.getProblem()).orElse("");
    Wording wording =
        WORDINGS.stream().filter(w -> problem.startsWith(w.start())).findFirst().orElse(OTHER);
    Optional<Mark> problemMark = Optional.ofNullable(exception.getProblemMark());
    Optional<Mark> context = Optional.ofNullable(exception.getContextMark());
    Optional<Mark> mark =
        wording.at() == At.CONTEXT ? context.or(() -> problemMark) : problemMark.or(() -> context);
    int line = mark.map(Mark::getLine).orElse(0);
    int column = mark.map(Mark::getColumn).orElse(0);
    Optional<Culprit> culprit =
        wording.code() == ProblemCode.YAML_SYNTAX
            ? culprit(problem, text, line, column)
            : Optional.empty();
    return culprit
        .map(
            found ->
                Problem.error(ProblemCode.YAML_SYNTAX, found.message())
                    .withLocation(excerpts.location(found.line(), found.column(), 1))
                    .withHint(found.hint()))
        .orElseGet(
            () ->
                Problem.error(wording.code(), wording.message())
                    .withLocation(excerpts.location(line, column, 1))
                    .withHint(wording.hint()));
  }

  /** The parser often stumbles only lines after the mistake. */
  private static Optional<Culprit> culprit(String problem, String text, int line, int column) {
    Optional<Culprit> quote = Culprit.ofQuote(text, line);
    if (quote.isPresent()) {
      return quote;
    }
    if (problem.startsWith("mapping values are not allowed")) {
      return Culprit.ofColon(text, line, column);
    }
    return problem.startsWith("expected '<document start>'")
        ? Culprit.ofIndent(text)
        : Optional.empty();
  }
}
