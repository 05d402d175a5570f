package io.dqrun.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.codec.ParsedWorkflow;
import io.dqrun.codec.WorkflowReader;
import io.dqrun.problem.Location;
import io.dqrun.problem.Problem;
import io.dqrun.validate.rules.StandardRules;
import io.dqrun.workflow.ServerUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each {@code NAME.yaml} against {@code NAME.txt}, its problems. Run with {@code
 * -Ddqrun.golden=write} to write what is there now, and read the difference.
 */
class GoldenProblemsTest {

  private static final Path FOLDER = Path.of("src/test/resources/io/dqrun/validate/golden");

  static Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> !name.endsWith(".txt"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void problemsAreAsWritten(String name) throws IOException {
    String actual = problems(name, Files.readAllBytes(FOLDER.resolve(name)));
    assertFalse(actual.contains("canary"), "a secret is shown:\n" + actual);
    Path expected = FOLDER.resolve(name.replaceFirst("\\.[a-z]+$", ".txt"));
    if ("write".equals(System.getProperty("dqrun.golden"))) {
      Files.writeString(expected, actual);
    }
    assertTrue(Files.exists(expected), expected + " is missing");
    assertEquals(Files.readString(expected), actual);
  }

  static String problems(String name, byte[] content) {
    ParsedWorkflow parsed =
        new WorkflowReader(Map.of("OM_JWT_TOKEN", "canary-token", "SET", "canary-set"))
            .read(name, content);
    List<Problem> problems = new ArrayList<>(parsed.problems());
    parsed
        .workflow()
        .ifPresent(
            workflow ->
                problems.addAll(
                    StandardRules.validator(ServerUse.REAL).validate(workflow, parsed::locate)));
    problems.addAll(parsed.clearSecrets(ServerUse.REAL));
    return problems.isEmpty() ? "no problems\n" : render(problems);
  }

  static String render(List<Problem> problems) {
    StringBuilder text = new StringBuilder();
    problems.forEach(problem -> append(text, problem));
    return text.toString();
  }

  private static void append(StringBuilder text, Problem problem) {
    Location place = problem.location().orElseThrow();
    text.append(problem.severity().label())
        .append('[')
        .append(problem.code().id())
        .append("]: ")
        .append(problem.message())
        .append("\n  --> ")
        .append(place.line())
        .append(':')
        .append(place.column())
        .append(problem.path().isEmpty() ? "" : " " + problem.path())
        .append('\n');
    place
        .excerpt()
        .ifPresent(
            excerpt ->
                text.append("  | ")
                    .append(excerpt)
                    .append("\n  | ")
                    .append(" ".repeat(place.column() - 1))
                    .append("^".repeat(place.length()))
                    .append(problem.label().map(label -> " " + label).orElse(""))
                    .append('\n'));
    problem.hint().ifPresent(hint -> text.append("  = help: ").append(hint).append('\n'));
  }
}
