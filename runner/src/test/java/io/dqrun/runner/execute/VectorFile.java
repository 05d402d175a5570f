package io.dqrun.runner.execute;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dqrun.entity.Column;
import io.dqrun.entity.Table;
import io.dqrun.entity.TestCase;
import io.dqrun.runner.testing.TestDatabase;
import io.dqrun.runner.testing.TestEntities;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Tables, and what is to be said of them: a file in the layout of {@code vectors.json}. */
final class VectorFile {

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

  private final JsonNode root;

  private VectorFile(JsonNode root) {
    this.root = root;
  }

  static VectorFile read(String resource) {
    try (InputStream stream = VectorFile.class.getResourceAsStream(resource)) {
      return new VectorFile(new ObjectMapper().readTree(Objects.requireNonNull(stream)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Stream<JsonNode> vectors() {
    return StreamSupport.stream(root.get("vectors").spliterator(), false);
  }

  Table table(String name) {
    List<Column> columns = new ArrayList<>();
    root.get("tables")
        .get(name)
        .get("columns")
        .forEach(column -> columns.add(Column.of(column.get(0).asText(), column.get(1).asText())));
    return TestEntities.table(name, columns.toArray(Column[]::new));
  }

  static TestCase testCase(JsonNode vector, Table table) {
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

  static String text(JsonNode value) {
    return value.isNull() ? "null" : value.asText();
  }

  /** A database of its own with all tables of the file. */
  TestDatabase open(TestDatabase.Kind kind) throws SQLException {
    TestDatabase database = TestDatabase.open(kind);
    for (Map.Entry<String, JsonNode> fixture : root.get("tables").properties()) {
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
}
