package io.dqrun.runner.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.problem.Explanation;
import java.util.List;

/** The output of {@code dq-run explain}. */
public final class ExplanationReport {

  private ExplanationReport() {}

  /** One line for each code. */
  public static String list(List<Explanation> explanations, TextStyle style) {
    int width = explanations.stream().mapToInt(one -> one.code().id().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (Explanation explanation : explanations) {
      String code = explanation.code().id();
      text.append(style.bold(code))
          .append(" ".repeat(width + 2 - code.length()))
          .append(explanation.summary())
          .append('\n');
    }
    return text.toString();
  }

  /** Everything about one code. */
  public static String detail(Explanation explanation, TextStyle style) {
    String code = explanation.code().id();
    StringBuilder text = new StringBuilder();
    text.append(style.bold(code)).append(": ").append(explanation.summary()).append("\n\n");
    text.append(explanation.text()).append('\n');
    explanation.wrong().ifPresent(example -> append(text, style.red("Wrong:"), example));
    explanation.right().ifPresent(example -> append(text, style.green("Right:"), example));
    return text.append("\nProblems name it as [").append(code).append("].\n").toString();
  }

  private static void append(StringBuilder text, String title, String example) {
    text.append('\n').append(title).append("\n\n");
    example
        .lines()
        .forEach(
            line -> text.append("    ".repeat(line.isEmpty() ? 0 : 1)).append(line).append('\n'));
  }

  /** Codes on one line, without line break. */
  public static String json(List<Explanation> explanations) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("schemaVersion", JsonReport.SCHEMA_VERSION);
    root.put("command", "explain");
    var array = root.putArray("codes");
    for (Explanation explanation : explanations) {
      ObjectNode node = array.addObject();
      node.put("code", explanation.code().id());
      node.put("summary", explanation.summary());
      node.put("text", explanation.text());
      node.put("wrong", explanation.wrong().orElse(null));
      node.put("right", explanation.right().orElse(null));
    }
    return root.toString();
  }
}
