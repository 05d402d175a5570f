package io.dqrun.runner.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.runner.result.Diagnosis;
import io.dqrun.runner.result.Diagnosis.Finding;
import io.dqrun.runner.result.Diagnosis.Level;
import java.util.HashMap;
import java.util.Map;

/** Whether a workflow could be run from here, for people and for programs. */
public final class DoctorReport {

  private static final int MAX_PER_TOPIC = 6;

  private DoctorReport() {}

  /** One line per finding, with what to do below; findings without fault are told, too. */
  public static String text(Diagnosis diagnosis, TextStyle style) {
    StringBuilder text = new StringBuilder();
    text.append(style.bold(SafeText.line(diagnosis.workflow()))).append('\n');
    Map<String, Integer> told = new HashMap<>();
    for (Finding finding : diagnosis.findings()) {
      int number = told.merge(finding.topic(), 1, Integer::sum);
      if (number > MAX_PER_TOPIC) {
        continue;
      }
      text.append(
          "  %s %s%s%n"
              .formatted(
                  painted(finding.level(), style),
                  "%-12s".formatted(finding.topic()),
                  SafeText.line(finding.text())));
      finding
          .hint()
          .filter(hint -> finding.level() != Level.OK)
          .ifPresent(hint -> text.append("%24s%s%n".formatted("= help: ", SafeText.line(hint))));
    }
    told.forEach(
        (topic, number) -> {
          if (number > MAX_PER_TOPIC) {
            text.append(
                "  … and %d more about %s: --output json%n"
                    .formatted(number - MAX_PER_TOPIC, topic));
          }
        });
    return text.toString().replace("\r\n", "\n");
  }

  private static String painted(Level level, TextStyle style) {
    String label = "%-8s".formatted(level.label());
    return switch (level) {
      case OK -> style.green(label);
      case WARNING -> style.yellow(label);
      case ERROR -> style.red(label);
    };
  }

  /** One line, without line break, about one workflow. */
  public static String json(Diagnosis diagnosis, int exitCode) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("schemaVersion", JsonReport.SCHEMA_VERSION);
    root.put("command", "doctor");
    root.put("workflow", SafeText.block(diagnosis.workflow()));
    ArrayNode checks = root.putArray("checks");
    for (Finding finding : diagnosis.findings()) {
      checks
          .addObject()
          .put("topic", finding.topic())
          .put("level", finding.level().label())
          .put("message", SafeText.block(finding.text()))
          .put("code", finding.code().map(code -> code.id()).orElse(null))
          .put("hint", finding.hint().map(SafeText::block).orElse(null));
    }
    root.put("exitCode", exitCode);
    return root.toString();
  }
}
