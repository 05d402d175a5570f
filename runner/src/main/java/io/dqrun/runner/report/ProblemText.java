package io.dqrun.runner.report;

import io.dqrun.problem.Location;
import io.dqrun.problem.Problem;
import io.dqrun.problem.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Problems for people, in the manner of the Rust compiler. */
public final class ProblemText {

  private static final int MAX_MESSAGE = 1000;

  private ProblemText() {}

  /**
   * A problem over several lines: what it is, where, the line of the file with marks, and what to
   * do.
   *
   * @return lines that each end with a line break
   */
  public static String render(Problem problem, TextStyle style) {
    List<String> lines = new ArrayList<>();
    lines.add(title(problem, style));
    Optional<Location> location = problem.location();
    int digits = location.map(place -> String.valueOf(place.line()).length()).orElse(1);
    String margin = " ".repeat(digits + 2);
    String arrow = " ".repeat(digits + 1) + style.blue("-->") + " ";
    if (location.isPresent()) {
      lines.add(arrow + SafeText.line(location.get().toString(), MAX_MESSAGE));
    } else if (!problem.path().isEmpty() && !problem.message().contains(problem.path())) {
      lines.add(arrow + SafeText.line(problem.path(), MAX_MESSAGE));
    }
    Optional<String> label = problem.label().map(text -> SafeText.line(text, MAX_MESSAGE));
    Optional<String> line = location.flatMap(Location::excerpt);
    if (location.isPresent() && line.isPresent()) {
      Excerpt excerpt = Excerpt.of(line.get(), location.get());
      String bar = style.blue("|");
      String marks =
          severe(problem.severity(), style, "^".repeat(excerpt.marks()))
              + label.map(text -> " " + severe(problem.severity(), style, text)).orElse("");
      lines.add(margin + bar);
      lines.add(" " + style.blue(location.get().line() + " |") + " " + excerpt.text());
      lines.add(margin + bar + " " + " ".repeat(excerpt.indent()) + marks);
    } else {
      label.ifPresent(text -> lines.add(margin + style.blue("=") + " note: " + text));
    }
    problem
        .hint()
        .ifPresent(
            hint ->
                lines.add(margin + style.blue("=") + " help: " + SafeText.line(hint, MAX_MESSAGE)));
    return String.join("\n", lines) + "\n";
  }

  /** A problem on one line, with its place and without the line of the file; no line break. */
  public static String line(Problem problem, TextStyle style) {
    String place = problem.location().map(where -> where + ": ").orElse("");
    return SafeText.line(place)
        + (place.isEmpty() ? "" : " ")
        + kind(problem, style)
        + ": "
        + SafeText.line(problem.message());
  }

  private static String title(Problem problem, TextStyle style) {
    return kind(problem, style) + style.bold(": " + SafeText.line(problem.message(), MAX_MESSAGE));
  }

  private static String kind(Problem problem, TextStyle style) {
    return style.bold(
        severe(
            problem.severity(),
            style,
            problem.severity().label() + "[" + problem.code().id() + "]"));
  }

  private static String severe(Severity severity, TextStyle style, String text) {
    return switch (severity) {
      case ERROR -> style.red(text);
      case WARNING -> style.yellow(text);
      case NOTE -> style.blue(text);
    };
  }
}
