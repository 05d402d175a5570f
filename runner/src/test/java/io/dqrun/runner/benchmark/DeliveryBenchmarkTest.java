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
    String report = DeliveryBenchmark.run(folder, 100, 1);

    ShortBenchmark.assertRows(
        report,
        "a bare loop of OkHttp calls, the same bodies",
        "floor: encode, append, force by hundreds, send, mark",
        "dq-run's client, without a journal",
        "dq-run's delivery: journal, queue, client",
        "the same to a server that answers at once: journal and queue");
    assertTrue(report.contains("\nRequests per result: 1.000.\n"), report);
  }
}
