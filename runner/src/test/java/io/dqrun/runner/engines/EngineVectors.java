package io.dqrun.runner.engines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.entity.Column;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.runner.testing.TestEntities;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A file of known verdicts, {@code vectors.json} or {@code edges.json}, with its tables. */
record EngineVectors(JsonNode file) {

  /** One case with what is known of it. */
  record Vector(String id, JsonNode json) {
    @Override
    public String toString() {
      return id;
    }
  }

  static EngineVectors read(String resource) {
    try (InputStream stream = EngineVectors.class.getResourceAsStream(resource)) {
      return new EngineVectors(new ObjectMapper().readTree(Objects.requireNonNull(stream)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The tables by their names: {@code columns} with names and types, and {@code rows}. */
  Map<String, JsonNode> tables() {
    Map<String, JsonNode> tables = new LinkedHashMap<>();
    file.get("tables").properties().forEach(e -> tables.put(e.getKey(), e.getValue()));
    return tables;
  }

  Stream<Vector> all() {
    return StreamSupport.stream(file.get("vectors").spliterator(), false)
        .map(vector -> new Vector(vector.get("id").asText(), vector));
  }

  /**
   * @param suffix for another table with the same columns
   */
  Table table(Vector vector, String suffix) {
    String name = vector.json().get("table").asText();
    List<Column> columns = new ArrayList<>();
    file.get("tables")
        .get(name)
        .get("columns")
        .forEach(column -> columns.add(Column.of(column.get(0).asText(), column.get(1).asText())));
    return TestEntities.table(name + suffix, columns.toArray(Column[]::new));
  }

  static TestCase testCase(Vector vector, Table table) {
    JsonNode json = vector.json();
    List<String> parameters = new ArrayList<>();
    for (Map.Entry<String, JsonNode> parameter : json.get("parameters").properties()) {
      parameters.add(parameter.getKey());
      parameters.add(parameter.getValue().asText());
    }
    String column = json.get("column").isNull() ? null : json.get("column").asText();
    String definition = json.get("definition").asText();
    String[] values = parameters.toArray(String[]::new);
    return json.get("computePassedFailedRowCount").asBoolean()
        ? TestEntities.countingCase("tc", definition, table, column, values)
        : TestEntities.testCase("tc", definition, table, column, values);
  }

  /** What is known, with what a database says otherwise, as one text. */
  static String expected(Vector vector, JsonNode otherwise) {
    ObjectNode expected = merged(vector, otherwise);
    List<String> values = new ArrayList<>();
    expected
        .get("values")
        .forEach(value -> values.add(value.get(0).asText() + "=" + text(value.get(1))));
    return Stream.of(
            "status",
            "result",
            "passed",
            "failed",
            "passedPct",
            "failedPct",
            "minBound",
            "maxBound")
        .map(key -> key + ": " + text(expected.get(key)))
        .collect(Collectors.joining("\n", "", "\n" + values));
  }

  private static ObjectNode merged(Vector vector, JsonNode otherwise) {
    ObjectNode expected = vector.json().get("expected").deepCopy();
    otherwise.properties().forEach(e -> expected.set(e.getKey(), e.getValue()));
    return expected;
  }

  /** What came out, in the same form; a text that begins as expected is cut where that ends. */
  static String actual(Vector vector, JsonNode otherwise, TestCaseResult result) {
    String text = result.result().orElseThrow();
    String start = merged(vector, otherwise).get("result").asText();
    JsonNode match = otherwise.has("resultMatch") ? otherwise : vector.json();
    boolean prefix = match.get("resultMatch").asText().equals("prefix");
    Map<String, Optional<?>> told = new LinkedHashMap<>();
    told.put("status", Optional.of(result.testCaseStatus().text()));
    told.put("result", Optional.of(prefix && text.startsWith(start) ? start : text));
    told.put("passed", result.passedRows());
    told.put("failed", result.failedRows());
    told.put("passedPct", result.passedRowsPercentage());
    told.put("failedPct", result.failedRowsPercentage());
    told.put("minBound", result.minBound());
    told.put("maxBound", result.maxBound());
    List<String> values =
        result.testResultValue().stream()
            .map(value -> value.name() + "=" + value.value().orElse("null"))
            .toList();
    return told.entrySet().stream()
        .map(e -> e.getKey() + ": " + e.getValue().map(Object::toString).orElse("null"))
        .collect(Collectors.joining("\n", "", "\n" + values));
  }

  private static String text(JsonNode value) {
    return value.isNull() ? "null" : value.asText();
  }
}
