package io.dqrun.runner.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The JSON output of {@code dq-run validate}. */
public final class ValidateJson {

  private ValidateJson() {}

  /** One line, without line break, about all files. */
  public static String line(List<FileProblems> files, int exitCode) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("schemaVersion", JsonReport.SCHEMA_VERSION);
    root.put("command", "validate");
    ArrayNode array = root.putArray("files");
    for (FileProblems file : files) {
      ObjectNode node = array.addObject();
      node.put("path", SafeText.block(file.path()));
      node.put("valid", file.isValid());
      node.set("problems", ProblemJson.of(file.problems()));
    }
    root.put("exitCode", exitCode);
    return root.toString();
  }
}
