package io.dqrun.runner.engines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes Druid's tables by its tasks: there are no statements for it without an extension. */
final class DruidTables {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PATIENCE = 600;

  private final String address;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> tasks = new LinkedHashMap<>();

  /**
   * @param address of a router that passes tasks on
   */
  DruidTables(String address) {
    this.address = address;
  }

  /**
   * A column.
   *
   * @param type {@code string}, {@code long} or {@code double}
   */
  record Column(String name, String type) {}

  /** Makes a table of these rows, all of the same moment in 2024, instead of the one there is. */
  void replace(String table, List<Column> columns, List<List<@Nullable String>> rows)
      throws IOException {
    ObjectNode spec = JSON.createObjectNode();
    ObjectNode schema = spec.putObject("dataSchema").put("dataSource", table);
    schema.putObject("timestampSpec").put("column", "__time").put("format", "iso");
    schema
        .putObject("granularitySpec")
        .put("segmentGranularity", "ALL")
        .put("rollup", false)
        .putArray("intervals")
        .add("1970-01-01/2100-01-01");
    ArrayNode dimensions = schema.putObject("dimensionsSpec").putArray("dimensions");
    for (Column column : columns) {
      dimensions.addObject().put("type", column.type()).put("name", column.name());
    }
    StringBuilder data = new StringBuilder();
    for (List<@Nullable String> row : rows) {
      ObjectNode line = JSON.createObjectNode().put("__time", "2024-03-10T00:00:00Z");
      for (int i = 0; i < columns.size(); i++) {
        line.put(columns.get(i).name(), row.get(i));
      }
      data.append(line).append('\n');
    }
    ObjectNode source = spec.putObject("ioConfig").put("type", "index_parallel");
    source.put("appendToExisting", false).put("dropExisting", true);
    source.putObject("inputSource").put("type", "inline").put("data", data.toString());
    source.putObject("inputFormat").put("type", "json");
    spec.putObject("tuningConfig").put("type", "index_parallel");
    JsonNode task = JSON.createObjectNode().put("type", "index_parallel").set("spec", spec);
    tasks.put(
        table,
        answer(HttpRequest.newBuilder(uri("/druid/indexer/v1/task")), task).get("task").asText());
  }

  /** Waits until the tables can be asked. */
  void await() throws IOException {
    for (Map.Entry<String, String> task : tasks.entrySet()) {
      until("/druid/indexer/v1/task/" + encoded(task.getValue()) + "/status", "SUCCESS");
      until(
          "/druid/coordinator/v1/datasources/"
              + encoded(task.getKey())
              + "/loadstatus?forceMetadataRefresh=true",
          ":100.0");
      awaitColumns(task.getKey());
    }
    tasks.clear();
  }

  private void until(String path, String expected) throws IOException {
    String answer = "";
    for (int i = 0; i < PATIENCE && !answer.contains(expected); i++) {
      answer = send(HttpRequest.newBuilder(uri(path)).GET());
      pause();
    }
    if (!answer.contains(expected)) {
      throw new IOException(path + " says " + answer);
    }
  }

  private void awaitColumns(String table) throws IOException {
    ObjectNode query =
        JSON.createObjectNode()
            .put("query", "SELECT 1 FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_NAME = ?");
    query.putArray("parameters").addObject().put("type", "VARCHAR").put("value", table);
    for (int i = 0; i < PATIENCE; i++) {
      if (!answer(HttpRequest.newBuilder(uri("/druid/v2/sql")), query).isEmpty()) {
        return;
      }
      pause();
    }
    throw new IOException(table + " has no columns");
  }

  private JsonNode answer(HttpRequest.Builder request, JsonNode body) throws IOException {
    return JSON.readTree(
        send(
            request
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))));
  }

  private String send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() >= 400) {
        throw new IOException(response.body());
      }
      return response.body();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private URI uri(String path) {
    return URI.create("http://" + address + path);
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
