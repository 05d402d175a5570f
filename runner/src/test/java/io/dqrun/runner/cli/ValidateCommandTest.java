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
}
