package io.dqrun.runner.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Keeps the benchmark alive; its times mean nothing here. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class StartBenchmarkTest {

  private static final Path JAVA = Path.of(System.getProperty("java.home"));

  @Test
  @Timeout(120)
  void itMeasuresConversions(@TempDir Path folder) throws IOException, InterruptedException {
    Path home = ShortBenchmark.distribution(folder);

    String report = ConvertBenchmark.run(JAVA, home, folder, 10, 1, Optional.empty());

    ShortBenchmark.assertRows(
        report,
        "read, write over the file",
        "read, write a second file, move it",
        "`dq-run convert` with -Xmx64m",
        "`dq-run convert --write` with -Xmx64m");
  }

  @Test
  @Timeout(120)
  void itMeasures(@TempDir Path folder) throws IOException, InterruptedException {
    Path home = ShortBenchmark.distribution(folder);

    String report = StartBenchmark.run(JAVA, home, folder.resolve("work"), 10, 1);

    ShortBenchmark.assertRows(
        report,
        "bare Java, hello",
        "`dq-run --help`",
        "`dq-run explain unknown-key`",
        "`dq-run validate` of one file",
        "`dq-run run` of an empty suite",
        "only reading the files, in a warm Java",
        "`validate`",
        "`validate` with -Xmx64m");
    ShortBenchmark.assertRows(
        StartBenchmark.starts(JAVA, home, folder.resolve("work"), 1),
        "bare Java, hello",
        "`dq-run validate` of one file");
  }
}
