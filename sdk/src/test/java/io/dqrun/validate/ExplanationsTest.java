package io.dqrun.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.codec.ParsedWorkflow;
import io.dqrun.codec.WorkflowReader;
import io.dqrun.convert.merge.SuiteMerge;
import io.dqrun.convert.rules.LegacyRules;
import io.dqrun.problem.Category;
import io.dqrun.problem.Explanation;
import io.dqrun.problem.Problem;
import io.dqrun.problem.ProblemCode;
import io.dqrun.validate.rules.StandardRules;
import io.dqrun.workflow.ServerUse;
import io.dqrun.workflow.TargetVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Run with {@code -Ddqrun.golden=write} to write the table of codes anew. */
class ExplanationsTest {

  private static final Path FOLDER = Path.of("src/main/resources/io/dqrun/problem/explain");
  private static final Path TABLE = Path.of("PROBLEMS.md");

  /** Caused by a file, but by what cannot be shown as text, or is known to the runner only. */
  private static final Set<ProblemCode> NOT_TO_BE_SHOWN =
      EnumSet.of(
          ProblemCode.FILE_TOO_LARGE,
          ProblemCode.NOT_UTF8,
          ProblemCode.CONTROL_CHARACTER,
          ProblemCode.CONNECTION_INVALID,
          ProblemCode.INVALID_MAP);

  private static final Set<ProblemCode> OF_CONVERSION =
      EnumSet.of(
          ProblemCode.CONVERSION_REFUSED,
          ProblemCode.CONVERSION_UNDECIDED,
          ProblemCode.CONVERSION_REVIEW,
          ProblemCode.TEMPLATE_LANGUAGE);

  @ParameterizedTest
  @EnumSource
  void everyCodeIsExplained(ProblemCode code) throws IOException {
    Explanation explanation = Explanation.of(code);
    String[] paragraphs = explanation.text().split("\n\n", -1);
    assertEquals(3, paragraphs.length, explanation.text());
    assertTrue(paragraphs[1].startsWith("Why: "), paragraphs[1]);
    assertTrue(paragraphs[2].startsWith("What to do: "), paragraphs[2]);
    assertTrue(explanation.summary().matches("[a-zO][^|\n]{5,75}[^. ]"), explanation.summary());
    assertTrue(explanation.text().lines().allMatch(line -> line.length() <= 80));
    assertEquals(explanation.wrong().isPresent(), explanation.right().isPresent());
    String fences = Files.readString(FOLDER.resolve(code.id() + ".md"));
    assertEquals(
        explanation.wrong().isPresent() ? 4 : 0, fences.split("```", -1).length - 1, fences);
  }

  /** What a file causes is known by its category; a missing variable is the one of another. */
  @ParameterizedTest
  @EnumSource
  void whatAFileCausesHasAWrongAndARightExample(ProblemCode code) {
    boolean byFile =
        code == ProblemCode.MISSING_VARIABLE || code.category() == Category.INVALID_INPUT;
    assertEquals(
        byFile && !NOT_TO_BE_SHOWN.contains(code), Explanation.of(code).wrong().isPresent());
  }

  @ParameterizedTest
  @EnumSource
  void theWrongExampleHasThisProblemOnlyAndTheRightOneNone(ProblemCode code) {
    Explanation explanation = Explanation.of(code);
    explanation
        .wrong()
        .ifPresent(
            text ->
                assertEquals(
                    Set.of(code),
                    problems(code, text).stream().map(Problem::code).collect(Collectors.toSet()),
                    () -> problems(code, text).toString()));
    explanation.right().ifPresent(text -> assertEquals(List.of(), problems(code, text)));
  }

  private static List<Problem> problems(ProblemCode code, String example) {
    if (code == ProblemCode.MERGE_CONFLICT) {
      SuiteMerge merge = new SuiteMerge("suite", TargetVersion.V1_6_2);
      merge.add("example.yaml", ExampleWorkflow.complete(example));
      return merge.merge().problems().stream().filter(Problem::isError).toList();
    }
    return OF_CONVERSION.contains(code)
        ? LegacyRules.converter(TargetVersion.V1_6_2)
            .convert(ExampleWorkflow.complete(example))
            .problems()
        : problems(example);
  }

  private static List<Problem> problems(String example) {
    String file = ExampleWorkflow.complete(example);
    ParsedWorkflow parsed =
        new WorkflowReader(Map.of("OM_JWT_TOKEN", "token"))
            .read("example.yaml", file.getBytes(StandardCharsets.UTF_8));
    List<Problem> problems = new ArrayList<>(parsed.problems());
    problems.addAll(parsed.clearSecrets(ServerUse.REAL));
    parsed
        .workflow()
        .ifPresent(
            workflow ->
                problems.addAll(
                    StandardRules.validator(ServerUse.REAL).validate(workflow, parsed::locate)));
    return problems;
  }

  @Test
  void nothingIsExplainedThatIsNoCode() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertEquals(
          Arrays.stream(ProblemCode.values()).map(code -> code.id() + ".md").sorted().toList(),
          files.map(file -> String.valueOf(file.getFileName())).sorted().toList());
    }
  }

  @Test
  void theTableOfCodesIsUpToDate() throws IOException {
    StringBuilder table = new StringBuilder();
    table.append("# Problem codes\n\n");
    table.append(
        "Every problem names its code: `error[unknown-key]: ...`. `dq-run explain CODE`\n");
    table.append("says more about one. This file is written by `ExplanationsTest`.\n\n");
    table.append("| Code | Meaning |\n| --- | --- |\n");
    for (ProblemCode code : ProblemCode.values()) {
      table.append("| `%s` | %s |\n".formatted(code.id(), Explanation.of(code).summary()));
    }
    if ("write".equals(System.getProperty("dqrun.golden"))) {
      Files.writeString(TABLE, table.toString());
    }
    assertEquals(Files.readString(TABLE), table.toString());
  }
}
