package io.dqrun.runner.engines;

import com.fasterxml.jackson.databind.JsonNode;
import io.dqrun.runner.dialect.Dialects;
import io.dqrun.workflow.ConnectionConfig;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of BigQuery in Google's own analyzer and reference implementation of it, ZetaSQL, which
 * {@code ZetaSqlServer.java} among the resources serves. BigQuery itself, its driver and its
 * catalogue are not there.
 */
class BigQueryEngineTest extends EngineLaws {

  BigQueryEngineTest() {
    super(
        "BigQuery", new ConnectionConfig("BigQuery", Map.of("hostPort", address("bigquery"))), "");
  }

  @Override
  EngineSession connect() {
    return new ZetaSqlSession(Dialects.forType("BigQuery").orElseThrow(), address("bigquery"));
  }

  private void make(List<String> path, String query) throws SQLException {
    ((ZetaSqlSession) session()).make(path, query);
  }

  @Override
  String columnType(String dataType) {
    return switch (dataType) {
      case "INT", "BIGINT" -> "INT64";
      case "DOUBLE" -> "FLOAT64";
      case "DECIMAL" -> "NUMERIC";
      case "VARCHAR" -> "STRING";
      default -> dataType;
    };
  }

  @Override
  String literal(String text, String dataType) {
    String escaped = text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n");
    return "CAST('%s' AS %s)".formatted(escaped, columnType(dataType));
  }

  @Override
  List<String> preparation() {
    return List.of();
  }

  @Override
  void create(String name, JsonNode fixture, long days) throws SQLException {
    List<JsonNode> columns = new ArrayList<>();
    fixture.get("columns").forEach(columns::add);
    List<String> rows = new ArrayList<>();
    for (JsonNode row : fixture.get("rows")) {
      rows.add(
          IntStream.range(0, columns.size())
              .mapToObj(i -> cell(row.get(i), columns.get(i), days))
              .collect(Collectors.joining(", ", "SELECT ", "")));
    }
    String none =
        columns.stream()
            .map(column -> cell(null, column, 0))
            .collect(Collectors.joining(", ", "SELECT ", " FROM (SELECT 1) WHERE FALSE"));
    make(List.of("db", "sch", name), rows.isEmpty() ? none : String.join(" UNION ALL ", rows));
  }

  private String cell(@Nullable JsonNode value, JsonNode column, long days) {
    String type = column.get(1).asText();
    return (value == null || value.isNull()
            ? "CAST(NULL AS " + columnType(type) + ")"
            : literal(moved(value.asText(), type, days), type))
        + " AS "
        + session().dialect().quote(column.get(0).asText());
  }

  @Override
  void createNamed(String schema, String column) throws SQLException {
    String name = column.substring(1, column.length() - 1).replaceAll("\\\\(.)", "$1");
    make(List.of("db", name, name), "SELECT 1 AS " + column);
  }

  @Override
  List<String> goldenTables() throws SQLException {
    make(
        List.of("db", "My \"schema\"", "o`rders"),
        "SELECT '' AS `na\"me`, 1 AS qty, 1.5 AS rate, DATE '2024-03-10' AS placed_on,"
            + " TIMESTAMP '2024-03-10' AS placed_at, TIMESTAMP '2024-03-10' AS seen_at");
    String columns =
        "SELECT '' AS k, 1 AS n, '' AS u, DATE '2024-03-10' AS d, 2 AS x, 7 AS qty, '' AS Name,"
            + " '' AS c, %s AS flag, %s AS seen, '' AS j";
    String orders = columns.formatted("TRUE", "TIMESTAMP '2024-03-10'");
    // Names are the same in any case: the other one was a table of the verdicts.
    make(List.of("db", "sch", "orders"), orders);
    make(List.of("db", "sch", "Orders"), orders);
    make(List.of("other", "sch", "b"), columns.formatted("1", "DATETIME '2024-03-10'"));
    return List.of();
  }
}
