package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {

  private static final String WORKFLOW =
      """
      source:
        type: TestSuite
        serviceName: nightly
        sourceConfig:
          config:
            type: TestSuite
      processor: {type: orm-test-runner, config: {}}
      workflowConfig:
        # more
        openMetadataServerConfig:
          hostPort: http://localhost:8585/api
          securityConfig: {jwtToken: "${OM_JWT_TOKEN}"}
      """;

  private static final String CONNECTION =
      """
      source:
        type: TestSuite
        serviceName: shop
        sourceConfig:
          config:
            type: TestSuite
            entityFullyQualifiedName: shop.shop.public.orders
            serviceConnections:
              - serviceName: shop
                serviceConnection:
                  config:
                    type: Postgres
                    username: reader
                    hostPort: localhost:5432
                    database: shop
                    connectionArguments:
                      socketFactory: a.b.C
                      connectTimeout: soon
                    sslConfig: {caCertificate: /no/such/file.pem}
      processor:
        type: orm-test-runner
        config:
          testCases:
            - name: rows
              testDefinitionName: tableRowCountToBeBetween
              parameterValues: [{name: minValue, value: 1}]
      workflowConfig:
        openMetadataServerConfig:
          hostPort: http://localhost:8585/api
          securityConfig: {jwtToken: "${OM_JWT_TOKEN}"}
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  Path folder;

  private final Program program = new Program().with("OM_JWT_TOKEN", "t");

  @Test
  void theOrderIsThatOfTheFilesHoweverManyWork() throws IOException {
    List<String> wanted = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Path file = folder.resolve("w%03d.yaml".formatted(i));
      // Files of different sizes take different times.
      String filler = "# x\n".repeat(i % 7 == 0 ? 20_000 : 1);
      Files.writeString(file, filler + (i % 5 == 0 ? "{" : WORKFLOW));
      wanted.add((i % 5 == 0 ? "invalid " : "valid ") + file);
    }
    for (String jobs : List.of("1", "8")) {
      Program.Outcome outcome =
          program.run("validate", "--jobs", jobs, "--output", "json", folder.toString());
      assertEquals(65, outcome.code());
      List<String> found = new ArrayList<>();
      for (JsonNode file : new ObjectMapper().readTree(outcome.out()).path("files")) {
        found.add(
            (file.path("valid").asBoolean() ? "valid " : "invalid ") + file.path("path").asText());
      }
      assertEquals(wanted, found);
    }
    assertEquals(
        program.run("validate", "--jobs", "1", folder.toString()),
        program.run("validate", "--jobs", "8", folder.toString()));
  }

  @Test
  void theTargetDecidesWhatIsKnown() throws IOException {
    Path file = folder.resolve("w.yaml");
    Files.writeString(file, WORKFLOW.replace("# more", "raiseOnError: true"));
    assertEquals(65, program.run("validate", file.toString()).code());
    assertEquals(65, program.run("validate", "--target", "1.7", file.toString()).code());
    assertEquals(0, program.run("validate", "--target", "newest", file.toString()).code());
    Program.Outcome older = program.run("validate", "--target", "1.5", file.toString());
    assertTrue(older.out().contains("logical suites came with 1.6.2"), older.out());
  }

  @Test
  void anUnknownTargetIsAnsweredWithTheKnownOnes() {
    Program.Outcome outcome = program.run("validate", "--target", "1.6.1", "x.yaml");
    assertEquals(64, outcome.code());
    assertTrue(outcome.err().contains("1.5, 1.6.2, 1.7, newest"), outcome.err());
  }

  @Test
  void aSecretInClearIsWarnedOfAndNotShown() throws IOException {
    Path file = folder.resolve("w.yaml");
    Files.writeString(file, WORKFLOW.replace("${OM_JWT_TOKEN}", "canary"));
    Program.Outcome outcome = program.run("validate", file.toString());
    assertEquals(0, outcome.code());
    assertTrue(outcome.out().contains("warning[clear-secret]"), outcome.out());
    assertFalse(outcome.out().contains("canary"), outcome.out());
  }

  @Test
  void driverPropertiesAreRefusedAtTheSamePlaceAsByARun() throws IOException {
    Path file = folder.resolve("w.yaml");
    Files.writeString(file, CONNECTION);
    Program.Outcome validated = program.run("validate", file.toString());
    Program.Outcome planned = program.run("plan", "--sandbox", file.toString());
    assertEquals(65, validated.code());
    assertEquals(65, planned.code());
    List<String> said = errors(validated.out());
    assertEquals(
        List.of(
            "error[connection-invalid]: the driver property `socketFactory` of"
                + " `connectionArguments` is not allowed",
            "   --> " + file + ":17:17",
            "error[connection-invalid]: `connectionArguments.connectTimeout` is 'soon', not a whole"
                + " number from 1 to 3600",
            "   --> " + file + ":18:17"),
        said);
    // What a run refuses beside that depends on the machine.
    assertEquals(said, errors(planned.err()).subList(0, said.size()));
    assertEquals(6, errors(planned.err()).size());
  }

  /** Errors and their places. */
  private static List<String> errors(String text) {
    List<String> lines = new ArrayList<>();
    boolean error = false;
    for (String line : text.lines().toList()) {
      if (line.matches("[a-z]+\\[.*")) {
        error = line.startsWith("error[");
        if (error) {
          lines.add(line);
        }
      } else if (error && line.startsWith("   --> ")) {
        lines.add(line);
      }
    }
    return lines;
  }
}
