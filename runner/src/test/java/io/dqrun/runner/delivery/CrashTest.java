package io.dqrun.runner.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.runner.delivery.DeliveryReport.LeftOvers;
import io.dqrun.runner.result.QueuedRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real processes, really killed. */
@Timeout(120)
class CrashTest {

  private static final int RESULTS = 140;

  private final Path state;

  CrashTest(@TempDir Path state) {
    this.state = state;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 17, 60, 139})
  void aKilledRunLosesNothingAndDuplicatesNothing(int deliveredBeforeTheKill) throws Exception {
    try (LedgerServer server = new LedgerServer(1)) {
      List<String> published = runAndKill(server, "first", 1_000, deliveredBeforeTheKill);

      assertFalse(published.isEmpty());
      drain(server);

      check(server, published);
    }
  }

  @Test
  void aRunThatIsKilledWhileItDeliversOlderResultsLosesNothing() throws Exception {
    try (LedgerServer server = new LedgerServer(2)) {
      List<String> published = new ArrayList<>(runAndKill(server, "first", 1_000, 10));
      published.addAll(runAndKill(server, "second", 5_000, 60));
      published.addAll(runAndKill(server, "third", 9_000, 90));

      drain(server);

      check(server, published);
    }
  }

  @Test
  void theJournalOfALivingProcessIsLeftAlone() throws Exception {
    try (LedgerServer slow = new LedgerServer(300);
        LedgerServer other = new LedgerServer(0)) {
      Process process = start(slow, "alive", 1);
      try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
        for (int i = 0; i < 50; i++) {
          assertTrue(String.valueOf(lines.readLine()).startsWith("published "));
        }
        OutboxDrain drain =
            new OutboxDrain(outbox(), new LedgerClient(other.port()), InstantSource.system());
        assertEquals(
            new LeftOvers(0, 0, 0),
            drain.drain(OutboxTest.SERVER, Duration.ofSeconds(9)).leftOvers());
        assertEquals(QueuedRun.State.RUNNING, outbox().queuedRuns().get(0).state());
        assertEquals(0, outbox().drop("alive").waiting());

        kill(process);

        assertEquals(QueuedRun.State.LEFT, outbox().queuedRuns().get(0).state());
        assertTrue(
            drain.drain(OutboxTest.SERVER, Duration.ofSeconds(30)).leftOvers().delivered() >= 50);
      } finally {
        process.destroyForcibly();
      }
    }
  }

  @Test
  void aFullDiskIsToldAndTheResultsAreDeliveredFromMemory() throws Exception {
    try (LedgerServer server = new LedgerServer(0)) {
      List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -f 16; exec \"$@\"", "x"));
      command.addAll(
          DeliveryProcess.command(
              state.toString(), String.valueOf(server.port()), "full", "1", "" + RESULTS));
      Process process = DeliveryProcess.start(command, state);
      List<String> lines;
      try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
        lines = output.lines().toList();
      }

      assertEquals("end", lines.isEmpty() ? "" : lines.get(lines.size() - 1), lines.toString());
      assertEquals(
          RESULTS, lines.stream().filter("fate DELIVERED"::equals).count(), lines.toString());
      assertTrue(
          lines.stream().anyMatch(line -> line.startsWith("problem Problem[code=JOURNAL_FAILED")),
          lines.toString());
      assertEquals(RESULTS, server.keys().size());
    }
  }

  private List<String> runAndKill(LedgerServer server, String runId, long first, int delivered)
      throws Exception {
    // Not a pipe: to kill a process closes the pipe, and what it printed last is lost.
    Path output = Files.createFile(state.resolve(runId + ".txt"));
    Process process =
        new ProcessBuilder(command(server, runId, first))
            .redirectOutput(output.toFile())
            .redirectError(state.resolve("stderr.txt").toFile())
            .start();
    while (process.isAlive() && (server.keys().size() < delivered || Files.size(output) == 0)) {
      Thread.sleep(1);
    }
    kill(process);
    String text = Files.readString(output);
    return text.substring(0, text.lastIndexOf('\n') + 1)
        .lines()
        .filter(line -> line.startsWith("published "))
        .map(line -> line.substring("published ".length()))
        .toList();
  }

  private Process start(LedgerServer server, String runId, long first) throws IOException {
    return DeliveryProcess.start(command(server, runId, first), state);
  }

  private List<String> command(LedgerServer server, String runId, long first) {
    return DeliveryProcess.command(
        state.toString(), String.valueOf(server.port()), runId, "" + first, "" + RESULTS);
  }

  private static void kill(Process process) throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  private void drain(LedgerServer server) throws IOException {
    DeliveryReport report =
        new OutboxDrain(outbox(), new LedgerClient(server.port()), InstantSource.system())
            .drain(OutboxTest.SERVER, Duration.ofSeconds(60));
    assertEquals(0, report.leftOvers().queued() + report.leftOvers().rejected());
    try (Stream<Path> files = Files.list(state.resolve("outbox"))) {
      assertEquals(0, files.filter(file -> file.toString().endsWith(".journal")).count());
    }
  }

  private static void check(LedgerServer server, List<String> published) {
    List<String> keys = server.keys();
    assertTrue(new HashSet<>(keys).containsAll(published), "a published result is missing");
    Map<String, Long> last = new HashMap<>();
    for (String key : keys) {
      String testCase = key.substring(0, key.lastIndexOf('@'));
      long timestamp = Long.parseLong(key.substring(key.lastIndexOf('@') + 1));
      Long before = last.put(testCase, timestamp);
      assertTrue(before == null || before < timestamp, key + " came after " + before);
    }
  }

  private Outbox outbox() {
    return new Outbox(state, InstantSource.system());
  }
}
