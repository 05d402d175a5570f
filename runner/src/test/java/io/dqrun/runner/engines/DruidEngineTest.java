package io.dqrun.runner.engines;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.dqrun.entity.Table;
import io.dqrun.workflow.ConnectionConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Druid 33 behind its router, which must pass tasks on. All tables are in its one schema. It knows
 * no column of dates, of moments but one, or of truth values, and no table without rows: what needs
 * them reads a query that gives values their types, or finds no row.
 */
class DruidEngineTest extends EngineLaws {

  private static final Pattern SCHEMA = Pattern.compile("FROM \"(?:[^\"]|\"\")*\"\\.");

  private final Map<String, String> views = new TreeMap<>();
  private final DruidTables tables = new DruidTables(address("druid"));

  DruidEngineTest() {
    super(
        "Druid",
        new ConnectionConfig("Druid", Map.of("hostPort", address("druid"), "username", "test")),
        "jdbc:avatica:remote:url=http://"
            + address("druid")
            + "/druid/v2/sql/avatica-protobuf/;serialization=protobuf");
  }

  @Test
  @Order(1)
  void theCatalogueIsRead() throws IOException {
    tables.await();
    Map<String, List<String>> read = new TreeMap<>();
    for (Table table : catalogue()) {
      read.put(
          table.name(), table.columns().stream().map(c -> c.name() + " " + c.dataType()).toList());
    }
    assertEquals(
        List.of("__time TIMESTAMP", "i BIGINT", "f DOUBLE", "s VARCHAR"), read.get("same"));
  }

  @Override
  String schema() {
    return "druid";
  }

  @Override
  String asked(String sql) {
    try {
      tables.await();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String asked = sql;
    for (Map.Entry<String, String> view : views.entrySet()) {
      asked = asked.replaceAll(view.getKey(), Matcher.quoteReplacement(view.getValue()));
    }
    return SCHEMA.matcher(asked).replaceAll("FROM \"druid\".");
  }

  /** How it is kept. */
  @Override
  String columnType(String dataType) {
    return switch (dataType) {
      case "VARCHAR" -> "string";
      case "DOUBLE", "DECIMAL" -> "double";
      default -> "long";
    };
  }

  /** As it is kept: a moment is its milliseconds. */
  @Override
  String literal(String text, String dataType) {
    return switch (dataType) {
      case "DATE", "TIMESTAMP" -> Long.toString(milliseconds(text));
      default -> text;
    };
  }

  private static long milliseconds(String text) {
    LocalDateTime moment =
        text.contains(" ")
            ? LocalDateTime.parse(text.replace(' ', 'T'))
            : LocalDate.parse(text).atStartOfDay();
    return moment.toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  @Override
  List<String> preparation() {
    return List.of();
  }

  @Override
  void create(String name, JsonNode fixture, long days) throws IOException {
    List<String> columns = new ArrayList<>();
    for (JsonNode column : fixture.get("columns")) {
      columns.add(column.get(0).asText() + " " + column.get(1).asText());
    }
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (JsonNode row : fixture.get("rows")) {
      List<@Nullable String> values = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        String type = fixture.get("columns").get(i).get(1).asText();
        values.add(
            row.get(i).isNull() ? null : literal(moved(row.get(i).asText(), type, days), type));
      }
      rows.add(values);
    }
    create(name(name), name, columns, rows);
  }

  /** A table, and what is read where that differs from it. */
  private void create(
      String qualified, String name, List<String> columns, List<List<@Nullable String>> rows)
      throws IOException {
    List<DruidTables.Column> kept = new ArrayList<>();
    List<String> read = new ArrayList<>();
    for (String column : columns) {
      int type = column.lastIndexOf(' ');
      kept.add(
          new DruidTables.Column(
              column.substring(0, type), columnType(column.substring(type + 1))));
      read.add(
          read(session().dialect().quote(column.substring(0, type)), column.substring(type + 1)));
    }
    boolean typed = read.stream().anyMatch(column -> column.contains(" AS "));
    if (typed || rows.isEmpty()) {
      views.put(
          "FROM (%s|%s)(?![\\w\"])".formatted(Pattern.quote(qualified), Pattern.quote(name)),
          "FROM (SELECT %s FROM %s WHERE \"__time\" %s TIMESTAMP '2000-01-01')"
              .formatted(
                  String.join(", ", read),
                  "\"druid\"." + session().dialect().quote(name),
                  rows.isEmpty() ? "<" : ">"));
    }
    tables.replace(
        name, kept, rows.isEmpty() ? List.of(Collections.nCopies(columns.size(), null)) : rows);
  }

  private static String read(String column, String dataType) {
    return switch (dataType) {
      case "DATE" -> "CAST(MILLIS_TO_TIMESTAMP(%s) AS DATE) AS %s".formatted(column, column);
      case "TIMESTAMP" -> "MILLIS_TO_TIMESTAMP(%s) AS %s".formatted(column, column);
      case "BOOLEAN" -> "%s = 1 AS %s".formatted(column, column);
      default -> column;
    };
  }

  @Override
  void createNamed(String schema, String column) throws IOException {
    String name = column.substring(1, column.length() - 1).replace("\"\"", "\"");
    create(schema + "." + column, name, List.of(name + " INT"), List.of(List.of("1")));
  }

  @Override
  List<String> goldenTables() throws IOException {
    create(
        "\"My \"\"schema\"\"\".\"o`rders\"",
        "o`rders",
        List.of(
            "na\"me VARCHAR",
            "qty INT",
            "rate DOUBLE",
            "placed_on DATE",
            "placed_at TIMESTAMP",
            "seen_at TIMESTAMP"),
        List.of());
    List<String> columns =
        List.of(
            "k VARCHAR",
            "qty INT",
            "Name VARCHAR",
            "c VARCHAR",
            "flag BOOLEAN",
            "seen INT",
            "j VARCHAR");
    create("\"sch\".\"Orders\"", "Orders", columns, List.of());
    create(
        "\"sch\".\"b\"",
        "b",
        columns.stream().map(c -> c.replace("BOOLEAN", "INT")).toList(),
        List.of());
    return List.of();
  }
}
