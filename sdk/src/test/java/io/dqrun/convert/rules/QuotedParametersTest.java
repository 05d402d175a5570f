package io.dqrun.convert.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.convert.Conversion;
import io.dqrun.convert.Conversion.Status;
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
        String before = Files.readString(folder.resolve("before.yaml"));
        Conversion conversion = LegacyRules.converter(TargetVersion.V1_6_2).convert(before);
        if (conversion.status() == Status.CONVERTED) {
          assertEquals(cases(before), cases(conversion.text()), folder.toString());
          compared++;
        }
      }
    }
    assertTrue(compared > 5);
  }

  private static List<TestCaseDefinition> cases(String text) {
    return Judged.read(text, TargetVersion.V1_6_2).workflow().orElseThrow().processor().testCases();
  }
}
