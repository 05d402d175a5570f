package io.dqrun.runner.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.PipelineState;
import io.dqrun.entity.TestCaseStatus;
import io.dqrun.runner.result.CaseOutcome;
import io.dqrun.runner.result.Outcomes;
import io.dqrun.runner.result.RunResult;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * OpenLineage's run events, one in a line: the start and the end of each suite's run, at its end
 * every table with what was asserted of it. An aborted test asserted nothing and is left out.
 *
 * <p>The namespace of a table is its database service, its name the rest of its FQN; together they
 * are the FQN. The job is the suite.
 */
final class OpenLineageReport implements Report.OfRuns {

  private static final String SPEC = "https://openlineage.io/spec/";
  private static final String RUN_EVENT = SPEC + "2-0-2/OpenLineage.json#/$defs/RunEvent";
  private static final String ASSERTIONS =
      SPEC
          + "facets/1-1-0/DataQualityAssertionsDatasetFacet.json"
          + "#/$defs/DataQualityAssertionsDatasetFacet";
  private static final String ERROR =
      SPEC + "facets/1-0-1/ErrorMessageRunFacet.json#/$defs/ErrorMessageRunFacet";
  private static final String NAMESPACE = "dq-run";

  private final String producer;

  OpenLineageReport(String version) {
    this.producer = "urn:dq-run:" + version.replaceAll("[^A-Za-z0-9.-]", "");
  }

  @Override
  public void begin(Writer out) {}

  @Override
  public void end(int exitCode, Writer out) {}

  @Override
  public void add(FinishedRun run, Writer out) throws IOException {
    RunResult result = run.result();
    out.write(event(run, "START", run.endedAt().minus(result.duration())) + "\n");
    boolean failed = result.state() == PipelineState.FAILED;
    ObjectNode end = event(run, failed ? "FAIL" : "COMPLETE", run.endedAt());
    if (failed && !run.exitReasons().isEmpty()) {
      ObjectNode error =
          ((ObjectNode) end.get("run")).putObject("facets").putObject("errorMessage");
      base(error, ERROR)
          .put("message", SafeText.line(run.exitReasons().get(0), 1000))
          .put("programmingLanguage", "JAVA");
    }
    // Table by table, because a suite may have very many cases.
    String text = end.toString();
    out.write(text.substring(0, text.length() - 1) + ",\"inputs\":[");
    String separator = "";
    for (Outcomes table : result.executed().byTable().values()) {
      out.write(separator + input(table));
      separator = ",";
    }
    out.write("]}\n");
  }

  private ObjectNode event(FinishedRun run, String type, Instant time) {
    RunResult result = run.result();
    ObjectNode event = object();
    event.put("eventType", type);
    event.put("eventTime", time.truncatedTo(ChronoUnit.MILLIS).toString());
    event.putObject("run").put("runId", uuid(result.runId()).toString());
    String job = result.suite().map(suite -> suite.name()).orElse(result.workflow());
    event.putObject("job").put("namespace", NAMESPACE).put("name", SafeText.line(job));
    event.put("producer", producer);
    event.put("schemaURL", RUN_EVENT);
    return event;
  }

  private static UUID uuid(String runId) {
    try {
      return UUID.fromString(runId);
    } catch (IllegalArgumentException e) {
      return UUID.nameUUIDFromBytes(runId.getBytes(StandardCharsets.UTF_8));
    }
  }

  private ObjectNode input(Outcomes outcomes) {
    FullyQualifiedName table = outcomes.table(0);
    List<String> parts = table.parts();
    ObjectNode input = object();
    input.put("namespace", SafeText.line(FullyQualifiedName.quote(parts.get(0))));
    input.put(
        "name",
        SafeText.line(
            parts.size() == 1
                ? table.toString()
                : FullyQualifiedName.of(parts.subList(1, parts.size())).toString()));
    ObjectNode facet =
        base(input.putObject("inputFacets").putObject("dataQualityAssertions"), ASSERTIONS);
    ArrayNode assertions = facet.putArray("assertions");
    for (CaseOutcome outcome : outcomes) {
      CaseEvidence evidence = new CaseEvidence(outcome);
      if (evidence.status() != TestCaseStatus.ABORTED) {
        ObjectNode assertion = assertions.addObject();
        assertion.put("assertion", evidence.definition());
        assertion.put("success", evidence.status() == TestCaseStatus.SUCCESS);
        evidence.column().ifPresent(column -> assertion.put("column", column));
        assertion.put("name", evidence.name());
      }
    }
    return input;
  }

  private ObjectNode base(ObjectNode facet, String schema) {
    return facet.put("_producer", producer).put("_schemaURL", schema);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
