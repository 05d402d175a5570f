package io.dqrun.runner.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteLockTest {

  private static final InstantSource CLOCK = InstantSource.system();
  private static final String SERVER = "http://om:8585/api";

  private final Path state;

  SuiteLockTest(@TempDir Path state) {
    this.state = state;
  }

  @Test
  void aLockDiesWithItsProcessAndNamesIt() throws Exception {
    Process process = new ProcessBuilder(command()).redirectErrorStream(true).start();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      assertEquals("held", lines.readLine());
      assertTrue(place("nightly").tryTake(CLOCK).isEmpty());
      String owner = place("nightly").owner();
      assertTrue(owner.contains("process " + process.pid() + " on "), owner);
      // To read the note did not give anything up.
      assertTrue(place("nightly").take(Duration.ofMillis(50), CLOCK).isEmpty());

      process.destroyForcibly();
      process.waitFor();

      Optional<SuiteLock> lock = place("nightly").take(Duration.ofSeconds(10), CLOCK);
      assertTrue(lock.isPresent());
      lock.get().close();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aProcessWaitsForOurs() throws Exception {
    Optional<SuiteLock> lock = place("nightly").tryTake(CLOCK);
    Process process = new ProcessBuilder(command()).redirectErrorStream(true).start();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      CompletableFuture<String> held =
          CompletableFuture.supplyAsync(() -> lines.lines().findFirst().orElse(""));
      Thread.sleep(1_000);
      assertTrue(!held.isDone(), "two processes hold the lock");
      lock.orElseThrow().close();
      assertEquals("held", held.join());
    } finally {
      process.destroyForcibly();
      process.waitFor();
    }
  }

  @Test
  void suitesAndServersHaveTheirOwnLocks() throws IOException {
    String odd = "../../x \"y\"." + "z".repeat(300);
    try (SuiteLock one = place("a").tryTake(CLOCK).orElseThrow();
        SuiteLock two = place(odd).tryTake(CLOCK).orElseThrow();
        SuiteLock three =
            new SuiteLock.Place(state, "http://other:8585", "a").tryTake(CLOCK).orElseThrow();
        Stream<Path> files = Files.list(state.resolve("locks"))) {
      List<Path> locks = files.toList();
      assertEquals(3, locks.size(), one + " " + two + " " + three);
      for (Path lock : locks) {
        assertEquals(
            "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(lock)));
      }
    }
  }

  @Test
  void anotherSpellingOfTheServerIsTheSameLock() {
    CompletableFuture<Boolean> taken;
    try (SuiteLock lock = place("a").tryTake(CLOCK).orElseThrow()) {
      taken =
          CompletableFuture.supplyAsync(
              () -> new SuiteLock.Place(state, "http://OM:8585/", "a").tryTake(CLOCK).isPresent());
      assertEquals(false, taken.join(), lock.toString());
    }
  }

  private SuiteLock.Place place(String suite) {
    return new SuiteLock.Place(state, SERVER, suite);
  }

  private List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        LockProcess.class.getName(),
        state.toString());
  }

  /** Takes the lock, says so, and holds it until it is killed. */
  static final class LockProcess {
    private LockProcess() {}

    @SuppressWarnings("SystemOut") // The parent process reads it.
    public static void main(String[] args) throws InterruptedException {
      try (SuiteLock lock =
          new SuiteLock.Place(Path.of(args[0]), SERVER, "nightly")
              .take(Duration.ofMinutes(1), CLOCK)
              .orElseThrow()) {
        System.out.println("held");
        Thread.sleep(Duration.ofMinutes(5).toMillis());
        System.out.println(lock);
      }
    }
  }
}
