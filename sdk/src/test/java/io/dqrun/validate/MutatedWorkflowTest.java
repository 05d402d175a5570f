package io.dqrun.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.codec.ParsedWorkflow;
import io.dqrun.codec.WorkflowReader;
import io.dqrun.problem.Problem;
import io.dqrun.validate.rules.StandardRules;
import io.dqrun.workflow.ServerUse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MutatedWorkflowTest {

  private static final Path VALID =
      Path.of("src/test/resources/io/dqrun/validate/golden/valid-everything.yaml");
  private static final List<String> SECRETS =
      List.of(
          "  password: canary-1",
          "jwtToken: canary-2",
          "sslCertificate: canary-3",
          "sslKey: canary-4",
          "extraHeaders: {X-Any: canary-5}");
  private static final List<String> PIECES =
      List.of(
          "\n",
          "  ",
          "\t",
          ": ",
          "- ",
          "{",
          "}",
          "[",
          "]",
          "\"",
          "'",
          "&a ",
          "*a",
          "<<: *a",
          "!x ",
          "|",
          ">",
          "#",
          "${X}",
          "${",
          "%",
          "@",
          "---\n",
          "\0",
          "\u0085",
          "\uFEFF",
          "😀",
          "? ",
          "null",
          "\\",
          "\r",
          "::",
          "!!binary ",
          "-1e999999999",
          "${file:/}");

  @Test
  void everyMutationIsAnsweredWithLocatedProblemsWithoutSecrets() throws IOException {
    byte[] valid = Files.readAllBytes(VALID);
    Random random = new Random(20250113);
    WorkflowReader reader = new WorkflowReader(Map.of());
    int wrong = 0;
    for (int i = 0; i < 1500; i++) {
      byte[] mutated = mutate(valid, random);
      ParsedWorkflow parsed = reader.read("f", mutated);
      boolean errors = parsed.problems().stream().anyMatch(Problem::isError);
      assertEquals(errors, parsed.workflow().isEmpty());
      wrong += errors ? 1 : 0;
      parsed.problems().forEach(problem -> assertTrue(problem.location().isPresent()));
      parsed
          .workflow()
          .ifPresent(
              workflow ->
                  StandardRules.validator(ServerUse.REAL)
                      .validate(workflow, parsed::locate)
                      .forEach(p -> assertTrue(p.location().isPresent())));
      assertNoSecret(new String(mutated, StandardCharsets.UTF_8), parsed.problems());
    }
    assertTrue(wrong > 500, wrong + " of the mutations were errors");
  }

  /** A secret counts as one as long as its key is whole. */
  private static void assertNoSecret(String text, List<Problem> problems) {
    String shown = GoldenProblemsTest.render(problems);
    for (int i = 0; i < SECRETS.size(); i++) {
      if (text.contains(SECRETS.get(i))) {
        assertFalse(shown.contains("canary-" + (i + 1)), text + "\n\n" + shown);
      }
    }
  }

  private static byte[] mutate(byte[] bytes, Random random) {
    byte[] mutated = bytes;
    for (int n = random.nextInt(3); n >= 0; n--) {
      int at = random.nextInt(mutated.length);
      int end = Math.min(mutated.length, at + 1 + random.nextInt(12));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(mutated, 0, at);
      switch (random.nextInt(4)) {
        case 0 -> out.writeBytes(Arrays.copyOfRange(mutated, end, mutated.length));
        case 1 -> {
          out.writeBytes(Arrays.copyOfRange(mutated, at, end));
          out.writeBytes(Arrays.copyOfRange(mutated, at, mutated.length));
        }
        case 2 -> {
          out.write(random.nextInt(256));
          out.writeBytes(Arrays.copyOfRange(mutated, at + 1, mutated.length));
        }
        default -> {
          String piece = PIECES.get(random.nextInt(PIECES.size()));
          out.writeBytes(piece.getBytes(StandardCharsets.UTF_8));
          out.writeBytes(Arrays.copyOfRange(mutated, at, mutated.length));
        }
      }
      mutated = out.size() == 0 ? new byte[] {' '} : out.toByteArray();
    }
    return mutated;
  }
}
