package io.dqrun.runner.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.runner.testing.Distribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What keeps benchmarks alive needs, and nothing that only times need. */
final class ShortBenchmark {

  private ShortBenchmark() {}

  /** A distribution that spends no time on archives, for processes that are not timed. */
  static Path distribution(Path folder) throws IOException {
    Path home = Distribution.in(folder.resolve("dq-run")).home();
    Path launcher = home.resolve("bin/dq-run");
    String script = Files.readString(launcher);
    assertTrue(script.startsWith("#!/bin/sh\n"));
    Files.writeString(launcher, script.replaceFirst("\n", "\nDQRUN_ARCHIVE=off\n"));
    return home;
  }

  /** Asserts that tables have rows of these names, with numbers behind them. */
  static void assertRows(String report, String... names) {
    Set<String> missing = new LinkedHashSet<>(List.of(names));
    report
        .lines()
        .filter(line -> line.matches("\\| [^|]+ \\| .*[0-9].*"))
        .forEach(line -> missing.remove(line.substring(2, line.indexOf(" |", 2))));
    assertEquals(Set.of(), missing, report);
  }
}
