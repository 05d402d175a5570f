package io.dqrun.runner.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dqrun.entity.Column;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.runner.check.Checks;
import io.dqrun.runner.testing.Recorder;
import io.dqrun.runner.testing.TestDatabase;
import io.dqrun.runner.testing.TestEntities;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
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

  /**
   * Numbers that a database has no words for. Neither has any NaN, and MariaDB no infinity: the
   * largest numbers stand for that.
   */
  private static final Map<TestDatabase.Kind, Map<String, String>> WORDS =
      Map.of(
          TestDatabase.Kind.SQLITE,
          Map.of("Infinity", "9e999", "-Infinity", "-9e999", "NaN", "NULL"),
          TestDatabase.Kind.MARIADB,
          Map.of(
              "Infinity",
              "1.7976931348623157e308",
              "-Infinity",
              "-1.7976931348623157e308",
              "NaN",
              "NULL"));

  private static final JsonNode FILE = read();

  private final Map<TestDatabase.Kind, TestDatabase> databases =
      new EnumMap<>(TestDatabase.Kind.class);

  private static JsonNode read() {
    try (InputStream stream = EdgeVectorsTest.class.getResourceAsStream("edges.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(stream));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<JsonNode> all() {
    return StreamSupport.stream(FILE.get("vectors").spliterator(), false);
  }

  static Stream<Arguments> vectors() {
    return Stream.of(TestDatabase.Kind.values())
        .flatMap(
            kind -> all().map(vector -> Arguments.of(kind, vector.get("id").asText(), vector)));
  }

  /** But the one that compares two tables. */
  @Test
  void everyDefinitionIsAmongThem() {
    Set<String> definitions = new TreeSet<>(Checks.executed());
    // They need a second table, and a map.
    definitions.removeAll(Set.of("tableDiff", "columnValuesToBeAtExpectedLocation"));
    assertEquals(
        definitions,
        all().map(vector -> vector.get("definition").asText()).collect(Collectors.toSet()));
    assertTrue(all().count() >= 200);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("vectors")
  void verdictIsAsDerived(TestDatabase.Kind kind, String id, JsonNode vector) throws SQLException {
    Table table = table(vector.get("table").asText());
    TestCaseResult result = Recorder.result(database(kind), table, testCase(vector, table));
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
    assertEquals(told(expected), told(result, prefix ? text(expected.get("result")) : ""), id);
  }

  private static String told(JsonNode expected) {
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

  private static String text(JsonNode value) {
    return value.isNull() ? "null" : value.asText();
  }

  private static TestCase testCase(JsonNode vector, Table table) {
    List<String> parameters = new ArrayList<>();
    vector
        .get("parameters")
        .properties()
        .forEach(
            parameter -> {
              parameters.add(parameter.getKey());
              parameters.add(parameter.getValue().asText());
            });
    String column = vector.get("column").isNull() ? null : vector.get("column").asText();
    String definition = vector.get("definition").asText();
    String[] values = parameters.toArray(String[]::new);
    return vector.get("computePassedFailedRowCount").asBoolean()
        ? TestEntities.countingCase("tc", definition, table, column, values)
        : TestEntities.testCase("tc", definition, table, column, values);
  }

  private static Table table(String name) {
    List<Column> columns = new ArrayList<>();
    FILE.get("tables")
        .get(name)
        .get("columns")
        .forEach(column -> columns.add(Column.of(column.get(0).asText(), column.get(1).asText())));
    return TestEntities.table(name, columns.toArray(Column[]::new));
  }

  private TestDatabase database(TestDatabase.Kind kind) throws SQLException {
    TestDatabase open = databases.get(kind);
    if (open != null) {
      return open;
    }
    TestDatabase database = TestDatabase.open(kind);
    databases.put(kind, database);
    for (Map.Entry<String, JsonNode> fixture : FILE.get("tables").properties()) {
      create(database, fixture.getKey(), fixture.getValue());
    }
    return database;
  }

  private static void create(TestDatabase database, String name, JsonNode fixture)
      throws SQLException {
    String quotedName = database.dialect().quote(name);
    List<String> columns = new ArrayList<>();
    for (JsonNode column : fixture.get("columns")) {
      columns.add(
          database.dialect().quote(column.get(0).asText())
              + " "
              + type(database.kind(), column.get(1).asText()));
    }
    database.update("CREATE TABLE " + quotedName + " (" + String.join(", ", columns) + ")");
    for (JsonNode row : fixture.get("rows")) {
      List<String> values = new ArrayList<>();
      row.forEach(value -> values.add(literal(database.kind(), value)));
      database.update("INSERT INTO " + quotedName + " VALUES (" + String.join(", ", values) + ")");
    }
  }

  private static String literal(TestDatabase.Kind kind, JsonNode value) {
    if (value.isNull() || value.isNumber()) {
      return value.asText();
    }
    String text = value.asText();
    String quoted = "'" + text.replace("'", "''") + "'";
    return WORDS
        .getOrDefault(kind, Map.of())
        .getOrDefault(
            text, kind == TestDatabase.Kind.MARIADB ? quoted.replace("\\", "\\\\") : quoted);
  }

  private static String type(TestDatabase.Kind kind, String dataType) {
    return switch (dataType) {
      // A TIMESTAMP of MariaDB begins in 1970 and has no fractions.
      case "TIMESTAMP" -> kind == TestDatabase.Kind.MARIADB ? "DATETIME(6)" : dataType;
      case "DECIMAL" -> "DECIMAL(10,2)";
      case "DOUBLE" -> "DOUBLE PRECISION";
      case "VARCHAR" -> "VARCHAR(100)";
      default -> dataType;
    };
  }

  @AfterAll
  void close() throws SQLException {
    for (TestDatabase database : databases.values()) {
      database.close();
    }
  }
}
