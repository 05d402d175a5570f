package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dqrun.entity.Column;
import io.dqrun.entity.DatabaseService;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.Table;
import io.dqrun.runner.sandbox.SandboxServer;
import io.dqrun.runner.testing.PostgresServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A table of persons in a real database, known to a sandbox with the tags of its columns. */
final class People {

  /** The kinds of databases that it can be in. */
  enum Kind {
    SQLITE,
    POSTGRES
  }

  /** In the column that is tagged. */
  static final String SECRET = "CaNaRy-of-a-person";

  /** In a column that is not. */
  static final String ROW = "RoW-of-somebody";

  private static final String[] STATEMENTS = {
    "CREATE TABLE people (id INTEGER, name VARCHAR(40), email VARCHAR(80), age INTEGER,"
        + " city VARCHAR(40), lon DOUBLE PRECISION, lat VARCHAR(20))",
    "INSERT INTO people VALUES (1, '%s', '%s', -5, 'Lyon', 4.8, '45,75'), (1, 'ann', 'a', 30, 'LYON', 4.85, '45.76'),"
            .formatted(ROW, SECRET)
        + " (2, NULL, NULL, 200, 'Paris', 4.8, '45.75'), (3, 'bob', 'b', -7, 'Atlantis', 1, '1'),"
        + " (4, 'eve', 'e', NULL, 'Lyon', NULL, '45.75')"
  };

  private final SandboxServer server;
  private final Path folder;
  private final FullyQualifiedName schema;
  private final String connection;

  People(SandboxServer server, Path folder, Kind kind) throws SQLException {
    this.server = server;
    this.folder = folder;
    if (kind == Kind.POSTGRES) {
      String database = PostgresServer.createDatabase("people");
      PostgresServer.execute(database, STATEMENTS);
      schema = FullyQualifiedName.of("staff", database, "public");
      connection =
          "{type: Postgres, username: postgres, hostPort: '127.0.0.1:%d', database: %s}"
              .formatted(PostgresServer.port(), database);
    } else {
      Path file = folder.resolve("people.db");
      try (Connection session = DriverManager.getConnection("jdbc:sqlite:" + file);
          Statement statement = session.createStatement()) {
        for (String sql : STATEMENTS) {
          statement.execute(sql);
        }
      }
      schema = FullyQualifiedName.of("staff", "people", "main");
      connection = "{type: SQLite, database: people, databaseMode: " + file + "}";
    }
    server.register(
        new DatabaseService(
            "staff", kind == Kind.POSTGRES ? "Postgres" : "SQLite", Optional.empty()),
        List.of(
            Table.builder()
                .id(new UUID(1, 1))
                .name("people")
                .fullyQualifiedName(table())
                .addColumns(
                    Column.of("id", "INT"),
                    Column.of("name", "STRING"),
                    Column.of("email", "STRING"),
                    Column.of("age", "INT"),
                    Column.of("city", "STRING"),
                    Column.of("lon", "DOUBLE"),
                    Column.of("lat", "STRING"))
                .build()));
  }

  FullyQualifiedName table() {
    return schema.child("people");
  }

  /** Puts a tag on a column. */
  void tag(String column, String tag) {
    StringBuilder columns = new StringBuilder();
    for (JsonNode one : call("GET", "tables/name/" + table() + "?fields=tags", "").get("columns")) {
      String name = one.get("name").asText();
      columns
          .append(columns.isEmpty() ? "" : ",")
          .append(
              "{\"name\":\"%s\",\"dataType\":\"%s\"".formatted(name, one.get("dataType").asText()))
          .append(
              name.equals(column)
                  ? ",\"tags\":[{\"tagFQN\":\"%s\",\"source\":\"Classification\"}]".formatted(tag)
                  : "")
          .append("}");
    }
    call(
        "PUT",
        "tables",
        "{\"name\":\"people\",\"databaseSchema\":\"%s\",\"columns\":[%s]}"
            .formatted(schema, columns));
  }

  /** Makes a definition of SQL. */
  void define(String name, String entityType, String sql, String parameters) {
    call(
        "PUT",
        "dataQuality/testDefinitions",
        """
        {"name":"%s","description":"x","entityType":"%s","testPlatforms":["OpenMetadata"],
         "parameterDefinition":[%s],"sqlExpression":%s,
         "validatorClass":"%s"}"""
            .formatted(
                name,
                entityType,
                parameters,
                new ObjectMapper().valueToTree(sql),
                (entityType.equals("COLUMN") ? "Column" : "Table")
                    + "RuleLibrarySqlExpressionValidator"));
  }

  JsonNode call(String method, String path, String body) {
    HttpResponse<String> answer = send(method, path, body);
    assertTrue(answer.statusCode() / 100 == 2, answer.statusCode() + answer.body());
    try {
      return new ObjectMapper().readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError(answer.body(), e);
    }
  }

  private HttpResponse<String> send(String method, String path, String body) {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create(server.url() + "/v1/" + path.replace("\"", "%22")))
                  .header("Authorization", "Bearer x")
                  .header("Content-Type", "application/json")
                  .method(method, HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** A case on the server. */
  JsonNode testCase(String parent, String name) {
    return call("GET", "dataQuality/testCases/name/" + parent + "." + name, "");
  }

  /** The rows that the server shows of a case; empty if it has none. */
  Optional<JsonNode> failedRows(String parent, String name) {
    String id = testCase(parent, name).get("id").asText();
    HttpResponse<String> answer =
        send("GET", "dataQuality/testCases/" + id + "/failedRowsSample", "");
    try {
      return answer.statusCode() == 404
          ? Optional.empty()
          : Optional.of(new ObjectMapper().readTree(answer.body()));
    } catch (IOException e) {
      throw new AssertionError(answer.body(), e);
    }
  }

  /** Writes a workflow of the basic suite of the people; each case is one line of YAML. */
  String workflow(String... cases) throws IOException {
    return Files.writeString(
            folder.resolve("people.yaml"),
            """
            source:
              type: TestSuite
              serviceName: x
              sourceConfig:
                config:
                  type: TestSuite
                  entityFullyQualifiedName: '%s'
                  serviceConnections:
                    - {serviceName: staff, serviceConnection: {config: %s}}
            processor:
              type: orm-test-runner
              config:
                testCases:
            %ssink: {type: metadata-rest, config: {}}
            workflowConfig:
              openMetadataServerConfig:
                hostPort: %s
                authProvider: openmetadata
                securityConfig: {jwtToken: bot}
            """
                .formatted(table(), connection, String.join("\n", cases).indent(10), server.url()))
        .toString();
  }

  /** One case; parameters as name, value, name, value. */
  static String testCase(String name, String definition, String column, String... parameters) {
    StringBuilder text =
        new StringBuilder(
            "- {name: %s, testDefinitionName: %s, computePassedFailedRowCount: true"
                .formatted(name, definition));
    text.append(column.isEmpty() ? "" : ", columnName: " + column).append(", parameterValues: [");
    for (int i = 0; i < parameters.length; i += 2) {
      text.append(
          "{name: %s, value: '%s'}, "
              .formatted(parameters[i], parameters[i + 1].replace("'", "''")));
    }
    return text.append("]}").toString();
  }
}
