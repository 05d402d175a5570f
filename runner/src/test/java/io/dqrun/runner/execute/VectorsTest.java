package io.dqrun.runner.execute;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.entity.TestCaseResult;
import io.dqrun.runner.check.Checks;
import io.dqrun.runner.testing.Recorder;
import io.dqrun.runner.testing.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The known verdicts of {@code vectors.json}, on every database that there is a dialect for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VectorsTest {

  /**
   * What SQLite legitimately says otherwise: it has no decimals, so that a column of them keeps no
   * scale, and OpenMetadata judges the variance there. By vector: the status, the text, and the
   * values.
   */
  private static final Map<String, List<String>> ON_SQLITE =
      Map.of(
          "V04",
          List.of(
              "Success",
              "Found min=0, max=20 vs. the expected min=0.0, max=20.0.",
              "min=0",
              "max=20"),
          "V17",
          List.of("Failed", "Found stddev=2.0 vs. the expected min=1.4, max=1.5.", "stddev=2.0"));

  /** OpenMetadata takes files for samples there, as pandas does. */
  private static final Map<String, List<String>> ON_DUCKDB =
      Map.of(
          "V17",
          List.of(
              "Failed",
              "Found stddev=1.632993161855452 vs. the expected min=1.4, max=1.5.",
              "stddev=1.632993161855452"));

  /** OpenMetadata counts the bytes of a text there, of which an é has two. */
  private static final Map<String, List<String>> ON_MARIADB =
      Map.of(
          "V39",
          List.of(
              "Success",
              "Found minLength=3, maxLength=6 vs. the expected minLength=1.0, maxLength=10.0.",
              "minValueLength=3",
              "maxValueLength=6"));

  private static final Map<TestDatabase.Kind, Map<String, List<String>>> OTHERWISE =
      Map.of(
          TestDatabase.Kind.SQLITE,
          ON_SQLITE,
          TestDatabase.Kind.DUCKDB,
          ON_DUCKDB,
          TestDatabase.Kind.MARIADB,
          ON_MARIADB);

  private static final VectorFile FILE = VectorFile.read("/vectors.json");

  private final Map<TestDatabase.Kind, TestDatabase> databases = new HashMap<>();

  private static Stream<JsonNode> executable() {
    return FILE.vectors()
        .filter(vector -> Checks.find(vector.get("definition").asText()).isPresent());
  }

  static Stream<Arguments> vectors() {
    return Stream.of(TestDatabase.Kind.values())
        .flatMap(
            kind ->
                executable().map(vector -> Arguments.of(kind, vector.get("id").asText(), vector)));
  }

  @Test
  void allVectorsAreExecuted() {
    assertEquals(FILE.vectors().count(), executable().count());
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("vectors")
  void verdictIsAsKnown(TestDatabase.Kind kind, String id, JsonNode vector) throws SQLException {
    Table table = FILE.table(vector.get("table").asText());
    TestCase testCase = VectorFile.testCase(vector, table);
    TestCaseResult result = result(kind, vector, table, testCase);

    JsonNode expected = vector.get("expected");
    List<String> values = new ArrayList<>();
    expected
        .get("values")
        .forEach(value -> values.add(value.get(0).asText() + "=" + VectorFile.text(value.get(1))));
    String status = expected.get("status").asText();
    String text = expected.get("result").asText();
    List<String> own = OTHERWISE.getOrDefault(kind, Map.of()).get(id);
    if (own != null) {
      status = own.get(0);
      text = own.get(1);
      values.clear();
      values.addAll(own.subList(2, own.size()));
    }
    String expectedStatus = status;
    String expectedText = text;
    String actualText = result.result().orElseThrow();
    assertAll(
        () -> assertEquals(expectedStatus, result.testCaseStatus().text()),
        () -> {
          if (vector.get("resultMatch").asText().equals("prefix")) {
            assertTrue(actualText.startsWith(expectedText), actualText);
          } else {
            assertEquals(expectedText, actualText);
          }
        },
        () ->
            assertEquals(
                values,
                result.testResultValue().stream()
                    .map(value -> value.name() + "=" + value.value().orElse("null"))
                    .toList()),
        () -> assertEquals(VectorFile.text(expected.get("passed")), text(result.passedRows())),
        () -> assertEquals(VectorFile.text(expected.get("failed")), text(result.failedRows())),
        () ->
            assertEquals(
                VectorFile.text(expected.get("passedPct")), text(result.passedRowsPercentage())),
        () ->
            assertEquals(
                VectorFile.text(expected.get("failedPct")), text(result.failedRowsPercentage())),
        () -> assertEquals(VectorFile.text(expected.get("minBound")), text(result.minBound())),
        () -> assertEquals(VectorFile.text(expected.get("maxBound")), text(result.maxBound())));
  }

  private TestCaseResult result(
      TestDatabase.Kind kind, JsonNode vector, Table table, TestCase testCase) throws SQLException {
    if (!vector.has("needs")) {
      return Recorder.result(database(kind), table, testCase);
    }
    try (TestDatabase database = FILE.open(kind)) {
      makeToday(database, vector.get("needs").get("currentDate").asText());
      return Recorder.result(database, table, testCase);
    }
  }

  private static String text(Optional<?> value) {
    return value.map(Object::toString).orElse("null");
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

  /** The fixtures as they would be if the day that a vector needs were today. */
  private static void makeToday(TestDatabase database, String day) throws SQLException {
    database.update(
        switch (database.kind()) {
          case SQLITE ->
              "UPDATE orders SET placed_on = date(placed_on,"
                  + " (julianday(CURRENT_DATE) - julianday('"
                  + day
                  + "')) || ' days')";
          case POSTGRES ->
              "UPDATE orders SET placed_on = placed_on + (CURRENT_DATE - DATE '" + day + "')";
          case DUCKDB ->
              "UPDATE orders SET placed_on = placed_on"
                  + " + CAST(DATE_DIFF('day', DATE '"
                  + day
                  + "', CURRENT_DATE) AS INT)";
          case MARIADB ->
              "UPDATE orders SET placed_on = placed_on + INTERVAL DATEDIFF(CURRENT_DATE, '"
                  + day
                  + "') DAY";
        });
  }

  @AfterAll
  void close() throws SQLException {
    for (TestDatabase database : databases.values()) {
      database.close();
    }
  }
}
