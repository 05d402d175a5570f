package io.dqrun.runner.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.runner.check.Checks;
import io.dqrun.runner.testing.Recorder;
import io.dqrun.runner.testing.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The definitions at their edges, by {@code edges.json}: its layout is that of {@code
 * vectors.json}, and {@code differences} holds what a database says otherwise.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EdgeVectorsTest {

  private static final VectorFile FILE = VectorFile.read("edges.json");

  private final Map<TestDatabase.Kind, TestDatabase> databases =
      new EnumMap<>(TestDatabase.Kind.class);

  static Stream<Arguments> vectors() {
    return Stream.of(TestDatabase.Kind.values())
        .flatMap(
            kind ->
                FILE.vectors()
                    .map(vector -> Arguments.of(kind, vector.get("id").asText(), vector)));
  }

  /** But the one that compares two tables. */
  @Test
  void everyDefinitionIsAmongThem() {
    Set<String> definitions = new TreeSet<>(Checks.executed());
    // They need a second table, and a map.
    definitions.removeAll(Set.of("tableDiff", "columnValuesToBeAtExpectedLocation"));
    assertEquals(
        definitions,
        FILE.vectors()
            .map(vector -> vector.get("definition").asText())
            .collect(Collectors.toSet()));
    assertTrue(FILE.vectors().count() >= 200);
  }

  /** Tables and columns that hold the edges of numbers, texts and times. */
  private static final List<String> NUMBERS =
      List.of("edges.b", "edges.d|one.d|pair.d|losses.d", "nan.f", "infinite.f");

  private static final List<String> TEXTS = List.of("edges.s", "texts.s");
  private static final List<String> TIMES = List.of("edges.day", "edges.at");
  private static final List<String> NEGATIVES = List.of("losses.i");

  /** No rows, one row and nothing but NULL are edges of all. */
  static Stream<Arguments> edges() {
    List<String> rows = List.of("none", "nulls", "one");
    Map<String, List<List<String>>> own = new LinkedHashMap<>();
    for (String statistic : List.of("Max", "Mean", "Median", "Min", "StdDev")) {
      own.put("columnValue" + statistic + "ToBeBetween", List.of(rows, NUMBERS, NEGATIVES));
    }
    own.put("columnValuesSumToBeBetween", List.of(rows, NUMBERS, NEGATIVES));
    own.put("columnValuesToBeBetween", List.of(rows, NUMBERS, TIMES, List.of("losses.d")));
    own.put("columnValuesToBeInSet", List.of(rows, NUMBERS, TEXTS));
    own.put("columnValuesToBeNotInSet", List.of(rows, NUMBERS, TEXTS));
    own.put("columnValuesToBeUnique", List.of(rows, NUMBERS, TEXTS, List.of("edges.at")));
    own.put("columnValuesToBeNotNull", List.of(rows, NUMBERS, List.of("edges.s", "edges.at")));
    own.put("columnValuesMissingCount", List.of(rows, NUMBERS, TEXTS, List.of("edges.day")));
    for (String text : List.of("LengthsToBeBetween", "sToMatchRegex", "sToNotMatchRegex")) {
      own.put("columnValue" + text, List.of(rows, TEXTS));
    }
    for (String count : List.of("Equal", "BeBetween")) {
      own.put("tableRowCountTo" + count, List.of(rows, List.of("edges")));
      own.put("tableColumnCountTo" + count, List.of(rows));
    }
    own.put("tableRowInsertedCountToBeBetween", List.of(rows, List.of("edges")));
    own.put("tableCustomSQLQuery", List.of(rows, List.of("edges", "losses")));
    own.put("tableColumnNameToExist", List.of(rows));
    own.put("tableColumnToMatchSet", List.of(List.of("none", "one")));
    return own.entrySet().stream()
        .flatMap(
            entry ->
                entry.getValue().stream()
                    .flatMap(List::stream)
                    .map(edge -> Arguments.of(entry.getKey(), edge)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("edges")
  void everyDefinitionIsTriedAtItsEdges(String definition, String edge) {
    Set<String> wanted = Set.of(edge.split("\\|"));
    assertTrue(
        FILE.vectors()
            .filter(vector -> vector.get("definition").asText().equals(definition))
            .map(vector -> vector.get("table").asText() + "." + vector.get("column").asText())
            .anyMatch(
                place ->
                    wanted.contains(place)
                        || wanted.contains(place.substring(0, place.indexOf('.')))));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("vectors")
  void verdictIsAsDerived(TestDatabase.Kind kind, String id, JsonNode vector) throws SQLException {
    Table table = FILE.table(vector.get("table").asText());
    TestCaseResult result =
        Recorder.result(database(kind), table, VectorFile.testCase(vector, table));
    ObjectNode expected = vector.get("expected").deepCopy();
    vector
        .path("differences")
        .path(kind.name())
        .properties()
        .forEach(difference -> expected.set(difference.getKey(), difference.getValue()));
    boolean prefix =
        (expected.has("resultMatch") ? expected : vector)
            .get("resultMatch")
            .asText()
            .equals("prefix");
    assertEquals(
        told(expected), told(result, prefix ? VectorFile.text(expected.get("result")) : ""), id);
  }

  private static String told(JsonNode expected) {
    List<String> values = new ArrayList<>();
    expected
        .get("values")
        .forEach(value -> values.add(value.get(0).asText() + "=" + VectorFile.text(value.get(1))));
    return Stream.of(
            "status",
            "result",
            "passed",
            "failed",
            "passedPct",
            "failedPct",
            "minBound",
            "maxBound")
        .map(key -> key + ": " + VectorFile.text(expected.get(key)))
        .collect(Collectors.joining("\n", "", "\n" + values));
  }

  /** The result's text is cut to {@code prefix} if it starts with that. */
  private static String told(TestCaseResult result, String prefix) {
    String text = result.result().orElseThrow();
    List<String> values =
        result.testResultValue().stream()
            .map(value -> value.name() + "=" + value.value().orElse("null"))
            .toList();
    Map<String, Optional<?>> told = new LinkedHashMap<>();
    told.put("status", Optional.of(result.testCaseStatus().text()));
    told.put("result", Optional.of(!prefix.isEmpty() && text.startsWith(prefix) ? prefix : text));
    told.put("passed", result.passedRows());
    told.put("failed", result.failedRows());
    told.put("passedPct", result.passedRowsPercentage());
    told.put("failedPct", result.failedRowsPercentage());
    told.put("minBound", result.minBound());
    told.put("maxBound", result.maxBound());
    return told.entrySet().stream()
        .map(e -> e.getKey() + ": " + e.getValue().map(Object::toString).orElse("null"))
        .collect(Collectors.joining("\n", "", "\n" + values));
  }

  private TestDatabase database(TestDatabase.Kind kind) throws SQLException {
    TestDatabase open = databases.get(kind);
    if (open != null) {
      return open;
    }
    TestDatabase database = FILE.open(kind);
    databases.put(kind, database);
    return database;
  }

  @AfterAll
  void close() throws SQLException {
    for (TestDatabase database : databases.values()) {
      database.close();
    }
  }
}
