package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.runner.sandbox.SandboxServer;
import io.dqrun.runner.sandbox.SandboxVersion;
import io.dqrun.runner.testing.Distribution;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs without end leave nothing behind: no file, no thread, no connection, no heap. In full with
 * {@code -Ddqrun.soak=10000}, of which a twentieth are processes of their own.
 */
class SoakTest {

  private static final int RUNS = Integer.getInteger("dqrun.soak", 100);
  private static final int WARM_UP = 50;
  private static final long HEAP_GROWTH = 4L << 20;

  private final Path folder;
  private final Shop shop;

  SoakTest(@TempDir Path folder) throws Exception {
    this.folder = folder;
    this.shop = new Shop(folder);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void nothingGrowsInAProcessOfManyRuns() throws Exception {
    // The results stay on a server; a new one from time to time keeps them out of the count.
    Usage start = new Usage(0, 0, 0, 0);
    int port = 0;
    for (int done = 0; done < WARM_UP + RUNS; ) {
      try (SandboxServer server = SandboxServer.start(port, SandboxVersion.DEFAULT)) {
        port = server.url().getPort();
        shop.registerAt(server);
        for (int i = 0; i < WARM_UP; i++, done++) {
          run(server);
        }
      }
      if (done == WARM_UP) {
        start = usage();
      }
    }
    Usage end = usage();
    String growth = start + " became " + end;
    assertTrue(end.threads() <= start.threads() + 2, growth);
    assertTrue(end.descriptors() <= start.descriptors() + 4, growth);
    assertEquals(start.files(), end.files(), growth);
    assertTrue(end.heap() - start.heap() < HEAP_GROWTH, growth);
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void nothingGrowsOnDiskBesideManyProcesses() throws Exception {
    Distribution program =
        Distribution.in(folder.resolve("program"))
            .with("DQRUN_ARCHIVE", "off")
            .with("XDG_STATE_HOME", folder.toString());
    try (SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT)) {
      shop.registerAt(server);
      String workflow = workflow(server).toString();
      assertEquals(0, program.run(folder, "run", workflow).code());
      long files = files();
      for (int i = 0; i < RUNS / 20; i++) {
        Distribution.Outcome outcome = program.run(folder, "run", workflow);
        assertEquals(0, outcome.code(), outcome.err());
      }
      assertEquals(files, files());
      assertEquals(1 + RUNS / 20, server.results(Shop.TABLE + ".id.id_unique").size());
    }
  }

  private void run(SandboxServer server) throws IOException {
    Cli.Outcome outcome = new Cli(folder).run("run", workflow(server).toString());
    assertEquals(0, outcome.exitCode(), outcome.err());
  }

  private Path workflow(SandboxServer server) throws IOException {
    return shop.basic(
        server.url().toString(),
        Shop.testCase("id_unique", "columnValuesToBeUnique", "id"),
        "ingestionPipelineFQN: " + Shop.TABLE + ".testSuite.nightly\n");
  }

  private record Usage(int threads, long descriptors, long files, long heap) {}

  private Usage usage() throws Exception {
    long heap = Long.MAX_VALUE;
    int threads = Integer.MAX_VALUE;
    // What is about to end is given its time.
    for (int i = 0; i < 10; i++) {
      System.gc();
      Thread.sleep(50);
      heap = Math.min(heap, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
      threads = Math.min(threads, ManagementFactory.getThreadMXBean().getThreadCount());
    }
    return new Usage(threads, count(Path.of("/proc/self/fd")), files(), heap);
  }

  private static long count(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.count();
    }
  }

  private long files() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("dq-run"))) {
      return all.count();
    }
  }
}
