package io.dqrun.runner.benchmark;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.runner.testing.Distribution;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Keeps the benchmark alive; its times mean nothing here. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class StartBenchmarkTest {

  @Test
  @Timeout(120)
  void itMeasuresConversions(@TempDir Path folder) throws IOException, InterruptedException {
    Path home = Distribution.in(folder.resolve("dq-run")).home();

    String report =
        ConvertBenchmark.run(Path.of(System.getProperty("java.home")), home, folder, 20, 1);

    assertTrue(report.contains("| `dq-run convert --write` with -Xmx64m | "), report);
  }

  @Test
  @Timeout(120)
  void itMeasures(@TempDir Path folder) throws IOException, InterruptedException {
    Path home = Distribution.in(folder.resolve("dq-run")).home();

    String report =
        StartBenchmark.run(Path.of(System.getProperty("java.home")), home, folder, 20, 1);

    assertTrue(report.contains("| `dq-run validate` of one file | "), report);
    assertTrue(report.contains("| `dq-run run` of an empty suite | "), report);
    assertTrue(report.contains("| `validate` with -Xmx64m | "), report);
  }
}
