package io.dqrun.runner.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.runner.result.PlanResult;
import io.dqrun.runner.result.SkippedCase;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a run would do, for people and for programs. */
public final class PlanReport {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private PlanReport() {}

  /** The plan as text: what would be written to the server, then the SQL table by table. */
  public static String text(PlanResult plan) {
    StringBuilder text = new StringBuilder();
    plan.suite()
        .ifPresent(
            suite ->
                text.append(
                    "%s suite %s: %s%n"
                        .formatted(suite.type().label(), suite.name(), sentence(plan))));
    for (PlanResult.PlannedTest test : plan.cases()) {
      if (!test.action().equals("unchanged")) {
        text.append(
            "  %s test case %s (%s)%n".formatted(test.action(), test.fqn(), test.definition()));
      }
    }
    String table = "";
    for (PlanResult.PlannedSql statement : plan.statements()) {
      if (!statement.table().equals(table)) {
        table = statement.table();
        text.append("%n-- %s%n".formatted(SafeText.line(table)));
      }
      text.append("-- answers %d of the tests%n".formatted(statement.cases().size()));
      text.append(statement.sql().strip()).append(";\n");
    }
    for (SkippedCase skipped : plan.skipped()) {
      text.append(
          "%n-- would not run: %s, %s%n".formatted(skipped.fqn(), SafeText.line(skipped.reason())));
    }
    return text.toString().replace("\r\n", "\n");
  }

  private static String sentence(PlanResult plan) {
    Map<String, Long> actions =
        plan.cases().stream()
            .collect(
                Collectors.groupingBy(
                    PlanResult.PlannedTest::action, LinkedHashMap::new, Collectors.counting()));
    String suite = plan.suiteAction().equals("create") ? "to be created" : "on the server";
    String cases =
        actions.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", "));
    return suite + ", test cases: " + (cases.isEmpty() ? "none" : cases);
  }

  /** The plan as one line of JSON. */
  public static String json(PlanResult plan, int exitCode) {
    ObjectNode root = JSON.objectNode();
    root.put("schemaVersion", 1).put("command", "plan").put("workflow", plan.workflow());
    root.set(
        "server",
        plan.server()
            .<JsonNode>map(
                server ->
                    JSON.objectNode()
                        .put("url", server.url())
                        .put("version", server.version())
                        .put("suiteEndpoint", server.suiteEndpoint()))
            .orElse(JSON.nullNode()));
    root.set(
        "suite",
        plan.suite()
            .<JsonNode>map(
                suite ->
                    JSON.objectNode()
                        .put("name", suite.name())
                        .put("type", suite.type().label())
                        .put("action", plan.suiteAction()))
            .orElse(JSON.nullNode()));
    ArrayNode cases = root.putArray("cases");
    for (PlanResult.PlannedTest test : plan.cases()) {
      cases
          .addObject()
          .put("name", test.name())
          .put("fqn", test.fqn())
          .put("definition", test.definition())
          .put("action", test.action());
    }
    ArrayNode statements = root.putArray("statements");
    for (PlanResult.PlannedSql statement : plan.statements()) {
      ObjectNode node = statements.addObject();
      node.put("service", statement.service()).put("table", statement.table());
      node.put("sql", statement.sql());
      ArrayNode answered = node.putArray("cases");
      statement.cases().forEach(answered::add);
    }
    ArrayNode skipped = root.putArray("skipped");
    for (SkippedCase one : plan.skipped()) {
      skipped.addObject().put("name", one.name()).put("fqn", one.fqn()).put("reason", one.reason());
    }
    root.set("problems", ProblemJson.of(plan.problems()));
    root.put("exitCode", exitCode);
    return root.toString();
  }
}
