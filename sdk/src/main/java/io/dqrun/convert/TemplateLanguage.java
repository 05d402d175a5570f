package io.dqrun.convert;

import io.dqrun.draft.Draft;
import io.dqrun.problem.Location;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds Jinja and Helm, whose files become YAML only when something else has processed them. */
final class TemplateLanguage {

  private static final String CONTROL =
      "\\{\\{-?\\s*(?:if|else|end|range|with|define|include|template|block|toYaml)\\b";
  private static final Pattern ANY = Pattern.compile("\\{%|\\{\\{|\\{#");
  private static final Pattern IN_COMMENT = Pattern.compile("\\{%|" + CONTROL);

  private TemplateLanguage() {}

  /** The first template of a text that is no YAML. */
  static Optional<Problem> outsideValues(String fileName, String text) {
    Matcher matcher = ANY.matcher(text);
    return matcher.find()
        ? Optional.of(problem(fileName, text, matcher.start()))
        : Optional.empty();
  }

  /** A template that a comment hides from YAML, but not from its own processor. */
  static Optional<Problem> inComments(Draft draft, List<String> comments) {
    for (String comment : comments) {
      Matcher matcher = IN_COMMENT.matcher(comment);
      if (matcher.find()) {
        String text = draft.text();
        return Optional.of(problem(draft.file(), text, text.indexOf(comment) + matcher.start()));
      }
    }
    return Optional.empty();
  }

  private static Problem problem(String fileName, String text, int index) {
    int line = (int) text.substring(0, index).chars().filter(c -> c == '\n').count();
    int start = text.lastIndexOf('\n', index - 1) + 1;
    int column = text.codePointCount(start, index);
    return Problem.error(
            ProblemCode.TEMPLATE_LANGUAGE,
            "the file is a template of Jinja or Helm: it is no YAML before it was processed")
        .withLocation(Location.of(fileName, line + 1, column + 1))
        .withHint(
            "convert what the template gives, and change the template by hand after its example");
  }
}
