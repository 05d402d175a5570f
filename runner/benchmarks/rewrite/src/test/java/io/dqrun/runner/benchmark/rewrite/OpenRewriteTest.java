package io.dqrun.runner.benchmark.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps the program of the benchmark alive. */
class OpenRewriteTest {

  private static final String FILE =
      """
      source:
        type: TestSuite # kept
      workflowConfig:
        loggerLevel: INFO
        openMetadataServerConfig:
          hostPort: "http://localhost:8585/api"
      """;

  @ParameterizedTest
  @ValueSource(strings = {"recipe", "visitor"})
  void itDeletesTheKeyAndKeepsTheRest(String way, @TempDir Path folder) throws Exception {
    for (int i = 0; i < 3; i++) {
      Files.writeString(folder.resolve(i + ".yaml"), FILE);
    }

    OpenRewrite.main(new String[] {way, "print", folder.toString()});

    assertEquals(FILE, Files.readString(folder.resolve("0.yaml")));

    OpenRewrite.main(new String[] {way, "replace", folder.toString()});

    for (int i = 0; i < 3; i++) {
      assertEquals(
          FILE.replace("  loggerLevel: INFO\n", ""), Files.readString(folder.resolve(i + ".yaml")));
    }
  }
}
