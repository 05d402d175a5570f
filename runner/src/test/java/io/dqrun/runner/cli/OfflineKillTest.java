package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dqrun.runner.sandbox.SandboxServer;
import io.dqrun.runner.sandbox.SandboxVersion;
import io.dqrun.runner.testing.Distribution;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Offline runs, killed at random moments: what they had written arrives with the next {@code outbox
 * flush}, once and in order, and no pipeline shows them as running.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
class OfflineKillTest {

  private static final int KILLS = Integer.getInteger("dqrun.offline", 4);
  private static final Pattern RESULT =
      Pattern.compile("\"type\":\"result\",.*?\"case\":\"([^\"]*)\".*?\"timestamp\":(\\d+)");

  @Test
  void whatWasWrittenArrivesOnceAndInOrder(@TempDir Path folder) throws Exception {
    Distribution program =
        Distribution.in(folder.resolve("program"))
            .with("DQRUN_ARCHIVE", "off")
            .with("XDG_STATE_HOME", folder.toString());
    Shop shop = new Shop(folder);
    try (SandboxServer server = SandboxServer.start(0, SandboxVersion.DEFAULT);
        LedgerGateway gateway = new LedgerGateway(server.url())) {
      shop.registerAt(server);
      String workflow =
          shop.basic(
                  gateway.url(), cases(), "ingestionPipelineFQN: " + Shop.TABLE + ".testSuite.n\n")
              .toString();
      assertEquals(1, program.run(folder, "run", "--offline", workflow).code());
      long whole = Files.size(journals(folder).get(0));
      Random random = new Random(8);
      for (int i = 0; i < KILLS; i++) {
        killAt(random.nextLong(whole), program.start(folder, "run", "--offline", workflow), folder);
      }
      assertEquals(0, gateway.requests(), "an offline run asks no server");
      Set<String> published = published(folder);
      assertTrue(published.size() > 7, published.toString());

      Cli.Outcome flushed = new Cli(folder).run("outbox", "flush", workflow);

      assertEquals(0, flushed.exitCode(), flushed.out() + flushed.err());
      assertEquals(new TreeSet<>(published), new TreeSet<>(gateway.commits().keySet()));
      assertEquals(List.of(), gateway.sentTwice());
      Map<String, Long> last = new HashMap<>();
      for (String key : gateway.commits().keySet()) {
        long time = Long.parseLong(key.substring(key.indexOf('@') + 1));
        Long newest = last.put(key.substring(0, key.indexOf('@')), time);
        assertTrue(newest == null || newest < time, key + " came after " + newest);
      }
      assertTrue(gateway.states().containsValue("success"), gateway.states().toString());
      gateway.states().forEach((run, state) -> assertTrue(!state.equals("running"), run));
      assertEquals(List.of(), journals(folder));
      assertEquals(1, new Cli(folder).run("run", workflow).exitCode());
    }
  }

  /** Kills a run when its journal, the newest, has so many bytes. */
  private static void killAt(long bytes, Process process, Path folder) throws Exception {
    Set<Path> older = new HashSet<>(journals(folder));
    while (process.isAlive() && size(folder, older) <= bytes) {
      Thread.sleep(1);
    }
    process.destroyForcibly().waitFor();
  }

  private static long size(Path folder, Set<Path> older) throws IOException {
    long size = 0;
    for (Path journal : journals(folder)) {
      size += older.contains(journal) ? 0 : Files.size(journal);
    }
    return size;
  }

  private static String cases() {
    return Stream.of("one", "two", "three", "four", "five", "six")
            .map(name -> Shop.testCase(name, "columnValuesToBeUnique", "id"))
            .collect(Collectors.joining())
        + Shop.testCase("known", "columnValuesToBeNotNull", "amount");
  }

  /** What stands in the journals, but for half of a line. */
  private static Set<String> published(Path folder) throws IOException {
    Set<String> keys = new HashSet<>();
    for (Path journal : journals(folder)) {
      for (String line : Files.readString(journal, StandardCharsets.ISO_8859_1).split("\n", -1)) {
        Matcher result = RESULT.matcher(line);
        if (line.endsWith("}}") && result.find()) {
          keys.add(result.group(1) + "@" + result.group(2));
        }
      }
    }
    return keys;
  }

  private static List<Path> journals(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("dq-run/outbox"))) {
      return files.filter(file -> file.toString().endsWith(".journal")).toList();
    }
  }
}
