package io.dqrun.runner.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;

/** The JSON output of {@code dq-run validate}. */
public final class ValidateJson {

  /** What stands before the files, which are separated by commas. */
  static final String BEFORE_FILES =
      "{\"schemaVersion\":" + JsonReport.SCHEMA_VERSION + ",\"command\":\"validate\",\"files\":[";

  private ValidateJson() {}

  /** One line, without line break, about all files. */
  public static String line(List<FileProblems> files, int exitCode) {
    return files.stream()
        .map(ValidateJson::file)
        .collect(Collectors.joining(",", BEFORE_FILES, afterFiles(exitCode)));
  }

  /** One file. */
  static String file(FileProblems file) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("path", SafeText.block(file.path()));
    node.put("valid", file.isValid());
    node.set("problems", ProblemJson.of(file.problems()));
    return node.toString();
  }

  /** What stands behind the files. */
  static String afterFiles(int exitCode) {
    return "],\"exitCode\":" + exitCode + "}";
  }
}
