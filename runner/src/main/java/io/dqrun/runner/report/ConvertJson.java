package io.dqrun.runner.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.problem.Problem;
import java.util.List;

/** The JSON output of {@code dq-run convert}. */
public final class ConvertJson {

  private ConvertJson() {}

  /** One line, without line break, about one file. */
  public static String line(
      String path, String status, List<String> rules, List<Problem> problems) {
    return node(path, status, rules, problems).toString();
  }

  /**
   * One line, without line break, about several workflows that became one.
   *
   * @param sources the files that it was made of
   * @param cases the names of the test cases that the suite must contain on the server
   */
  public static String merged(
      String path,
      String status,
      List<Problem> problems,
      String suite,
      List<String> sources,
      List<String> cases) {
    ObjectNode root = node(path, status, List.of("DQ-08"), problems);
    root.put("suite", SafeText.block(suite));
    ArrayNode from = root.putArray("sources");
    sources.forEach(source -> from.add(SafeText.block(source)));
    ArrayNode names = root.putArray("cases");
    cases.forEach(name -> names.add(SafeText.block(name)));
    return root.toString();
  }

  private static ObjectNode node(
      String path, String status, List<String> rules, List<Problem> problems) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("schemaVersion", JsonReport.SCHEMA_VERSION);
    root.put("command", "convert");
    root.put("path", SafeText.block(path));
    root.put("status", status);
    ArrayNode applied = root.putArray("rules");
    rules.forEach(applied::add);
    root.set("problems", ProblemJson.of(problems));
    return root;
  }
}
