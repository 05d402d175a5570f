package io.dqrun.runner.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.entity.TestResultValue;
import io.dqrun.json.JsonTree;
import io.dqrun.runner.result.CaseOutcome;
import io.dqrun.runner.result.Counts;
import io.dqrun.runner.result.RunResult;
import io.dqrun.runner.result.ScanSummary;
import io.dqrun.runner.result.ServerSummary;
import io.dqrun.runner.result.SkippedCase;
import io.dqrun.runner.result.SuiteSummary;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.CharBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The JSON output of {@code dq-run run}: one line per workflow; its keys are a contract. */
public final class JsonReport {

  static final int SCHEMA_VERSION = 1;

  private static final JsonFactory FACTORY =
      new JsonFactory()
          .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
          .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);

  private JsonReport() {}

  /**
   * One line, without line break, about the run of one workflow.
   *
   * @param exitCode the code that the process ends with
   * @param exitReasons all reasons for it, the decisive one first
   */
  public static String line(RunResult result, int exitCode, List<String> exitReasons) {
    StringWriter line = new StringWriter();
    try {
      write(result, exitCode, exitReasons, line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString();
  }

  /** Prints what {@link #line} returns, case by case, and a line break. */
  public static void print(
      RunResult result, int exitCode, List<String> exitReasons, PrintStream out) {
    // A stream that prints keeps its character set to itself.
    Writer writer =
        new Writer() {
          @Override
          public void write(char[] characters, int offset, int length) {
            out.append(CharBuffer.wrap(characters, offset, length));
          }

          @Override
          public void flush() {
            out.flush();
          }

          @Override
          public void close() {
            out.flush();
          }
        };
    try {
      write(result, exitCode, exitReasons, writer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.println();
  }

  /** Writes what {@link #line} returns, case by case. */
  static void write(RunResult result, int exitCode, List<String> exitReasons, Writer out)
      throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("schemaVersion", SCHEMA_VERSION);
      json.writeStringField("command", "run");
      json.writeStringField("workflow", text(result.workflow()));
      json.writeStringField("runId", text(result.runId()));
      write(json, "server", result.server().map(JsonReport::server));
      write(json, "suite", result.suite().map(JsonReport::suite));
      json.writeStringField("state", result.state().text());
      write(json, "counts", Optional.of(counts(result.counts())));
      writeAll(json, "cases", result.outcomes(), JsonReport::outcome);
      writeAll(json, "skipped", result.skipped(), JsonReport::skipped);
      writeAll(json, "scans", result.scans(), JsonReport::scan);
      writeAll(json, "changes", result.changes(), JsonReport::node);
      writeAll(json, "problems", result.problems(), ProblemJson::of);
      json.writeNumberField("durationMillis", result.duration().toMillis());
      json.writeNumberField("exitCode", exitCode);
      writeAll(json, "exitReasons", exitReasons, JsonReport::node);
      json.writeEndObject();
    }
  }

  private static <T> void writeAll(
      JsonGenerator json, String key, List<T> values, Function<T, JsonNode> node)
      throws IOException {
    json.writeArrayFieldStart(key);
    for (T value : values) {
      JsonTree.write(node.apply(value), json);
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, String key, Optional<ObjectNode> node)
      throws IOException {
    json.writeFieldName(key);
    JsonTree.write(node.isPresent() ? node.get() : NullNode.getInstance(), json);
  }

  private static JsonNode node(String text) {
    return JsonNodeFactory.instance.textNode(text(text));
  }

  static ObjectNode server(ServerSummary server) {
    return object()
        .put("url", text(server.url()))
        .put("version", text(server.version()))
        .put("suiteEndpoint", text(server.suiteEndpoint()));
  }

  static ObjectNode suite(SuiteSummary suite) {
    ObjectNode node =
        object()
            .put("name", text(suite.name()))
            .put("type", suite.type().name().toLowerCase(Locale.ROOT));
    suite
        .actions()
        .ifPresent(
            actions -> {
              node.put("action", actions.suite());
              node.putObject("cases")
                  .put("created", actions.created())
                  .put("updated", actions.updated())
                  .put("added", actions.added())
                  .put("unchanged", actions.unchanged());
            });
    return node;
  }

  private static ObjectNode counts(Counts counts) {
    return object()
        .put("planned", counts.planned())
        .put("executed", counts.executed())
        .put("passed", counts.passed())
        .put("failed", counts.failed())
        .put("aborted", counts.aborted())
        .put("skipped", counts.skipped())
        .put("delivered", counts.delivered())
        .put("queued", counts.queued())
        .put("rejected", counts.rejected());
  }

  private static ObjectNode outcome(CaseOutcome outcome) {
    TestCase testCase = outcome.testCase();
    TestCaseResult result = outcome.result();
    ObjectNode node = object();
    node.put("name", text(testCase.name()));
    node.put("fqn", text(testCase.fullyQualifiedName().toString()));
    node.put("definition", text(testCase.definitionName()));
    node.put("table", text(testCase.entityLink().table().toString()));
    node.put("column", text(testCase.entityLink().column()));
    node.put("status", result.testCaseStatus().text());
    node.put("result", text(result.result()));
    ArrayNode values = node.putArray("values");
    for (TestResultValue value : result.testResultValue()) {
      values.addObject().put("name", text(value.name())).put("value", text(value.value()));
    }
    node.put("passedRows", result.passedRows().orElse(null));
    node.put("failedRows", result.failedRows().orElse(null));
    node.put("passedRowsPercentage", number(result.passedRowsPercentage()));
    node.put("failedRowsPercentage", number(result.failedRowsPercentage()));
    node.put("minBound", number(result.minBound()));
    node.put("maxBound", number(result.maxBound()));
    node.put("timestamp", result.timestamp());
    node.put("durationMillis", outcome.duration().toMillis());
    ArrayNode statements = node.putArray("statements");
    outcome
        .statements()
        .forEach(sql -> statements.add(SafeText.block(sql, SafeText.MAX_SQL_BYTES)));
    node.put("delivery", outcome.delivery().label());
    return node;
  }

  private static ObjectNode skipped(SkippedCase one) {
    return object()
        .put("name", text(one.name()))
        .put("fqn", text(one.fqn()))
        .put("reason", text(one.reason()));
  }

  private static ObjectNode scan(ScanSummary scan) {
    return object()
        .put("service", text(scan.service()))
        .put("table", text(scan.table()))
        .put("statements", scan.statements())
        .put("durationMillis", scan.duration().toMillis());
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static String text(String text) {
    return SafeText.block(text);
  }

  private static @Nullable String text(Optional<String> text) {
    return text.map(SafeText::block).orElse(null);
  }

  /** JSON has no word for infinity and for what is no number. */
  private static @Nullable Double number(Optional<Double> number) {
    return number.filter(Double::isFinite).orElse(null);
  }
}
