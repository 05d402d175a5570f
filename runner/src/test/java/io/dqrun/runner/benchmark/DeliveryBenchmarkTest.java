package io.dqrun.runner.benchmark;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Keeps the benchmark alive; its times mean nothing here. */
class DeliveryBenchmarkTest {

  @Test
  @Timeout(120)
  void itMeasures(@TempDir Path folder) throws IOException, InterruptedException {
    String report = DeliveryBenchmark.run(folder, 250, 1);

    assertTrue(report.contains("| dq-run's delivery: journal, queue, client | "), report);
    assertTrue(report.contains("\nRequests per result: 1.000.\n"), report);
  }
}
