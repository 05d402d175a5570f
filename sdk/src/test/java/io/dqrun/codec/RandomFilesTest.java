package io.dqrun.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a file holds, it is answered with a workflow or with problems, and soon. */
class RandomFilesTest {

  private static final int MOST_BYTES = 1 << 20;

  /** The aim is one second; slow machines and those with other work get more. */
  private static final long MOST_MILLIS = 5000;

  /** Always the same files, so that a build fails for its own change; change it to meet others. */
  private static final String SEED = "4711";

  private static final Path VALID =
      Path.of("src/test/resources/io/dqrun/validate/mutation/basic.yaml");

  private static final List<String> PIECES =
      List.of(
          "a",
          "key",
          ": ",
          ":",
          "- ",
          "-",
          "? ",
          "?",
          "\n",
          "\n  ",
          "\n      ",
          " ",
          "\t",
          "{",
          "}",
          "[",
          "]",
          ", ",
          ",",
          "\"",
          "'",
          "\\",
          "\\n",
          "\\x",
          "\\U0001",
          "#",
          " # c",
          "&a ",
          "*a ",
          "<<: *a",
          "!x ",
          "!!str ",
          "!!binary ",
          "!<x> ",
          "|\n",
          ">-\n",
          "|2+\n",
          "%YAML 1.1\n",
          "---\n",
          "...\n",
          "${X}",
          "${",
          "$X",
          "${X:-",
          "${file:/}",
          "null",
          "~",
          "0x1F",
          ".inf",
          "1e999",
          "\u00E4",
          "\uD83D\uDE00",
          "\uFEFF",
          "\u2028",
          "\u0085",
          "\u0000",
          "\r",
          "\r\n",
          "=",
          "@",
          "`",
          "password: ",
          "source:\n",
          "processor:\n",
          "workflowConfig:\n",
          "  config:\n",
          "testCases:\n",
          "jwtToken: ",
          "type: TestSuite\n",
          "<#E::table::a>",
          "\"a.b\".c");

  @Property(tries = 3000, seed = SEED)
  void anyTextIsAnswered(@ForAll("texts") String text) {
    answer(text.getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 1000, seed = SEED)
  void anyBytesAreAnswered(@ForAll byte[] bytes) {
    answer(bytes);
  }

  @Property(tries = 1500, seed = SEED)
  void aWorkflowWithAnythingInItIsAnswered(
      @ForAll("texts") String piece, @ForAll("places") double from, @ForAll("places") double to)
      throws IOException {
    byte[] valid = Files.readAllBytes(VALID);
    int start = (int) (Math.min(from, to) * valid.length);
    // Often only a little is replaced, sometimes nearly all.
    int end = start + (int) (Math.pow(Math.abs(to - from), 4) * (valid.length - start));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(valid, 0, start);
    bytes.writeBytes(piece.getBytes(StandardCharsets.UTF_8));
    bytes.write(valid, end, valid.length - end);
    answer(bytes.toByteArray());
  }

  @Property(tries = 60, seed = SEED)
  void anyPatternUpToTheLargestFileIsAnsweredSoon(
      @ForAll("texts") String head, @ForAll("patterns") String pattern) {
    byte[] start = head.getBytes(StandardCharsets.UTF_8);
    byte[] repeated = pattern.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(MOST_BYTES);
    bytes.writeBytes(Arrays.copyOf(start, Math.min(start.length, 1000)));
    while (bytes.size() + repeated.length <= MOST_BYTES) {
      bytes.writeBytes(repeated);
    }
    long begin = System.nanoTime();
    answer(bytes.toByteArray());
    long millis = (System.nanoTime() - begin) / 1_000_000;
    assertTrue(millis < MOST_MILLIS, millis + " ms");
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> piece =
        Arbitraries.oneOf(
            Arbitraries.of(PIECES), Arbitraries.of(PIECES), Arbitraries.strings().ofMaxLength(5));
    return piece.list().ofMaxSize(40).map(pieces -> String.join("", pieces));
  }

  @Provide
  Arbitrary<String> patterns() {
    Arbitrary<String> few =
        Arbitraries.of(PIECES).list().ofMinSize(1).ofMaxSize(6).map(p -> String.join("", p));
    return Combinators.combine(few, Arbitraries.integers().between(1, 300))
        .as((pattern, times) -> times < 250 ? pattern : pattern.repeat(times));
  }

  @Provide
  Arbitrary<Double> places() {
    return Arbitraries.doubles().between(0, 1);
  }

  /** No exception, and every problem at a place of its own. */
  private static void answer(byte[] bytes) {
    ParsedWorkflow parsed = new WorkflowReader(Map.of("X", "y"), ServerUse.REAL).read("f", bytes);
    boolean errors = parsed.problems().stream().anyMatch(Problem::isError);
    assertEquals(errors, parsed.workflow().isEmpty());
    parsed.problems().forEach(problem -> assertTrue(problem.location().isPresent()));
    parsed.clearSecrets(ServerUse.REAL).forEach(p -> assertTrue(p.location().isPresent()));
    parsed
        .workflow()
        .ifPresent(
            workflow ->
                StandardRules.validator(ServerUse.REAL)
                    .validate(workflow, parsed::locate)
                    .forEach(problem -> assertTrue(problem.location().isPresent())));
  }
}
