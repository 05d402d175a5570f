package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real processes that convert, really killed. Eight times; run with {@code -Ddqrun.kills=50} for
 * more.
 */
@Timeout(900)
class ConvertCrashTest {

  private static final int FILES = 1_000;
  private static final int KILLS = Integer.getInteger("dqrun.kills", 8);

  private final Path home;
  private final Path folder;

  ConvertCrashTest(@TempDir Path home) {
    this.home = home;
    this.folder = home.resolve("files");
  }

  @Test
  void aKilledRunLeavesOldOrNewFilesAndTheNextOneCleansUp() throws Exception {
    Random random = new Random(20_240_611);
    int midway = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      writeOld();
      Path watched = folder.resolve(name(random.nextInt(FILES)));
      Process process = start(List.of(), "--write", "-q", folder.toString());
      while (process.isAlive() && Files.size(watched) == OldWorkflow.BEFORE.length()) {
        // Short beside what follows, and it leaves the processor to the process that is to die.
        LockSupport.parkNanos(100_000);
      }
      TimeUnit.MICROSECONDS.sleep(random.nextInt(3_000));
      process.destroyForcibly();
      process.waitFor();
      int converted = converted();
      midway += converted > 0 && converted < FILES ? 1 : 0;
    }
    assertTrue(midway > KILLS / 2, "killed while it was writing: " + midway);

    Cli.Outcome outcome = Cli.call("convert", "--write", "-q", folder.toString());
    assertEquals(new Cli.Outcome(0, "", ""), outcome);
    assertEquals(FILES, converted());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(FILES, files.count());
    }
  }

  @Test
  void aFullDiskLeavesTheOldFiles() throws Exception {
    writeOld();
    Process process =
        start(
            List.of("sh", "-c", "ulimit -f 0; exec \"$@\"", "sh"),
            "--write",
            "-q",
            folder.toString());
    assertEquals(74, process.waitFor());
    assertEquals(0, converted());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(FILES, files.count());
    }
  }

  private void writeOld() throws IOException {
    Files.createDirectories(folder);
    for (int i = 0; i < FILES; i++) {
      Files.writeString(folder.resolve(name(i)), OldWorkflow.BEFORE);
    }
  }

  private static String name(int index) {
    return "w%04d.yaml".formatted(index);
  }

  /** How many are new; the others are old. */
  private int converted() throws IOException {
    int converted = 0;
    for (int i = 0; i < FILES; i++) {
      String text = Files.readString(folder.resolve(name(i)));
      if (!text.equals(OldWorkflow.BEFORE)) {
        assertEquals(OldWorkflow.AFTER, text);
        converted++;
      }
    }
    return converted;
  }

  private Process start(List<String> before, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(before);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "convert"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .directory(home.toFile())
        .start();
  }
}
