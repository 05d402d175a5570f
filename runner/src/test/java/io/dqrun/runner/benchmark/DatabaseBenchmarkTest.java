package io.dqrun.runner.benchmark;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Keeps the benchmark alive; its times mean nothing here. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class DatabaseBenchmarkTest {

  @Test
  @Timeout(300)
  void itMeasures(@TempDir Path folder) throws Exception {
    Path home = ShortBenchmark.distribution(folder);

    String report = DatabaseBenchmark.run(home, folder.resolve("bench"), 1000, 1);

    ShortBenchmark.assertRows(
        report,
        "floor: `count(*)`",
        "floor: one scan of all columns",
        "best SELECT by hand",
        "best plan by hand, two connections",
        "one query per test",
        "one query per metric",
        "`dq-run`, the whole process");

    assertTrue(report.contains("## PostgreSQL, 1,000 rows"), report);
    assertTrue(report.contains("## DuckDB on Parquet"), report);
    assertTrue(report.contains("| the plan's 1 statements, one after the other |"), report);
    assertTrue(report.contains(" s for these 31 tests, and "), report);
    assertTrue(report.contains("| the plan's 10 statements, one after the other |"), report);
  }
}
