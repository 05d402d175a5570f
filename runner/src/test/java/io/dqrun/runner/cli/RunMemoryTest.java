package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dqrun.runner.sandbox.SandboxServer;
import io.dqrun.runner.sandbox.SandboxVersion;
import io.dqrun.runner.testing.Warehouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run of many cases needs little memory, with all reports. With {@code -Ddqrun.cases=100000} in
 * 128 MiB; less cases get a heap that would not hold them as objects.
 */
class RunMemoryTest {

  private static final int CASES = Integer.getInteger("dqrun.cases", 10_000);
  private static final String HEAP =
      System.getProperty("dqrun.heap", CASES < 100_000 ? "32m" : "128m");

  @Test
  void casesAreNotKept(@TempDir Path folder) throws Exception {
    Warehouse warehouse = new Warehouse(folder, CASES);
    try (SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT)) {
      warehouse.registerAt(server);
      Path workflow = warehouse.workflow(server.url().toString());
      List<String> command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx" + HEAP,
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-XX:+ExitOnOutOfMemoryError",
                  "-Xlog:gc:file=" + folder.resolve("gc.log"),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Main.class.getName(),
                  "run",
                  workflow.toString(),
                  "--output=json",
                  "--state-dir=" + folder.resolve("state")));
      for (String format : List.of("json", "junit", "html", "markdown", "openlineage")) {
        command.add("--report=" + format + "=" + folder.resolve("report." + format));
      }
      long before = server.requests();
      long start = System.nanoTime();
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(folder.resolve("out.json").toFile())
              .redirectError(folder.resolve("err.txt").toFile())
              .start();
      assertTrue(process.waitFor(20, TimeUnit.MINUTES));
      long millis = (System.nanoTime() - start) / 1_000_000;
      System.out.printf(
          "ran %d cases in %d ms with -Xmx%s, %s MiB in use after the last full collection%n",
          CASES, millis, HEAP, lastFullCollection(folder.resolve("gc.log")));

      assertEquals(1, process.exitValue(), () -> text(folder.resolve("err.txt")));
      JsonNode counts =
          new ObjectMapper().readTree(folder.resolve("out.json").toFile()).path("counts");
      assertEquals(warehouse.cases(), counts.path("executed").asInt());
      assertEquals(warehouse.cases(), counts.path("delivered").asInt());
      long requests = server.requests() - before;
      assertTrue(requests <= warehouse.cases() * 1.1 + 50, requests + " requests");
      try (Stream<String> lines = Files.lines(folder.resolve("report.junit"))) {
        assertEquals(warehouse.cases(), lines.filter(line -> line.contains("<testcase ")).count());
      }
    }
  }

  private static String lastFullCollection(Path log) throws Exception {
    return Files.readAllLines(log).stream()
        .filter(line -> line.contains("Pause Full"))
        .reduce((first, second) -> second)
        .map(line -> line.replaceAll(".*->(\\d+)M.*", "$1"))
        .orElse("?");
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
