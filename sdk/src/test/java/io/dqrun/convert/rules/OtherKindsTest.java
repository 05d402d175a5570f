package io.dqrun.convert.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.dqrun.convert.Conversion;
import io.dqrun.convert.Conversion.Status;
import io.dqrun.convert.ConversionRule;
import io.dqrun.convert.LegacyConverter;
import io.dqrun.convert.pipeline.PipelineRules;
import io.dqrun.convert.service.ServiceRules;
import io.dqrun.problem.Problem;
import io.dqrun.problem.Severity;
import io.dqrun.workflow.TargetVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A folder holds workflows of all kinds side by side; each rule must know which are its own. */
class OtherKindsTest {

  private static final Path FOLDER = Path.of("src/test/resources/io/dqrun/convert");

  @TestFactory
  Stream<DynamicTest> whatIsCurrentIsLeftAlone() throws IOException {
    LegacyConverter converter = LegacyRules.converter(TargetVersion.V1_6_2);
    return files("kinds")
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(),
                    () -> {
                      Conversion conversion = assertUnchanged(converter, file);
                      assertEquals(
                          0, conversion.problems().stream().filter(p -> !isNote(p)).count());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> testSuitesAreLeftToTheRulesOfTestSuites() throws IOException {
    List<ConversionRule> rules =
        Stream.concat(ServiceRules.all().stream(), PipelineRules.all().stream())
            .sorted(Comparator.comparing(ConversionRule::since))
            .toList();
    LegacyConverter converter = new LegacyConverter(rules, TargetVersion.NEWEST);
    return files("suites")
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(),
                    () -> assertEquals(List.of(), assertUnchanged(converter, file).problems())));
  }

  private static List<Path> list(String folder) throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      return files.sorted().toList();
    }
  }

  private static Stream<Path> files(String folder) throws IOException {
    List<Path> files = list(folder);
    assertFalse(files.isEmpty());
    return files.stream();
  }

  private static Conversion assertUnchanged(LegacyConverter converter, Path file)
      throws IOException {
    Conversion conversion = converter.convert(file.toString(), Files.readAllBytes(file));
    assertEquals(Status.UNCHANGED, conversion.status(), conversion::toString);
    assertEquals(Files.readString(file), conversion.text());
    return conversion;
  }

  private static boolean isNote(Problem problem) {
    return problem.severity() == Severity.NOTE;
  }
}
