package io.dqrun.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dqrun.runner.testing.Distribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher and its class-data archives, in real processes: whatever the archives are like, a
 * call prints and ends as it would without them.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(240)
class LauncherTest {

  private static final String WORKFLOW =
      """
      source:
        type: TestSuite
        serviceName: nightly
        sourceConfig:
          config:
            type: TestSuite
      processor: {type: orm-test-runner, config: {}}
      workflowConfig:
        openMetadataServerConfig:
          hostPort: http://localhost:8585/api
          securityConfig: {jwtToken: "${OM_JWT_TOKEN}"}
      """;

  private static final List<String> CALLS =
      List.of("validate good.yaml", "validate bad.yaml", "validat", "definitions");

  /** Filled by the test that is first. */
  private static final List<Distribution.Outcome> PLAIN = new ArrayList<>();

  private final Path folder;
  private final Path cache;
  private final Distribution dqRun;

  LauncherTest(@TempDir Path temporary) throws IOException {
    // Blanks are common on people's machines.
    folder = Files.createDirectories(temporary.toRealPath().resolve("my files"));
    cache = folder.resolve("my cache");
    dqRun =
        Distribution.in(folder.resolveSibling("dq-run"))
            .with("XDG_CACHE_HOME", cache.toString())
            .with("OM_JWT_TOKEN", "t");
  }

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("good.yaml"), WORKFLOW);
    Files.writeString(folder.resolve("bad.yaml"), WORKFLOW.replace("serviceName", "servceName"));
  }

  /**
   * What calls without any archive leave behind; they name no folder, so that it is the same for
   * all tests.
   */
  private List<Distribution.Outcome> plain() throws IOException, InterruptedException {
    if (PLAIN.isEmpty()) {
      dqRun.with("DQRUN_ARCHIVE", "off");
      PLAIN.addAll(calls(dqRun));
      dqRun.without("DQRUN_ARCHIVE");
    }
    assertEquals(List.of(0, 65, 64, 0), PLAIN.stream().map(Distribution.Outcome::code).toList());
    return PLAIN;
  }

  private List<Distribution.Outcome> calls(Distribution distribution)
      throws IOException, InterruptedException {
    List<Distribution.Outcome> outcomes = new ArrayList<>();
    for (String call : CALLS) {
      outcomes.add(distribution.run(folder, call.split(" ", -1)));
    }
    return outcomes;
  }

  @Test
  void oneOfManyFirstCallsMakesArchivesForThoseThatFollow() throws Exception {
    List<Distribution.Outcome> plain = plain();
    dqRun.with("DQRUN_ARCHIVE", "off").assertArchiveIsUsed(false, folder);
    dqRun.without("DQRUN_ARCHIVE");
    assertFalse(Files.exists(cache));

    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      processes.add(dqRun.start(folder, "validate", "bad.yaml"));
    }
    for (Process process : processes) {
      assertEquals(plain.get(1), Distribution.outcome(process));
    }
    assertEquals(List.of("all", "files", "key"), names(dqRun.waitForArchives(cache)));

    dqRun.assertArchiveIsUsed(true, folder);
    assertEquals(plain, calls(dqRun));
  }

  @Test
  void aDamagedArchiveIsNotReadOrNotBelieved() throws Exception {
    List<Distribution.Outcome> plain = plain();
    dqRun.run(folder, "explain");
    Path archives = dqRun.waitForArchives(cache);

    Map<Path, byte[]> whole = new HashMap<>();
    for (String name : List.of("all", "files")) {
      Path archive = archive(archives, name);
      whole.put(archive, Files.readAllBytes(archive));
    }
    damage(whole, bytes -> flipped(bytes, 64));
    assertEquals(plain, calls(dqRun));
    // So few that Java does not notice by itself until it crashes.
    damage(whole, bytes -> flipped(bytes, bytes.length / 21));
    assertEquals(plain, calls(dqRun));
    damage(whole, bytes -> new byte[bytes.length]);
    assertEquals(plain, calls(dqRun));

    damage(whole, bytes -> Arrays.copyOf(bytes, bytes.length / 2));
    assertEquals(plain, calls(dqRun));
    // A size that is wrong is noticed, so that they are made anew.
    waitUntilUsed();
  }

  private static byte[] flipped(byte[] bytes, int every) {
    byte[] damaged = bytes.clone();
    for (int i = every; i < damaged.length; i += every) {
      damaged[i] ^= 0x55;
    }
    return damaged;
  }

  private static void damage(Map<Path, byte[]> whole, UnaryOperator<byte[]> damage)
      throws IOException {
    for (Map.Entry<Path, byte[]> archive : whole.entrySet()) {
      Files.deleteIfExists(archive.getKey());
      Files.write(archive.getKey(), damage.apply(archive.getValue()));
    }
  }

  private static Path archive(Path folder, String name) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).startsWith(name + "."))
          .findFirst()
          .orElseThrow();
    }
  }

  private void waitUntilUsed() throws IOException, InterruptedException {
    dqRun.run(folder, "explain");
    Thread.sleep(100);
    dqRun.waitForArchives(cache);
    dqRun.assertArchiveIsUsed(true, folder);
  }

  @Test
  void otherJarsGetOtherArchives() throws Exception {
    dqRun.run(folder, "explain");
    Path archives = dqRun.waitForArchives(cache);
    String key = Files.readString(archives.resolve("key"));

    // Older than the archives, as what comes out of a package often is.
    Files.setLastModifiedTime(
        dqRun.home().resolve("lib/dq-run-test.jar"),
        FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    Path lib = dqRun.home().resolve("lib");
    Files.copy(lib.resolve("dq-run-test.jar"), lib.resolve("zz-another.jar"));
    waitForAnother(archives, key);

    assertEquals(List.of("all", "files", "key"), names(archives));
    dqRun.assertArchiveIsUsed(true, folder);
  }

  private void waitForAnother(Path archives, String key) throws Exception {
    dqRun.run(folder, "explain");
    for (int i = 0; i < 900; i++) {
      if (Files.exists(archives.resolve("key"))
          && !Files.readString(archives.resolve("key")).equals(key)) {
        break;
      }
      Thread.sleep(100);
    }
    dqRun.waitForArchives(cache);
    assertNotEquals(key, Files.readString(archives.resolve("key")));
  }

  private static List<String> names(Path archives) throws IOException {
    try (Stream<Path> files = Files.list(archives)) {
      return files
          .map(file -> String.valueOf(file.getFileName()).replaceAll("\\.(jsa|aot)$", ""))
          .sorted()
          .toList();
    }
  }

  @Test
  void anotherJavaHasArchivesOfItsOwn() throws Exception {
    assumeTrue(Files.isDirectory(Distribution.OTHER_JAVA), "there is no other Java");
    List<Distribution.Outcome> plain = plain();
    dqRun.run(folder, "explain");
    Path archives = dqRun.waitForArchives(cache);

    dqRun.with("JAVA_HOME", Distribution.OTHER_JAVA.toString());
    assertEquals(plain, calls(dqRun));
    dqRun.waitForArchives(cache);
    dqRun.assertArchiveIsUsed(true, folder);
    assertEquals(plain, calls(dqRun));
    assertTrue(Files.exists(archives.resolve("key")));
  }

  @Test
  void aFolderThatWasMovedGetsOthersAndTheOldOnesGo() throws Exception {
    List<Distribution.Outcome> plain = plain();
    assertEquals(
        new Distribution.Outcome(0, "", ""),
        dqRun.with("DQRUN_ARCHIVE", "make").run(folder, "--version"));
    dqRun.without("DQRUN_ARCHIVE");
    assertEquals(List.of("all", "files", "key"), names(dqRun.home().resolve("archive")));
    dqRun.assertArchiveIsUsed(true, folder);
    assertFalse(Files.exists(cache), "the packaged ones are used");

    // From Java 25 on archives may be moved with their jars, which Java itself checks.
    Distribution first = dqRun.moveTo(folder.resolveSibling("first"));
    if (Runtime.version().feature() >= 25) {
      assertEquals(plain, calls(first));
      first.assertArchiveIsUsed(true, folder);
      assertFalse(Files.exists(cache), "the packaged ones still fit");
      return;
    }
    assertEquals(plain, calls(first));
    Path left = first.waitForArchives(cache);

    Distribution second = first.moveTo(folder.resolveSibling("second"));
    assertEquals(plain, calls(second));
    second.waitForArchives(cache);
    second.assertArchiveIsUsed(true, folder);
    for (int i = 0; i < 100 && Files.exists(left); i++) {
      Thread.sleep(50);
    }
    assertFalse(Files.exists(left), "those of the place that is gone");
  }

  /** Java 17 archives no class of a jar whose path would look different in a URL; it works, too. */
  @Test
  void aFolderWithBlanksWorks() throws Exception {
    List<Distribution.Outcome> plain = plain();
    Distribution moved = dqRun.moveTo(folder.resolve("my tools"));
    assertEquals(plain, calls(moved));
    moved.waitForArchives(cache);
    assertEquals(plain, calls(moved));
  }

  @Test
  void whereNothingCanBeWrittenItWorksWithoutAnArchive() throws Exception {
    List<Distribution.Outcome> plain = plain();
    Path file = Files.writeString(folder.resolve("a file"), "");

    assertEquals(plain, calls(dqRun.with("XDG_CACHE_HOME", file + "/below")));
    assertEquals(plain, calls(dqRun.with("XDG_CACHE_HOME", "/proc/self")));
    assertEquals(plain, calls(dqRun.without("XDG_CACHE_HOME")));
    assertEquals(plain, calls(dqRun.with("HOME", "/nonexistent/home/of/nobody")));
    dqRun.assertArchiveIsUsed(false, folder);

    dqRun.with("DQRUN_ARCHIVE", "make");
    Files.writeString(dqRun.home().resolve("archive"), "in the way");
    assertEquals(0, dqRun.run(folder).code(), "a file in the way is replaced");
  }

  @Test
  void ownWishesAboutArchivesAreRespected() throws Exception {
    dqRun.with("DQRUN_JAVA_OPTS", "-Xshare:off");
    assertEquals(0, dqRun.run(folder, "explain").code());
    dqRun.without("DQRUN_JAVA_OPTS").with("JAVA_TOOL_OPTIONS", "-Xshare:auto");
    assertEquals(0, dqRun.run(folder, "explain").code());
    assertFalse(Files.exists(cache));
  }
}
