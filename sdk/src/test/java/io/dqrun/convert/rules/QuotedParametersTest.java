package io.dqrun.convert.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.workflow.TargetVersion;
import io.dqrun.workflow.TestCaseDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The texts that values of parameters become are those that the reader makes of the values. */
class QuotedParametersTest {

  private static final Path FOLDER = Path.of("src/test/resources/io/dqrun/convert/rules/DQ-05");

  @Test
  void aConvertedFileSaysWhatTheOldOneWasReadAs() throws IOException {
    int compared = 0;
    try (Stream<Path> folders = Files.list(FOLDER)) {
      for (Path folder : folders.sorted().toList()) {
        if (Files.exists(folder.resolve("after.yaml"))) {
          assertEquals(
              cases(folder.resolve("before.yaml")),
              cases(folder.resolve("after.yaml")),
              folder.toString());
          compared++;
        }
      }
    }
    assertTrue(compared > 5);
  }

  private static List<TestCaseDefinition> cases(Path file) throws IOException {
    return Judged.read(Files.readString(file), TargetVersion.V1_6_2)
        .workflow()
        .orElseThrow()
        .processor()
        .testCases();
  }
}
