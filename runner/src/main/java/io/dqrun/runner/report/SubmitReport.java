package io.dqrun.runner.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.entity.StepSummary;
import io.dqrun.runner.result.ServerSummary;
import io.dqrun.runner.result.SubmitResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the server's own ingestion did with a workflow, for people and for programs. */
public final class SubmitReport {

  private static final int MAX_STEPS = 10;

  private SubmitReport() {}

  /** Some lines, each with its line break. */
  public static String text(SubmitResult result, TextStyle style) {
    List<String> lines = new ArrayList<>();
    result
        .suite()
        .ifPresent(
            suite ->
                lines.add(
                    "Test suite %s (%s)%s"
                        .formatted(
                            style.bold(SafeText.line(suite.name(), 120)),
                            suite.type().label(),
                            result.server().map(SubmitReport::server).orElse(""))));
    if (!result.changes().isEmpty()) {
      lines.add(style.dim(TextReport.changes(result.changes(), result.suite())));
    }
    result
        .pipeline()
        .ifPresent(
            pipeline ->
                lines.add(
                    "pipeline %s, %s"
                        .formatted(
                            SafeText.line(pipeline.fqn()),
                            pipeline
                                .schedule()
                                .map(cron -> "runs at " + SafeText.line(cron, 60))
                                .orElse("runs on demand"))));
    result.run().ifPresent(run -> addRun(lines, run, style));
    result.tests().ifPresent(tests -> lines.add(tests(tests, style)));
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  private static String server(ServerSummary server) {
    return " on %s (OpenMetadata %s)"
        .formatted(SafeText.line(server.url(), 100), SafeText.line(server.version(), 30));
  }

  private static void addRun(List<String> lines, SubmitResult.Run run, TextStyle style) {
    String state = SafeText.line(run.state(), 30);
    String duration =
        run.startDate()
            .flatMap(
                start ->
                    run.endDate()
                        .map(end -> " in " + Wording.duration(Duration.ofMillis(end - start))))
            .orElse("");
    lines.add(
        "run%s: %s%s"
            .formatted(
                run.runId().map(id -> " " + SafeText.line(id, 60)).orElse(""),
                state.equals("success")
                    ? style.green(state)
                    : state.equals("triggered") ? state : style.yellow(state),
                duration));
    for (StepSummary step : run.steps().subList(0, Math.min(MAX_STEPS, run.steps().size()))) {
      lines.add(
          "  %s: %s, %s, %s"
              .formatted(
                  SafeText.line(step.name(), 60),
                  Wording.count(step.records(), "record"),
                  Wording.count(step.warnings(), "warning"),
                  Wording.count(step.errors(), "error")));
    }
    if (run.state().equals("triggered")) {
      lines.add(style.dim("it goes on on the server; --wait follows it"));
    }
  }

  private static String tests(SubmitResult.Tests tests, TextStyle style) {
    return "%s: %s passed, %d failed, %d aborted, %d without a result"
        .formatted(
            style.bold(Wording.count(tests.planned(), "case")),
            Wording.number(tests.passed()),
            tests.failed(),
            tests.aborted(),
            tests.withoutResult());
  }

  /** One line, without line break, about one workflow. */
  public static String json(SubmitResult result, int exitCode, List<String> exitReasons) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("schemaVersion", JsonReport.SCHEMA_VERSION);
    root.put("command", "submit");
    root.put("workflow", SafeText.block(result.workflow()));
    root.set("server", result.server().map(JsonReport::server).orElse(null));
    root.set("suite", result.suite().map(JsonReport::suite).orElse(null));
    root.set("pipeline", result.pipeline().map(SubmitReport::json).orElse(null));
    root.set("run", result.run().map(SubmitReport::json).orElse(null));
    root.set("counts", result.tests().map(SubmitReport::json).orElse(null));
    ArrayNode changes = root.putArray("changes");
    result.changes().forEach(change -> changes.add(SafeText.block(change)));
    root.set("problems", ProblemJson.of(result.problems()));
    root.put("exitCode", exitCode);
    ArrayNode reasons = root.putArray("exitReasons");
    exitReasons.forEach(reason -> reasons.add(SafeText.block(reason)));
    return root.toString();
  }

  private static ObjectNode json(SubmitResult.Pipeline pipeline) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("fqn", SafeText.block(pipeline.fqn()));
    node.put("schedule", pipeline.schedule().map(SafeText::block).orElse(null));
    return node;
  }

  private static ObjectNode json(SubmitResult.Run run) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("runId", run.runId().map(SafeText::block).orElse(null));
    node.put("state", SafeText.block(run.state()));
    node.put("startDate", run.startDate().orElse(null));
    node.put("endDate", run.endDate().orElse(null));
    ArrayNode steps = node.putArray("steps");
    for (StepSummary step : run.steps()) {
      ObjectNode one = steps.addObject();
      one.put("name", SafeText.block(step.name()));
      one.put("records", step.records()).put("warnings", step.warnings());
      one.put("errors", step.errors()).put("filtered", step.filtered());
      ArrayNode failures = one.putArray("failures");
      step.failures()
          .forEach(
              failure ->
                  failures
                      .addObject()
                      .put("name", SafeText.block(failure.name()))
                      .put("error", SafeText.block(failure.error())));
    }
    return node;
  }

  private static ObjectNode json(SubmitResult.Tests tests) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("planned", tests.planned())
        .put("passed", tests.passed())
        .put("failed", tests.failed())
        .put("aborted", tests.aborted())
        .put("withoutResult", tests.withoutResult());
  }
}
