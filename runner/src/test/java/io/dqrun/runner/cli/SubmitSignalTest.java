package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.dqrun.runner.sandbox.PipelineService;
import io.dqrun.runner.sandbox.PipelineService.Ending;
import io.dqrun.runner.sandbox.SandboxOptions;
import io.dqrun.runner.sandbox.SandboxServer;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real process that waits for the server's run and is told to stop. */
class SubmitSignalTest {

  @ParameterizedTest
  @CsvSource({"INT,130", "TERM,143"})
  void whoeverStopsTheWaitingHearsThatTheRunGoesOn(
      String signal, int exitCode, @TempDir Path folder) throws Exception {
    assumeFalse(signal.equals("INT") && isInterruptIgnored());
    PipelineService stuck =
        PipelineService.WORKING
            .with(Ending.STUCK)
            .with(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(1));
    Shop shop = new Shop(folder);
    try (SandboxServer server = SandboxServer.start(0, SandboxOptions.DEFAULT.with(stuck))) {
      shop.registerAt(server);
      Path workflow =
          shop.basic(
              server.url().toString(), Shop.testCase("id_unique", "columnValuesToBeUnique", "id"));
      File err = folder.resolve("err.txt").toFile();
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Main.class.getName(),
                  "submit",
                  "--wait",
                  "--verbose",
                  workflow.toString())
              .redirectError(err)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        waitFor(err, "the run is running");
        new ProcessBuilder(List.of("kill", "-" + signal, Long.toString(process.pid())))
            .start()
            .waitFor();
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        assertEquals(exitCode, process.exitValue());
        String text = Files.readString(err.toPath());
        assertTrue(text.contains("no longer waiting; the run goes on on the server"), text);
      } finally {
        process.destroyForcibly();
      }
    }
  }

  private static void waitFor(File file, String text) throws Exception {
    for (int i = 0; i < 600; i++) {
      if (Files.readString(file.toPath(), StandardCharsets.UTF_8).contains(text)) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError(Files.readString(file.toPath()));
  }

  /** Shells start what runs in the background without this signal, and Java respects that. */
  static boolean isInterruptIgnored() throws Exception {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    String ignored =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .map(line -> line.substring("SigIgn:".length()).strip())
            .findFirst()
            .orElse("0");
    return (Long.parseUnsignedLong(ignored, 16) & 2) != 0;
  }
}
