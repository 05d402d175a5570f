package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dqrun.entity.Column;
import io.dqrun.entity.CreateTestCase;
import io.dqrun.entity.DatabaseService;
import io.dqrun.entity.EntityLink;
import io.dqrun.entity.FullyQualifiedName;
import io.dqrun.entity.Table;
import io.dqrun.runner.sandbox.SandboxServer;
import io.dqrun.runner.sandbox.SandboxVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code validate --server} against the stand-in. */
class ValidateServerTest {

  private static final String TABLE = "pg.shop.public.orders";
  private static final String CONNECTION =
      """
            serviceConnections:
              - serviceName: pg
                serviceConnection:
                  config:
                    type: Postgres
                    username: me
                    authType: {password: "${TOKEN}"}
                    hostPort: localhost:1
                    database: shop
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  Path folder;

  private final SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT);
  private String token = "bot";

  @BeforeEach
  void fill() {
    FullyQualifiedName name = FullyQualifiedName.parse(TABLE);
    server.register(
        new DatabaseService(
            "pg",
            "Postgres",
            Optional.of(
                Map.of(
                    "config",
                    Map.of(
                        "type",
                        "Postgres",
                        "username",
                        "u",
                        "authType",
                        Map.of("password", "s3cret"),
                        "hostPort",
                        "localhost:1",
                        "database",
                        "shop")))),
        List.of(
            Table.builder()
                .id(new UUID(0, 1))
                .name(name.name())
                .fullyQualifiedName(name)
                .addColumns(Column.of("id", "INT"), Column.of("note", "VARCHAR"))
                .build()));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aWorkflowThatFitsHasNoProblems() throws Exception {
    assertEquals(List.of(), codes(basic("columnValuesToBeUnique", "id"), 0));
    server.registerLogicalSuite("nightly", Optional.empty(), Optional.empty(), List.of(unique()));
    assertEquals(List.of(), codes(logical("nightly"), 0));
  }

  @Test
  void nothingIsWritten() throws Exception {
    codes(basic("columnValuesToBeUnique", "id"), 0);
    assertEquals(0, get("v1/dataQuality/testSuites").path("paging").path("total").asInt());
    assertEquals(0, get("v1/dataQuality/testCases").path("paging").path("total").asInt());
  }

  @Test
  void whatTheServerLacksIsToldAtItsPlace() throws Exception {
    assertEquals(List.of("suite-not-found:3"), codes(logical("nightli"), 2));
    assertEquals(
        List.of("table-not-found:7"),
        codes(basic("columnValuesToBeUnique", "id").replace(TABLE, TABLE + "s"), 2));
    assertEquals(List.of("column-not-found:23"), codes(basic("columnValuesToBeUnique", "idd"), 2));
    assertEquals(
        List.of("unknown-definition:22", "unknown-definition:22"),
        codes(basic("ourOwnDefinition", "id"), 65));
  }

  @Test
  void aColumnOfAnotherTypeDoesNotFit() throws Exception {
    assertEquals(
        List.of("incompatible-column"),
        codes(basic("columnValueMeanToBeBetween", "note"), 2).stream()
            .map(code -> code.replaceFirst(":.*", ""))
            .toList());
  }

  @Test
  void aStoredConnectionMustBeReadable() throws Exception {
    String stored = basic("columnValuesToBeUnique", "id").replace(CONNECTION, "");
    assertEquals(List.of(), codes(stored, 0));
    token = user();
    List<String> masked = codes(stored, 77);
    assertTrue(masked.get(0).startsWith("connection-masked"), masked.toString());
  }

  @Test
  void aConnectionOfNoUseIsWarnedOf() throws Exception {
    String basic = basic("columnValuesToBeUnique", "id");
    Path data = Files.createFile(folder.resolve("data.db"));
    assertEquals(
        List.of("connection-invalid:12"),
        codes(
            basic
                .replace("type: Postgres", "type: SQLite\n              databaseMode: " + data)
                .replaceFirst("(?m)^ *authType: .*\\R", ""),
            0));
    server.registerLogicalSuite("nightly", Optional.empty(), Optional.empty(), List.of(unique()));
    assertEquals(
        List.of("unused-connection:8"),
        codes(logical("nightly").replace("serviceName: pg", "serviceName: gp"), 0));
  }

  @Test
  void aServerThatDoesNotAnswerIsAProblemOfTheFile() throws Exception {
    String nowhere =
        basic("columnValuesToBeUnique", "id")
            .replace(server.url().toString(), "http://127.0.0.1:1/api");
    assertEquals(
        List.of("server-unreachable"),
        codes(nowhere, 69).stream().map(code -> code.replaceFirst(":.*", "")).toList());
  }

  @Test
  void anInvalidFileIsNotAskedAbout() throws Exception {
    assertEquals(List.of("unknown-key:1"), codes("sorce: x\n" + logical("nightly"), 65));
    assertEquals(0, server.requests());
  }

  /** An unsigned token of somebody who is no bot. */
  private static String user() {
    String claims = "{\"sub\":\"ann\",\"isBot\":false}";
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    return "e30." + base64.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".x";
  }

  private static CreateTestCase unique() {
    return CreateTestCase.builder()
        .name("id_unique")
        .testDefinition("columnValuesToBeUnique")
        .entityLink(new EntityLink(FullyQualifiedName.parse(TABLE), Optional.of("id")))
        .computePassedFailedRowCount(false)
        .build();
  }

  private String basic(String definition, String column) {
    return workflow("x", "      entityFullyQualifiedName: " + TABLE + "\n")
        .replace(
            "config: {}",
            """
            config:
                testCases:
                  - name: one
                    testDefinitionName: %s
                    columnName: %s"""
                .formatted(definition, column));
  }

  private String logical(String suite) {
    return workflow(suite, "");
  }

  private String workflow(String serviceName, String table) {
    return """
        source:
          type: TestSuite
          serviceName: %s
          sourceConfig:
            config:
              type: TestSuite
        """
            .formatted(serviceName)
        + table
        + CONNECTION
        + """
        processor:
          type: orm-test-runner
          config: {}
        workflowConfig:
          openMetadataServerConfig:
            hostPort: %s
            securityConfig: {jwtToken: "${TOKEN}"}
        """
            .formatted(server.url());
  }

  /** The problems' codes with their lines, as far as they have one. */
  private List<String> codes(String workflow, int exitCode) throws IOException {
    Path file = folder.resolve("w.yaml");
    Files.writeString(file, workflow);
    Program.Outcome outcome =
        new Program()
            .with("TOKEN", token)
            .run("validate", "--server", "--output", "json", file.toString());
    assertFalse(outcome.out().contains("s3cret"), outcome.out());
    assertEquals(exitCode, outcome.code(), outcome.out() + outcome.err());
    List<String> codes = new ArrayList<>();
    for (JsonNode problem :
        new ObjectMapper().readTree(outcome.out()).path("files").path(0).path("problems")) {
      String line = problem.path("line").isNull() ? "" : ":" + problem.path("line").asInt();
      codes.add(problem.path("code").asText() + line);
    }
    return codes;
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url() + "/" + path))
            .header("Authorization", "Bearer bot")
            .build();
    return new ObjectMapper()
        .readTree(
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
  }
}
